import { reflector, reflectRows } from './householder.ts';
import { norm } from './linear-algebra.ts';
import type { Matrix } from './types.ts';

/** M = QR with the columns of M in the order `pivots`: Q has orthonormal columns, R is upper triangular. */
export interface PivotedQr {
  /** Qᵀ, rank × n. */
  readonly transposedQ: Matrix;
  /** R, rank × k; its column p belongs to column pivots[p] of M. */
  readonly R: Matrix;
  readonly pivots: readonly number[];
}

/**
 * Householder QR of the n × k matrix M, given as Mᵀ, where column j is meant to have the scale exp(logColumns[j]), which
 * may be far beyond what doubles hold: the largest remaining column comes first, and the rows of M are sorted by size.
 * Then each row of the result is right relative to the size of that row of M, however different they are (Cox and Higham,
 * Stability of Householder QR factorization for weighted least squares problems, 1998). Rows of zeros are kept
 * exactly: the rank is at most the number of others. Yields after each column.
 */
export function* pivotedQr(transposedM: Matrix, logColumns: Float64Array): Generator<null, PivotedQr> {
  const { rows: k, columns: n } = transposedM;
  const order = rowsBySize(transposedM);
  const live = order.length;
  // A column of M a row; row i ends as R_0i … R_i−1,i followed by the reflector of step i.
  const work = new Float64Array(k * live);
  for (let i = 0; i < work.length; i++) {
    work[i] = transposedM.entries[Math.floor(i / live) * n + order[i % live]!]!;
  }
  const row = (i: number): Float64Array => work.subarray(i * live, (i + 1) * live);
  const pivots = [...logColumns.keys()];
  const diagonal: number[] = [];
  for (let i = 0; i < Math.min(live, k); i++) {
    const sizes = pivots.map((j, p) =>
      p < i ? Number.NEGATIVE_INFINITY : Math.log(norm(work, p * live + i, live - i)) + logColumns[j]!,
    );
    const largest = Math.max(...sizes);
    if (largest === Number.NEGATIVE_INFINITY) break;
    const pivot = sizes.indexOf(largest);
    [pivots[i], pivots[pivot]] = [pivots[pivot]!, pivots[i]!];
    const moved = row(i).slice();
    row(i).set(row(pivot));
    row(pivot).set(moved);
    diagonal[i] = reflector(work, i * live + i, live - i);
    reflectRows(work, live, i, row(i), i + 1, k);
    yield null;
  }
  const rank = diagonal.length;
  const R = new Float64Array(rank * k);
  for (let i = 0; i < rank; i++) {
    R[i * k + i] = diagonal[i]!;
    for (let p = i + 1; p < k; p++) R[i * k + p] = work[p * live + i]!;
  }
  const sortedQ = new Float64Array(rank * live);
  for (let i = rank - 1; i >= 0; i--) {
    sortedQ[i * live + i] = 1;
    reflectRows(sortedQ, live, i, row(i), i, rank);
    yield null;
  }
  const Q = new Float64Array(rank * n);
  for (let i = 0; i < sortedQ.length; i++) Q[Math.floor(i / live) * n + order[i % live]!] = sortedQ[i]!;
  return {
    transposedQ: { rows: rank, columns: n, entries: Q },
    R: { rows: rank, columns: k, entries: R },
    pivots,
  };
}

/** The rows of M that are not zero, the largest first. */
function rowsBySize({ columns: n, entries }: Matrix): number[] {
  const sizes = new Float64Array(n);
  entries.forEach((entry, i) => {
    sizes[i % n] = Math.max(sizes[i % n]!, Math.abs(entry));
  });
  return [...sizes.keys()].filter((i) => sizes[i]! > 0).sort((a, b) => sizes[b]! - sizes[a]!);
}
