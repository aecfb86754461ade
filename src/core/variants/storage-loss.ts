import type { Net } from '../network.ts';
import { logAdd } from './log-add.ts';

/** By how much the storing of numbers may raise a length: from log of the length to log of a bound of the stored one. */
export interface StorageLoss {
  /** 1 + u; 1 for doubles, whose rounding is allowed for elsewhere. */
  readonly factor: number;
  /** A stored vector of n_l numbers. */
  readonly ofVector: (l: number, log: number) => number;
  /** δˡ: where layer l is normalised, stored once before and once after N′, whose norm is at most exp(logInverseSpread). */
  readonly ofError: (l: number, log: number, logInverseSpread: number) => number;
  /** ‖wˡ‖ of the stored matrix, from that of the exact one: ‖rounding‖_F ≤ u‖wˡ‖_F + √(rows·columns)·smallest/2. */
  readonly ofWeights: (l: number, log: number) => number;
  /** The mean of the errors of m examples, stored once more. */
  readonly ofMean: (l: number, log: number, m: number) => number;
}

const nothing: StorageLoss = {
  factor: 1,
  ofVector: (_, log) => log,
  ofError: (_, log) => log,
  ofWeights: (_, log) => log,
  ofMean: (_, log) => log,
};

/**
 * Rounding moves a number x by at most u|x| where it is normal, by half of the smallest number where it is not: a vector of n
 * numbers grows to at most (1 + u)‖x‖ + √n·smallest/2, that in units of 2^−lossScale on the way back.
 */
export function createStorageLoss({ variant, sizes, w }: Net): StorageLoss {
  if (!variant?.format) return nothing;
  const { unitRoundoff: u, smallest } = variant.format;
  const { lossScale, maps } = variant;
  const half = Math.log(smallest / 2);
  const granule = (n: number): number => half + Math.log(n) / 2 - lossScale * Math.LN2;
  const ofVector = (l: number, log: number): number => logAdd(log + Math.log1p(u), granule(sizes[l]!));
  return {
    factor: 1 + u,
    ofVector,
    ofError(l, log, logInverseSpread) {
      if (!maps[l]!.norm) return ofVector(l, log);
      return ofVector(l, logAdd(log + Math.log1p(u), granule(sizes[l]!) + logInverseSpread));
    },
    ofWeights(l, log) {
      const { rows, columns } = w[l]!;
      const relative = Math.log1p(u * Math.sqrt(Math.min(rows, columns)));
      return logAdd(log + relative, half + Math.log(rows * columns) / 2);
    },
    ofMean: (l, log, m) => (m === 1 ? log : ofVector(l, log)),
  };
}
