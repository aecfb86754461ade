import type { Matrix } from '../../src/core/types.ts';

/** Exact arithmetic on doubles: every finite double is an integer times a power of two. */

/** x·2^shift; throws if that is not a whole number. */
function integer(x: number, shift: number): bigint {
  let [mantissa, power] = [x, shift];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power -= 1;
  }
  if (power < 0) throw new RangeError(`${x} is not a multiple of 2^−${shift}`);
  return BigInt(mantissa) << BigInt(power);
}

/** All leading principal minors, by Bareiss' fraction-free elimination, are positive. */
function positiveDefinite(S: bigint[][]): boolean {
  let previous = 1n;
  for (let k = 0; k < S.length; k++) {
    const pivot = S[k]![k]!;
    if (pivot <= 0n) return false;
    for (let i = k + 1; i < S.length; i++) {
      for (let j = k + 1; j < S.length; j++) {
        S[i]![j] = (S[i]![j]! * pivot - S[i]![k]! * S[k]![j]!) / previous;
      }
    }
    previous = pivot;
  }
  return true;
}

/** sign·(x²I − AAᵀ) is positive definite, for these very doubles. */
function definite(A: Matrix, x: number, sign: bigint): boolean {
  const shift = 1100;
  const a = Array.from(A.entries, (entry) => integer(entry, shift));
  const square = integer(x, shift) ** 2n;
  const row = (i: number) => a.slice(i * A.columns, (i + 1) * A.columns);
  const S = Array.from({ length: A.rows }, (_, i) =>
    Array.from({ length: A.rows }, (_, j) => {
      const product = row(i).reduce((sum, entry, k) => sum + entry * row(j)[k]!, 0n);
      return sign * ((i === j ? square : 0n) - product);
    }),
  );
  return positiveDefinite(S);
}

/** x > ‖A‖, decided without rounding. */
export const exceedsNorm = (A: Matrix, x: number): boolean => definite(A, x, 1n);

/** x < min ‖Aᵀu‖ over unit u, decided without rounding. */
export const fallsShortOfGain = (A: Matrix, x: number): boolean => definite(A, x, -1n);
