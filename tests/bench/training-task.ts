import type { Peer } from './peers/peer.ts';

/** What everybody trains on: images of 784 numbers in [0, 1], and labels. One run is one step on a batch. */
export interface TrainingTask {
  readonly images: readonly Float64Array[];
  readonly labels: Uint8Array;
}

export type TrainingPeer = Peer<TrainingTask>;

/** n_1 … n_L of the net of sigmoids that everybody trains, and the examples of a step. */
export const sizes = [784, 30, 30, 30, 30, 10] as const;
export const batch = 32;
export const rate = 0.1;

/** The indices of the next batch, over and over. */
export function batches(count: number): () => readonly number[] {
  let at = 0;
  return () => {
    const indices = Array.from({ length: batch }, (_, i) => (at + i) % count);
    at = (at + batch) % count;
    return indices;
  };
}
