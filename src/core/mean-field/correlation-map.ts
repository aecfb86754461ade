import { moments } from './moments.ts';
import { twoPoint } from './two-point.ts';
import { stepOf, type WideNet } from './variance-map.ts';

/** One step of the correlation map. */
export interface CorrelationStep {
  /** c^{l+1} = [σ_w² E σ(u₁)σ(u₂) + σ_b²]/V(q), corr(u₁, u₂) = c. */
  readonly next: number;
  /** dc^{l+1}/dc = σ_w² E σ′(u₁)σ′(u₂)·q/V(q), at q = q* without the last factor; χ₁ at c = 1. */
  readonly rate: number;
}

/** What becomes of two inputs whose zˡ have variance q and correlation c.  E.2.  0 < q < ∞. */
export function correlationStep(net: WideNet, q: number, c: number): CorrelationStep {
  const own = stepOf(net, moments(net.activation, q));
  if (c >= 1) return { next: 1, rate: (own.chi * q) / own.next };
  const { product, slopeProduct } = twoPoint(net.activation, q, Math.max(-1, c));
  const weightSquare = net.weightScale ** 2;
  return {
    next: Math.max(-1, Math.min(1, (weightSquare * product + net.biasScale ** 2) / own.next)),
    rate: (weightSquare * slopeProduct * q) / own.next,
  };
}

/** c at layers 2 … L of two inputs that start with correlation c, at constant variance q; indexed by layer. */
export function correlationTrajectory(net: WideNet, q: number, start: number, layers: number): Float64Array {
  const c = new Float64Array(layers + 1);
  let next = start;
  for (let l = 2; l <= layers; l++) {
    c[l] = next;
    if (l < layers) next = correlationStep(net, q, next).next;
  }
  return c;
}

/** Where correlations end, and how fast they get there. */
export interface CorrelationLimit {
  /** c*: 1 in the ordered phase, below 1 in the chaotic one. */
  readonly correlation: number;
  /** The slope of the map at c*; the depth scale ξ_c follows from it. */
  readonly rate: number;
}

/**
 * The stable fixed point of the correlation map on [0, 1] at a fixed point q* of the variance. The map is a power series
 * in c with coefficients ≥ 0 (Mehler's formula), so it is convex on [0, 1] and fixes 1: with χ₁ ≤ 1 nothing else attracts,
 * with χ₁ > 1 there is exactly one c* in [0, 1), which Newton's method reaches from 0 without overshooting.
 */
export function correlationLimit(net: WideNet, q: number): CorrelationLimit {
  const top = correlationStep(net, q, 1);
  if (top.rate <= 1) return { correlation: 1, rate: top.rate };
  let c = 0;
  let step = correlationStep(net, q, c);
  for (let k = 0; k < 60 && c < 1; k++) {
    const move = (step.next - c) / (1 - step.rate);
    if (!(move > 1e-15)) break;
    c = Math.min(1, c + move);
    step = correlationStep(net, q, c);
    if (move < 1e-9 * (1 - c)) break;
  }
  return { correlation: c, rate: step.rate };
}
