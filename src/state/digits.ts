import type { Fetch } from '../compute/digits-file.ts';
import type { DigitSets, Digits } from '../core/digits.ts';
import { digitsAddress } from './digits-address.ts';

/** How far the digits have come. Nothing in it changes later. */
export interface DigitsState {
  readonly sets: DigitSets | null;
  /** Between 0 and 1 while they are fetched, null otherwise. */
  readonly progress: number | null;
  /** Why they cannot be had, in words. */
  readonly problem: string | null;
}

export interface DigitsSource {
  readonly get: () => DigitsState;
  /** Fetches them, if they are not here or on their way; after a failure tries again. */
  readonly load: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The handwritten digits, fetched when they are first asked for. */
export function createDigits(
  address = digitsAddress,
  fetchFile: Fetch = (file) => fetch(file),
): DigitsSource {
  const listeners = new Set<() => void>();
  let present: DigitsState = { sets: null, progress: null, problem: null };

  const publish = (state: DigitsState) => {
    present = state;
    for (const listener of listeners) listener();
  };

  return {
    get: () => present,
    load: () => {
      if (present.sets !== null || present.progress !== null) return;
      publish({ sets: null, progress: 0, problem: null });
      import('../compute/digits-file.ts')
        .then(({ loadDigits }) =>
          loadDigits(address, fetchFile, (progress) => publish({ ...present, progress })),
        )
        .then(
          (sets) => publish({ sets, progress: null, problem: null }),
          (reason: unknown) => {
            const problem = reason instanceof Error ? reason.message : String(reason);
            publish({ sets: null, progress: null, problem });
          },
        );
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The digits for training, if they are here. */
export const trainingDigits = (source: DigitsSource): Digits | null => source.get().sets?.training ?? null;
