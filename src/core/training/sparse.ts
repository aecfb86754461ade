import type { SparseRows } from './examples.ts';

/**
 * The first layer on inputs that are mostly zero. Its matrix is held transposed, wᵀ of inputs × n, so that what an input does
 * to all neurons stands together; of a digit's 784 inputs one in five is needed.
 */

/**
 * z_x ← b + w a_x for the m examples order[from … from+m): z_j = b_j + Σ_k w_jk a_k over the inputs k that are not zero. Some
 * neurons of all examples at a time: neighbours in `order` need much the same rows of wᵀ, and find them in the fastest memory.
 */
export function sparseForward(
  transposed: Float64Array,
  b: Float64Array,
  { start, column, value }: SparseRows,
  order: Int32Array,
  from: number,
  m: number,
  z: Float64Array,
  n: number,
): void {
  for (let x = 0; x < m; x++) for (let j = 0; j < n; j++) z[x * n + j] = b[j]!;
  for (let j = 0; j < n; j += columnsAtOnce(n - j)) {
    for (let x = 0; x < m; x++) {
      const example = order[from + x]!;
      addColumns(transposed, column, n, j, value, start[example]!, start[example + 1]!, z, x * n + j);
    }
  }
}

/** The entries of some examples by input: those of input k stand at start[k] … start[k+1). */
export interface ByInput {
  readonly start: Int32Array;
  /** Which of the examples, counted from 0. */
  readonly example: Int32Array;
  readonly value: Float64Array;
}

export const roomByInput = (inputs: number, examples: number): ByInput => ({
  start: new Int32Array(inputs + 1),
  example: new Int32Array(inputs * examples),
  value: new Float64Array(inputs * examples),
});

/** Sorts the entries of the m examples order[from … from+m) by input. */
export function sortByInput(
  rows: SparseRows,
  order: Int32Array,
  from: number,
  m: number,
  { start, example, value }: ByInput,
): void {
  const inputs = start.length - 1;
  start.fill(0);
  for (let x = 0; x < m; x++) {
    const end = rows.start[order[from + x]! + 1]!;
    for (let i = rows.start[order[from + x]!]!; i < end; i++) start[rows.column[i]!]!++;
  }
  // start[k] becomes the end of input k, and goes back to its beginning as the entries are put down.
  for (let k = 1; k <= inputs; k++) start[k]! += start[k - 1]!;
  for (let x = m - 1; x >= 0; x--) {
    const end = rows.start[order[from + x]! + 1]!;
    for (let i = rows.start[order[from + x]!]!; i < end; i++) {
      const at = --start[rows.column[i]!]!;
      example[at] = x;
      value[at] = rows.value[i]!;
    }
  }
}

/** gᵀ += Σ_x a_x δ_xᵀ: row k of the gradient of wᵀ gains Σ_x a_xk δ_x.  Shapes: δ is m × n. */
export function addSparseGradient(
  { start, example, value }: ByInput,
  delta: Float64Array,
  n: number,
  g: Float64Array,
): void {
  for (let k = 0; k < start.length - 1; k++) {
    if (start[k] === start[k + 1]) continue;
    for (let j = 0; j < n; j += columnsAtOnce(n - j)) {
      addColumns(delta, example, n, j, value, start[k]!, start[k + 1]!, g, k * n + j);
    }
  }
}

/** How many columns {@link addColumns} takes if so many are left. */
const columnsAtOnce = (left: number): number => (left >= 10 ? 10 : left >= 3 ? 3 : 1);

/**
 * out[q+c] += Σ_i value_i rows[index_i, j+c],  from ≤ i < to,  over the columns j+c of rows of length n that are taken at once:
 * sums that do not wait for each other and are kept out of memory until they are complete.
 */
function addColumns(
  rows: Float64Array,
  index: Int32Array,
  n: number,
  j: number,
  value: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
  q: number,
): void {
  const count = columnsAtOnce(n - j);
  if (count === 10) addTenColumns(rows, index, n, j, value, from, to, out, q);
  else if (count === 3) addThreeColumns(rows, index, n, j, value, from, to, out, q);
  else {
    let sum = out[q]!;
    for (let i = from; i < to; i++) sum += value[i]! * rows[index[i]! * n + j]!;
    out[q] = sum;
  }
}

function addTenColumns(
  rows: Float64Array,
  index: Int32Array,
  n: number,
  j: number,
  value: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
  q: number,
): void {
  let s0 = out[q]!;
  let s1 = out[q + 1]!;
  let s2 = out[q + 2]!;
  let s3 = out[q + 3]!;
  let s4 = out[q + 4]!;
  let s5 = out[q + 5]!;
  let s6 = out[q + 6]!;
  let s7 = out[q + 7]!;
  let s8 = out[q + 8]!;
  let s9 = out[q + 9]!;
  for (let i = from; i < to; i++) {
    const r = index[i]! * n + j;
    const c = value[i]!;
    s0 += c * rows[r]!;
    s1 += c * rows[r + 1]!;
    s2 += c * rows[r + 2]!;
    s3 += c * rows[r + 3]!;
    s4 += c * rows[r + 4]!;
    s5 += c * rows[r + 5]!;
    s6 += c * rows[r + 6]!;
    s7 += c * rows[r + 7]!;
    s8 += c * rows[r + 8]!;
    s9 += c * rows[r + 9]!;
  }
  out[q] = s0;
  out[q + 1] = s1;
  out[q + 2] = s2;
  out[q + 3] = s3;
  out[q + 4] = s4;
  out[q + 5] = s5;
  out[q + 6] = s6;
  out[q + 7] = s7;
  out[q + 8] = s8;
  out[q + 9] = s9;
}

function addThreeColumns(
  rows: Float64Array,
  index: Int32Array,
  n: number,
  j: number,
  value: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
  q: number,
): void {
  let s0 = out[q]!;
  let s1 = out[q + 1]!;
  let s2 = out[q + 2]!;
  for (let i = from; i < to; i++) {
    const r = index[i]! * n + j;
    const c = value[i]!;
    s0 += c * rows[r]!;
    s1 += c * rows[r + 1]!;
    s2 += c * rows[r + 2]!;
  }
  out[q] = s0;
  out[q + 1] = s1;
  out[q + 2] = s2;
}
