import { activations } from '../activations.ts';
import type { ActivationId } from '../types.ts';
import { moments } from './moments.ts';
import { noise, rootBetween, varianceGrid } from './variance-grid.ts';

/**
 * What the settings with χ₁ = 1 look like. `curve`: an edge between order and chaos, one σ_w for every σ_b. `point`: χ does
 * not depend on q; only (σ_w, 0) keeps variance and gradient. `none`: χ₁ < 1 wherever q* is finite. `unstable`: for small q*
 * the points with χ₁ = 1 repel, V′(q*) > 1; a stable edge exists only far out, in a sliver.  E.5, E.6.
 */
export type EdgeKind = 'curve' | 'point' | 'none' | 'unstable';

export const edgeKinds: Readonly<Record<ActivationId, EdgeKind>> = {
  linear: 'point',
  sigmoid: 'curve',
  tanh: 'curve',
  relu: 'point',
  'leaky-relu': 'point',
  elu: 'curve',
  selu: 'curve',
  softplus: 'none',
  softsign: 'curve',
  gelu: 'unstable',
  silu: 'unstable',
  mish: 'unstable',
  'hard-tanh': 'curve',
  'hard-sigmoid': 'curve',
  sin: 'curve',
  arctan: 'curve',
  erf: 'curve',
};

/** A setting whose variance map has the fixed point q with χ₁ = 1. */
export interface EdgePoint {
  readonly variance: number;
  readonly weightScale: number;
  /** σ_b²; negative where no bias does it. */
  readonly biasSquare: number;
  /** V′(q). */
  readonly rate: number;
}

/** The edge by its variance: σ_w² = 1/E σ′², σ_b² = q − σ_w² E σ². */
export function edgeAt(id: ActivationId, q: number): EdgePoint {
  const { square, squareRate, slopeSquare } = moments(id, q);
  return {
    variance: q,
    weightScale: 1 / Math.sqrt(slopeSquare),
    biasSquare: q - square / slopeSquare,
    rate: squareRate / slopeSquare,
  };
}

/** Whether the fixed point attracts; at q = 0, where V′ = 1, by whether V stays below the diagonal on the right. */
export function isStable(id: ActivationId, point: EdgePoint): boolean {
  if (point.variance > 0) return point.rate < 1;
  const q = 0.1;
  return point.weightScale ** 2 * moments(id, q).square < q;
}

/** All settings with this σ_b that have a fixed point with χ₁ = 1, by increasing variance; q = 0 included. */
export function edgePoints(id: ActivationId, biasScale: number): readonly EdgePoint[] {
  const wanted = biasScale ** 2;
  const kind = edgeKinds[id];
  if (kind === 'none') return [];
  const passesZero = activations[id].value(0) === 0;
  const points = passesZero && wanted === 0 ? [edgeAt(id, 0)] : [];
  if (kind === 'point') return points;
  const { q: variances, moments: known } = varianceGrid(id);
  const excess = (q: number) => ({ value: edgeAt(id, q).biasSquare - wanted });
  let last = 0;
  let lastQ = 0;
  for (let i = 0; i < variances.length; i++) {
    const q = variances[i]!;
    const difference = q - known[i]!.square / known[i]!.slopeSquare - wanted;
    // Beyond q = 10⁶ no σ_b of the settings is reached; within rounding of q a sign says nothing.
    if (q > 1e6) break;
    if (Math.abs(difference) <= noise * q) continue;
    const sign = Math.sign(difference);
    if (last !== 0 && sign !== last) points.push(edgeAt(id, rootBetween(excess, lastQ, q, last)));
    last = sign;
    lastQ = q;
  }
  return points;
}

/** The σ_w of the edge of chaos at this σ_b; null where there is none that attracts. */
export function criticalWeightScale(id: ActivationId, biasScale: number): number | null {
  if (edgeKinds[id] === 'point') return edgePoints(id, biasScale)[0]?.weightScale ?? null;
  return edgePoints(id, biasScale).find((point) => isStable(id, point))?.weightScale ?? null;
}

/** The critical curve up to σ_b = most: `count` points, closer together near σ_b = 0 where σ_w takes off. */
export function criticalCurve(id: ActivationId, most: number, count: number): readonly EdgePoint[] {
  const points: EdgePoint[] = [];
  for (let k = 0; k < count; k++) {
    const biasScale = most * (k / (count - 1)) ** 2;
    const stable = edgePoints(id, biasScale).find((point) => isStable(id, point));
    if (stable) points.push(stable);
  }
  return points;
}

/**
 * Where the stable part of an `unstable` edge begins: V′ = χ₁ = 1, so E[σσ′u]/q = E σ′². Null for other activations.
 */
export function stableEdgeStart(id: ActivationId): EdgePoint | null {
  if (edgeKinds[id] !== 'unstable') return null;
  const q = rootBetween((x) => ({ value: edgeAt(id, x).rate - 1 }), 0.1, 1e4, 1);
  return edgeAt(id, q);
}

/** The least σ_w at which χ₁ = 1 is possible: the greatest E σ′² over q, by golden section in log q. Null but for `unstable`. */
export function leastCriticalScale(id: ActivationId): EdgePoint | null {
  if (edgeKinds[id] !== 'unstable') return null;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [Math.log(0.5), Math.log(1e4)];
  const slopeSquare = (logQ: number) => moments(id, Math.exp(logQ)).slopeSquare;
  while (b - a > 1e-9) {
    const left = b - ratio * (b - a);
    const right = a + ratio * (b - a);
    if (slopeSquare(left) > slopeSquare(right)) b = right;
    else a = left;
  }
  return edgeAt(id, Math.exp((a + b) / 2));
}
