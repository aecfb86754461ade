import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { product } from '../../src/core/linear-algebra.ts';
import { fillNormal, stream } from '../../src/core/random.ts';
import type { Matrix } from '../../src/core/types.ts';

/** Matrices for the tests of the numerical files. */

export function randomVector(length: number, seed: number): Float64Array {
  const x = new Float64Array(length);
  fillNormal(stream(seed, 'inputs', 1), x);
  return x;
}

/** Independent N(0, scale²). */
export function randomMatrix(rows: number, columns: number, seed: number, scale = 1): Matrix {
  return { rows, columns, entries: randomVector(rows * columns, seed).map((entry) => scale * entry) };
}

export const matrix = (rows: number, columns: number, entry: (i: number, j: number) => number): Matrix => ({
  rows,
  columns,
  entries: Float64Array.from({ length: rows * columns }, (_, k) =>
    entry(Math.floor(k / columns), k % columns),
  ),
});

export const transposed = (A: Matrix): Matrix =>
  matrix(A.columns, A.rows, (i, j) => A.entries[j * A.columns + i]!);

export const scaled = (A: Matrix, factor: number): Matrix => ({
  ...A,
  entries: A.entries.map((entry) => factor * entry),
});

/** Singular values by ml-matrix, descending. */
export function referenceSingularValues(A: Matrix): number[] {
  const rows = Array.from({ length: A.rows }, (_, i) => A.entries.slice(i * A.columns, (i + 1) * A.columns));
  const decomposition = new SingularValueDecomposition(new MlMatrix(rows), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  return decomposition.diagonal.slice(0, Math.min(A.rows, A.columns));
}

/** HAK with two reflections H and K: the singular values of A, its singular vectors in general position. */
export function reflected(A: Matrix, seed: number): Matrix {
  const reflection = (n: number, s: number): Matrix => {
    const v = randomVector(n, s);
    const square = v.reduce((sum, x) => sum + x * x, 0);
    return matrix(n, n, (i, j) => (i === j ? 1 : 0) - (2 * v[i]! * v[j]!) / square);
  };
  return product(product(reflection(A.rows, seed), A), reflection(A.columns, seed + 1));
}
