import type { ActivationId } from '../types.ts';
import { type Moments, moments } from './moments.ts';

/** Moments of one activation at variances evenly spaced in log q, kept: roots in q are first bracketed on it. */
export interface VarianceGrid {
  readonly q: Float64Array;
  readonly moments: readonly Moments[];
}

/** Relative rounding of E σ² and of what is made of it, with a margin: a difference smaller than this has no sign. */
export const noise = 2 ** -45;

const perDecade = 6;
const firstDecade = -16;
const lastDecade = 14;
const grids = new Map<ActivationId, VarianceGrid>();

export function varianceGrid(id: ActivationId): VarianceGrid {
  let grid = grids.get(id);
  if (!grid) {
    const count = (lastDecade - firstDecade) * perDecade + 1;
    const q = Float64Array.from({ length: count }, (_, i) => 10 ** (firstDecade + i / perDecade));
    grid = { q, moments: Array.from(q, (qi) => moments(id, qi)) };
    grids.set(id, grid);
  }
  return grid;
}

/**
 * A root of f in [low, high], where f changes sign, to the last digits: Newton's method where `derivative` is given and
 * stays inside, the secant of the bracket or halving in log q where not.
 */
export function rootBetween(
  f: (q: number) => { value: number; derivative?: number },
  low: number,
  high: number,
  signLow: number,
): number {
  let [a, b] = [low, high];
  let q = Math.sqrt(a * b);
  for (let k = 0; k < 200; k++) {
    const { value, derivative } = f(q);
    if (value === 0) return q;
    if (value > 0 === signLow > 0) a = q;
    else b = q;
    const newton = derivative === undefined ? Number.NaN : q - value / derivative;
    const next = newton > a && newton < b ? newton : Math.sqrt(a * b);
    if (Math.abs(next - q) <= 2 ** -52 * q || b - a <= 2 ** -51 * b) return next;
    q = next;
  }
  return q;
}
