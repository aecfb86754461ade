import { norm } from './linear-algebra.ts';

/**
 * Replaces the vector x at x[from … from+count) by v, ‖v‖² = 2, with (I − vvᵀ)x = ∓‖x‖e, and returns ∓‖x‖. Here e is the
 * first unit vector and v a multiple of x ± ‖x‖e, with the sign of x_0 so that nothing cancels; v = 0 if x = 0.
 */
export function reflector(x: Float64Array, from: number, count: number): number {
  const size = norm(x, from, count);
  if (size === 0) return 0;
  const sign = x[from]! < 0 ? -1 : 1;
  for (let j = from; j < from + count; j++) x[j]! /= size;
  x[from]! += sign;
  const length = norm(x, from, count) / Math.SQRT2;
  for (let j = from; j < from + count; j++) x[j]! /= length;
  return -sign * size;
}

/** Rows `from` … `to`−1 of a matrix with c columns ← row·(I − vvᵀ), v zero before place k. Four rows at a time. */
export function reflectRows(
  rows: Float64Array,
  c: number,
  k: number,
  v: Float64Array,
  from: number,
  to: number,
): void {
  let i = from;
  for (; i + 3 < to; i += 4) {
    const r0 = i * c;
    const r1 = r0 + c;
    const r2 = r1 + c;
    const r3 = r2 + c;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = k; j < c; j++) {
      const vj = v[j]!;
      s0 += rows[r0 + j]! * vj;
      s1 += rows[r1 + j]! * vj;
      s2 += rows[r2 + j]! * vj;
      s3 += rows[r3 + j]! * vj;
    }
    for (let j = k; j < c; j++) {
      const vj = v[j]!;
      rows[r0 + j]! -= s0 * vj;
      rows[r1 + j]! -= s1 * vj;
      rows[r2 + j]! -= s2 * vj;
      rows[r3 + j]! -= s3 * vj;
    }
  }
  for (; i < to; i++) {
    let s = 0;
    for (let j = k; j < c; j++) s += rows[i * c + j]! * v[j]!;
    for (let j = k; j < c; j++) rows[i * c + j]! -= s * v[j]!;
  }
}

/** Rows `from` … `to`−1 of a matrix with c columns, from column k on, ← (I − vvᵀ)·rows, v zero before place `from`. */
export function reflectColumns(
  rows: Float64Array,
  c: number,
  k: number,
  v: Float64Array,
  from: number,
  to: number,
): void {
  const s = new Float64Array(c);
  let i = from;
  for (; i + 3 < to; i += 4) {
    const [r0, r1, r2, r3] = [i * c, (i + 1) * c, (i + 2) * c, (i + 3) * c];
    const [v0, v1, v2, v3] = [v[i]!, v[i + 1]!, v[i + 2]!, v[i + 3]!];
    for (let j = k; j < c; j++) {
      s[j]! += v0 * rows[r0 + j]! + v1 * rows[r1 + j]! + v2 * rows[r2 + j]! + v3 * rows[r3 + j]!;
    }
  }
  for (; i < to; i++) for (let j = k; j < c; j++) s[j]! += v[i]! * rows[i * c + j]!;
  for (i = from; i < to; i++) {
    const vi = v[i]!;
    for (let j = k; j < c; j++) rows[i * c + j]! -= vi * s[j]!;
  }
}
