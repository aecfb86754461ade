import { correlationLimit } from './correlation-map.ts';
import { type FixedPoint, type FixedPoints, fixedPoints, restingPoint } from './fixed-points.ts';
import { depthScale, type Trajectory, trajectory, type WideNet } from './variance-map.ts';

/** What a wide net does typically, without the correlation of two inputs, which costs more. */
export interface TypicalCase {
  readonly fixedPoints: FixedPoints;
  /** The fixed point that the variance of this input tends to. */
  readonly rest: FixedPoint;
  /** qˡ and χ(qˡ) at l = 2 … L. */
  readonly trajectory: Trajectory;
  /** ξ_q = −1/ln V′(q*), in layers. */
  readonly varianceScale: number;
  /** ξ_∇ = −1/ln χ₁ for E‖δ‖²; the norm takes twice as many layers. Negative where gradients grow. */
  readonly gradientScale: number;
}

/** For an input with q² = `start` in a net of `layers` layers. */
export function typicalCase(net: WideNet, start: number, layers: number): TypicalCase {
  const found = fixedPoints(net);
  const rest = restingPoint(net, found, start);
  return {
    fixedPoints: found,
    rest,
    trajectory: trajectory(net, start, layers),
    varianceScale: depthScale(rest.rate),
    gradientScale: depthScale(rest.chi),
  };
}

/** Two inputs at rest: c* and ξ_c, in layers. */
export interface TypicalCorrelation {
  readonly correlation: number;
  readonly correlationScale: number;
}

/** Null where q* is 0 or ∞: the map then depends on how it is approached. */
export function typicalCorrelation(net: WideNet, rest: FixedPoint): TypicalCorrelation | null {
  if (rest.variance === 0 || rest.variance === Number.POSITIVE_INFINITY) return null;
  const { correlation, rate } = correlationLimit(net, rest.variance);
  return { correlation, correlationScale: depthScale(rate) };
}
