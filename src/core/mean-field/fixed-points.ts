import { growthAtInfinity } from './moments.ts';
import { noise, rootBetween, varianceGrid } from './variance-grid.ts';
import { stepOf, varianceStep, type WideNet } from './variance-map.ts';

/**
 * `one-sided`: V touches the diagonal; the point attracts from one side and repels on the other. `neutral`: every
 * variance near it is fixed.
 */
export type Stability = 'stable' | 'unstable' | 'one-sided' | 'neutral';

/** A fixed point q* = V(q*) of the variance map; q* may be 0 or ∞. */
export interface FixedPoint {
  readonly variance: number;
  /** V′(q*). */
  readonly rate: number;
  /** χ₁ = χ(q*). */
  readonly chi: number;
  readonly stability: Stability;
}

export interface FixedPoints {
  /** In increasing order. */
  readonly points: readonly FixedPoint[];
  /** Whether V(q) = q for every q: linear and ReLU nets at their edge, without biases. `points` is empty then. */
  readonly everywhere: boolean;
}

const signOf = (next: number, q: number): number =>
  Math.abs(next - q) <= noise * q ? 0 : Math.sign(next - q);

/** The sign of V(q) − q; 0 within rounding. */
const drift = (net: WideNet, q: number): number => signOf(varianceStep(net, q).next, q);

/**
 * All fixed points of V on [0, ∞]: bracketed by the sign of V(q) − q on a grid of six variances a decade; two within one
 * cell are told apart where V′ passes 1 between them.
 */
export function fixedPoints(net: WideNet): FixedPoints {
  const { activation } = net;
  const zero = varianceStep(net, 0);
  const grid = varianceGrid(activation);
  const points: FixedPoint[] = [];
  let last = 0;
  let lastQ = 0;
  let lastRate = 0;
  let first = 0;
  const add = (variance: number, stability: Stability) => {
    const { rate, chi } = varianceStep(net, variance);
    points.push({ variance, rate, chi, stability });
  };
  const root = (low: number, high: number, signLow: number) =>
    rootBetween(
      (q) => {
        const step = varianceStep(net, q);
        return { value: step.next - q, derivative: step.rate - 1 };
      },
      low,
      high,
      signLow,
    );
  // Every fixed point is at least V(0), so below the grid there is one only if V(0) is tiny; V is affine there.
  if (zero.next > 0 && zero.next < grid.q[0]! && zero.rate < 1) {
    const low = zero.next / (1 - zero.rate);
    if (low < grid.q[0]!) add(low, 'stable');
  }
  for (let i = 0; i < grid.q.length; i++) {
    const q = grid.q[i]!;
    const { next, rate } = stepOf(net, grid.moments[i]!);
    const sign = signOf(next, q);
    if (sign === 0) continue;
    if (first === 0) first = sign;
    if (last !== 0 && sign !== last) add(root(lastQ, q, last), last > 0 ? 'stable' : 'unstable');
    else if (last !== 0 && last * (lastRate - 1) < 0 && sign * (rate - 1) > 0) {
      // V − q comes towards 0 and turns back: where V′ = 1 decides whether it has crossed.
      const turn = rootBetween((x) => ({ value: varianceStep(net, x).rate - 1 }), lastQ, q, -last);
      const there = drift(net, turn);
      if (there === 0) add(turn, 'one-sided');
      else if (there !== last) {
        add(root(lastQ, turn, last), last > 0 ? 'stable' : 'unstable');
        add(root(turn, q, there), there > 0 ? 'stable' : 'unstable');
      }
    }
    last = sign;
    lastQ = q;
    lastRate = rate;
  }
  if (first === 0) return { points: [], everywhere: zero.next === 0 };
  if (zero.next === 0) {
    const { rate, chi } = zero;
    const attracts = Math.abs(rate - 1) <= noise ? first < 0 : rate < 1;
    points.unshift({ variance: 0, rate, chi, stability: attracts ? 'stable' : 'unstable' });
  }
  if (growthAtInfinity(activation) > 0) add(Number.POSITIVE_INFINITY, last > 0 ? 'stable' : 'unstable');
  return { points, everywhere: false };
}

/** Where the variance goes from `start`: the next fixed point in the direction of its first step, since V increases. */
export function restingPoint(net: WideNet, found: FixedPoints, start: number): FixedPoint {
  const here = varianceStep(net, start);
  const direction = found.everywhere ? 0 : signOf(here.next, start);
  const ahead =
    direction > 0
      ? found.points.find((point) => point.variance > start)
      : found.points.findLast((point) => point.variance < start);
  if (direction !== 0 && ahead) return ahead;
  const same = found.points.find((point) => Math.abs(point.variance - start) <= 1e-6 * start);
  return same ?? { variance: start, rate: here.rate, chi: here.chi, stability: 'neutral' };
}
