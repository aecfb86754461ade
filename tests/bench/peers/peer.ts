import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Contender } from '../race.ts';

/** What everybody trains on: images of 784 numbers in [0, 1], and labels. */
export interface TrainingData {
  readonly images: readonly Float64Array[];
  readonly labels: Uint8Array;
}

/** n_1 … n_L of the net of sigmoids that everybody trains, and the examples of a step. */
export const sizes = [784, 30, 30, 30, 30, 10] as const;
export const batch = 32;
export const rate = 0.1;

/** One run is one step on a batch. A peer that is not there says why. */
export type Peer = (data: TrainingData) => Promise<readonly Contender[] | string>;

const folder = resolve('tests/bench/peers');

/** A package that the peers' own package file names; null if it is not installed. */
export function requirePeer<Module>(name: string): Module | null {
  if (!existsSync(resolve(folder, 'node_modules', name))) return null;
  return createRequire(resolve(folder, 'package.json'))(name) as Module;
}

export const notInstalled = 'not installed: npm ci in tests/bench/peers';

/** The indices of the next batch, over and over. */
export function batches(count: number): () => readonly number[] {
  let at = 0;
  return () => {
    const indices = Array.from({ length: batch }, (_, i) => (at + i) % count);
    at = (at + batch) % count;
    return indices;
  };
}
