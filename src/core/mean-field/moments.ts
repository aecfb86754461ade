import { leak } from '../activations/piecewise-linear.ts';
import { activations } from '../activations.ts';
import type { ActivationId } from '../types.ts';
import { erfMoments, gelu, hardTanh, leakyRelu, linear, relu, shifted, sin } from './closed-moments.ts';
import {
  expectation,
  type HalfLine,
  largestVariance,
  ratesAtZero,
  smallestVariance,
  sweep,
  tabulate,
} from './half-line.ts';

/** What theory needs of an activation at variance q, u ~ N(0, q). */
export interface Moments {
  /** E σ(u)². */
  readonly square: number;
  /** Its derivative in q, E[σ(u)σ′(u)u]/q; for smooth σ this is E[σ′² + σσ″]. */
  readonly squareRate: number;
  /** E σ′(u)². */
  readonly slopeSquare: number;
}

const grids = new Map<ActivationId, HalfLine>();

/** softplus(u)s(u) − softplus(−u)s(−u) = u/2 + log(2cosh(u/2))·tanh(u/2), two terms of one sign. */
const softplusProduct = (u: number): number =>
  u / 2 + (activations.softplus.value(u) - u / 2) * Math.tanh(u / 2);

/** The tabulated activation, made when first asked for. Of use where σ is smooth on either side of 0 and not periodic. */
export function halfLineOf(id: ActivationId): HalfLine {
  let grid = grids.get(id);
  if (!grid) {
    grid = tabulate(activations[id], id === 'softplus' ? softplusProduct : undefined);
    grids.set(id, grid);
  }
  return grid;
}

/** Moments by quadrature; from the ends of the grid on by their leading terms. */
function tabulated(id: ActivationId): (q: number) => Moments {
  return (q) => {
    const grid = halfLineOf(id);
    if (q < smallestVariance) {
      const { squareRate, slopeSquare } = ratesAtZero(grid);
      return { square: activations[id].value(0) ** 2 + squareRate * q, squareRate, slopeSquare };
    }
    if (q > largestVariance) {
      const end = sweep(grid, largestVariance);
      return growthAtInfinity(id) > 0 ? { ...end, square: end.squareRate * q } : end;
    }
    return sweep(grid, q);
  };
}

const byActivation: Readonly<Record<ActivationId, (q: number) => Moments>> = {
  linear,
  sigmoid: shifted(tabulated('tanh'), 2),
  tanh: tabulated('tanh'),
  relu,
  'leaky-relu': leakyRelu,
  elu: tabulated('elu'),
  selu: tabulated('selu'),
  softplus: tabulated('softplus'),
  softsign: tabulated('softsign'),
  gelu,
  silu: tabulated('silu'),
  mish: tabulated('mish'),
  'hard-tanh': hardTanh,
  'hard-sigmoid': shifted(hardTanh, 3),
  sin,
  arctan: tabulated('arctan'),
  erf: erfMoments,
};

/** The moments of an activation at variance q ≥ 0, finite. Relative error below 10⁻¹³. */
export const moments = (id: ActivationId, q: number): Moments => byActivation[id](q);

/** lim E σ²/q as q → ∞: (σ′(∞)² + σ′(−∞)²)/2; 0 for bounded activations. */
export function growthAtInfinity(id: ActivationId): number {
  if (id === 'sin') return 0;
  const { slope } = activations[id];
  return (slope(1e300) ** 2 + slope(-1e300) ** 2) / 2;
}

/** E σ(u), u ~ N(0, q), q > 0. */
export function meanValue(id: ActivationId, q: number): number {
  const half = Math.sqrt(q / (2 * Math.PI));
  switch (id) {
    case 'sigmoid':
    case 'hard-sigmoid':
      return 0.5;
    case 'relu':
      return half;
    case 'leaky-relu':
      return (1 - leak) * half;
    case 'gelu':
      return q / Math.sqrt(2 * Math.PI * (1 + q));
    case 'elu':
    case 'selu':
    case 'softplus':
    case 'silu':
    case 'mish': {
      const grid = halfLineOf(id);
      return expectation(grid, grid.mean, q);
    }
    default:
      return 0;
  }
}
