import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import type { ActivationId } from '../../src/core/types.ts';
import { normals, type PlainNet } from './plain-net.ts';

/** Matrices of ml-matrix for the tests of norms, and what that library says of them. */

export const random = (rows: number, columns: number, seed: number, scale = 1): MlMatrix =>
  MlMatrix.from1DArray(rows, columns, normals(rows * columns, seed, scale));

/** A random orthogonal matrix: the product of n reflections. */
export function orthogonal(n: number, seed: number): MlMatrix {
  let Q = MlMatrix.eye(n);
  for (let i = 0; i < n; i++) {
    const v = MlMatrix.columnVector(normals(n, seed * 100 + i));
    const square = v.transpose().mmul(v).get(0, 0);
    Q = Q.mmul(MlMatrix.eye(n).sub(v.mmul(v.transpose()).mul(2 / square)));
  }
  return Q;
}

export const product = (numbers: readonly number[]): number => numbers.reduce((all, x) => all * x, 1);

export const singularValues = (A: MlMatrix): readonly number[] =>
  new SingularValueDecomposition(A, { autoTranspose: true }).diagonal.slice(0, Math.min(A.rows, A.columns));

/** The largest singular value. */
export const normOf = (A: MlMatrix): number => singularValues(A)[0]!;

export const times = (A: MlMatrix, v: readonly number[]): number[] =>
  A.mmul(MlMatrix.columnVector([...v])).to1DArray();

/** The unit vector that A stretches most, by ml-matrix. */
export function stretchedMost(A: MlMatrix): number[] {
  // The right singular vectors are the left ones of the transpose.
  const { leftSingularVectors } = new SingularValueDecomposition(A.transpose(), { autoTranspose: true });
  return leftSingularVectors.getColumn(0);
}

interface NetParts {
  readonly activation: ActivationId;
  /** n_1, …, n_L. */
  readonly sizes: readonly number[];
  readonly w: (l: number) => number[][];
  /** 0 where left out. */
  readonly b?: (l: number) => number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A net whose matrices are given layer by layer. */
export function netOf({ activation, sizes, w: weights, b: biases, x, y }: NetParts): PlainNet {
  const w: number[][][] = [];
  const b: number[][] = [];
  for (let l = 2; l <= sizes.length; l++) {
    w[l] = weights(l);
    b[l] = biases?.(l) ?? w[l]!.map(() => 0);
  }
  return { sizes: [0, ...sizes], activation, w, b, x, y };
}
