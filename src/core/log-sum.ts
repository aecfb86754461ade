import { norm } from './linear-algebra.ts';

/** A vector exp(log)·vector that grows by terms of any size; log = ∞ once a term was not finite. */
export interface LogSum {
  log: number;
  readonly vector: Float64Array;
}

export const emptySum = (length: number): LogSum => ({
  log: Number.NEGATIVE_INFINITY,
  vector: new Float64Array(length),
});

/** Makes room in the sum for terms of size exp(log): afterwards sum.log ≥ log. */
export function raise(sum: LogSum, log: number): void {
  if (log <= sum.log) return;
  const shrink = Math.exp(sum.log - log);
  for (let i = 0; i < sum.vector.length; i++) sum.vector[i]! *= shrink;
  sum.log = log;
}

/** Adds exp(log) to a sum of one number. */
export function addTerm(sum: LogSum, log: number): void {
  if (log === Number.NEGATIVE_INFINITY) return;
  raise(sum, log);
  if (sum.log < Number.POSITIVE_INFINITY) sum.vector[0]! += Math.exp(log - sum.log);
}

/** log‖sum‖ − log(count). */
export function logMean(sum: LogSum, count: number): number {
  if (Math.abs(sum.log) === Number.POSITIVE_INFINITY) return sum.log;
  return sum.log + Math.log(norm(sum.vector)) - Math.log(count);
}
