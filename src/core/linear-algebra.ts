import { powerOfTwoBelow } from './scaling.ts';
import type { Matrix } from './types.ts';

/** Sums of squares between these are free of overflow, and what underflow took from them is below their rounding. */
const safeLeast = 2 ** -900;
const safeMost = 2 ** 1000;

/**
 * ‖x‖ of x[from … from+count). Squares the numbers as they are, and only where that over- or underflows again after
 * scaling by a power of two, so that the result is as good for 10^±300 as for 1.
 */
export function norm(x: Float64Array, from = 0, count = x.length - from): number {
  const sum = sumOfSquares(x, from, count, 1);
  if (sum >= safeLeast && sum <= safeMost) return Math.sqrt(sum);
  let largest = 0;
  for (let i = from; i < from + count; i++) largest = Math.max(largest, Math.abs(x[i]!));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return largest;
  const scale = powerOfTwoBelow(largest);
  return Math.sqrt(sumOfSquares(x, from, count, 1 / scale)) * scale;
}

function sumOfSquares(x: Float64Array, from: number, count: number, scale: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = from;
  for (const end = from + count - 3; i < end; i += 4) {
    const x0 = scale * x[i]!;
    const x1 = scale * x[i + 1]!;
    const x2 = scale * x[i + 2]!;
    const x3 = scale * x[i + 3]!;
    s0 += x0 * x0;
    s1 += x1 * x1;
    s2 += x2 * x2;
    s3 += x3 * x3;
  }
  for (const end = from + count; i < end; i++) s0 += (scale * x[i]!) ** 2;
  return s0 + s1 + (s2 + s3);
}

/**
 * out ← factor·w a for each of m examples: out_xj = factor Σ_k w_jk a_xk.  Shapes: a is m × columns, out is m × rows.
 *
 * Four rows by two examples at a time: eight sums that do not wait for each other, and each number loaded serves
 * several of them. Every sum runs over k in order, so an example's result does not depend on its company.
 */
export function multiply(w: Matrix, a: Float64Array, out: Float64Array, factor: number, m: number): void {
  const { rows, columns: n, entries } = w;
  let j = 0;
  for (; j + 3 < rows; j += 4) {
    let x = 0;
    for (; x + 1 < m; x += 2) dotFourByTwo(entries, j * n, a, x * n, n, out, x * rows + j, rows, factor);
    if (x < m) dotFourByOne(entries, j * n, a, x * n, n, out, x * rows + j, factor);
  }
  for (; j < rows; j++) {
    for (let x = 0; x < m; x++) out[x * rows + j] = factor * dot(entries, j * n, a, x * n, n);
  }
}

/** Σ_k w[r+k] a[p+k], k = 0 … n−1. */
function dot(w: Float64Array, r: number, a: Float64Array, p: number, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += w[r + k]! * a[p + k]!;
  return sum;
}

/** Rows at r, r+n, r+2n, r+3n with the example at p; results at out[q … q+3]. */
function dotFourByOne(
  w: Float64Array,
  r: number,
  a: Float64Array,
  p: number,
  n: number,
  out: Float64Array,
  q: number,
  factor: number,
): void {
  const [r1, r2, r3] = [r + n, r + 2 * n, r + 3 * n];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < n; k++) {
    const ak = a[p + k]!;
    s0 += w[r + k]! * ak;
    s1 += w[r1 + k]! * ak;
    s2 += w[r2 + k]! * ak;
    s3 += w[r3 + k]! * ak;
  }
  out[q] = factor * s0;
  out[q + 1] = factor * s1;
  out[q + 2] = factor * s2;
  out[q + 3] = factor * s3;
}

/** The same rows with the examples at p and p+n; results at out[q … q+3] and out[q+stride … q+stride+3]. */
function dotFourByTwo(
  w: Float64Array,
  r: number,
  a: Float64Array,
  p: number,
  n: number,
  out: Float64Array,
  q: number,
  stride: number,
  factor: number,
): void {
  const [r1, r2, r3] = [r + n, r + 2 * n, r + 3 * n];
  const p1 = p + n;
  let s00 = 0;
  let s10 = 0;
  let s20 = 0;
  let s30 = 0;
  let s01 = 0;
  let s11 = 0;
  let s21 = 0;
  let s31 = 0;
  for (let k = 0; k < n; k++) {
    const a0 = a[p + k]!;
    const a1 = a[p1 + k]!;
    const w0 = w[r + k]!;
    const w1 = w[r1 + k]!;
    const w2 = w[r2 + k]!;
    const w3 = w[r3 + k]!;
    s00 += w0 * a0;
    s10 += w1 * a0;
    s20 += w2 * a0;
    s30 += w3 * a0;
    s01 += w0 * a1;
    s11 += w1 * a1;
    s21 += w2 * a1;
    s31 += w3 * a1;
  }
  out[q] = factor * s00;
  out[q + 1] = factor * s10;
  out[q + 2] = factor * s20;
  out[q + 3] = factor * s30;
  out[q + stride] = factor * s01;
  out[q + stride + 1] = factor * s11;
  out[q + stride + 2] = factor * s21;
  out[q + stride + 3] = factor * s31;
}

/** out ← factor·wᵀd for each of m examples: out_xk = factor Σ_j w_jk d_xj.  Shapes: d is m × rows, out is m × columns. */
export function multiplyTransposed(
  w: Matrix,
  d: Float64Array,
  out: Float64Array,
  factor: number,
  m: number,
): void {
  out.fill(0, 0, m * w.columns);
  addTransposedProduct(w, d, out, factor, m);
}

/**
 * out += factor·wᵀd for each of m examples.
 *
 * Walks w by rows, never down a column: four scaled rows are added at a time, for two examples at once. The sums run
 * over j in order.
 */
export function addTransposedProduct(
  w: Matrix,
  d: Float64Array,
  out: Float64Array,
  factor: number,
  m: number,
): void {
  const { rows, columns: n, entries } = w;
  let j = 0;
  for (; j + 3 < rows; j += 4) {
    let x = 0;
    for (; x + 1 < m; x += 2) addFourByTwo(entries, j * n, d, x * rows + j, rows, n, out, x * n, factor);
    if (x < m) addFourByOne(entries, j * n, d, x * rows + j, n, out, x * n, factor);
  }
  for (; j < rows; j++) {
    for (let x = 0; x < m; x++) addScaled(entries, j * n, factor * d[x * rows + j]!, n, out, x * n);
  }
}

/** out[q+k] += c·w[r+k], k = 0 … n−1. */
function addScaled(w: Float64Array, r: number, c: number, n: number, out: Float64Array, q: number): void {
  for (let k = 0; k < n; k++) out[q + k]! += c * w[r + k]!;
}

/** Adds the rows at r, r+n, r+2n, r+3n, scaled by factor·d[p … p+3], to out[q … q+n). */
function addFourByOne(
  w: Float64Array,
  r: number,
  d: Float64Array,
  p: number,
  n: number,
  out: Float64Array,
  q: number,
  factor: number,
): void {
  const [r1, r2, r3] = [r + n, r + 2 * n, r + 3 * n];
  const c0 = factor * d[p]!;
  const c1 = factor * d[p + 1]!;
  const c2 = factor * d[p + 2]!;
  const c3 = factor * d[p + 3]!;
  for (let k = 0; k < n; k++) {
    out[q + k] = out[q + k]! + c0 * w[r + k]! + c1 * w[r1 + k]! + c2 * w[r2 + k]! + c3 * w[r3 + k]!;
  }
}

/** The same for two examples: coefficients at p and p+stride, results at q and q+n. */
function addFourByTwo(
  w: Float64Array,
  r: number,
  d: Float64Array,
  p: number,
  stride: number,
  n: number,
  out: Float64Array,
  q: number,
  factor: number,
): void {
  const [r1, r2, r3] = [r + n, r + 2 * n, r + 3 * n];
  const q1 = q + n;
  const c00 = factor * d[p]!;
  const c10 = factor * d[p + 1]!;
  const c20 = factor * d[p + 2]!;
  const c30 = factor * d[p + 3]!;
  const c01 = factor * d[p + stride]!;
  const c11 = factor * d[p + stride + 1]!;
  const c21 = factor * d[p + stride + 2]!;
  const c31 = factor * d[p + stride + 3]!;
  for (let k = 0; k < n; k++) {
    const w0 = w[r + k]!;
    const w1 = w[r1 + k]!;
    const w2 = w[r2 + k]!;
    const w3 = w[r3 + k]!;
    out[q + k] = out[q + k]! + c00 * w0 + c10 * w1 + c20 * w2 + c30 * w3;
    out[q1 + k] = out[q1 + k]! + c01 * w0 + c11 * w1 + c21 * w2 + c31 * w3;
  }
}

/** The product AB: each row of A is an error that Bᵀ carries back, (AB)_i = Bᵀ A_i.  Shapes: r × s, s × c, r × c. */
export function product(A: Matrix, B: Matrix): Matrix {
  const entries = new Float64Array(A.rows * B.columns);
  multiplyTransposed(B, A.entries, entries, 1, A.rows);
  return { rows: A.rows, columns: B.columns, entries };
}
