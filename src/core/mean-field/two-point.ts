import type { ActivationId } from '../types.ts';
import { tanhSinh } from './angle-rule.ts';
import * as closed from './closed-two-point.ts';
import { gridStep, type HalfLine, nodesAround } from './half-line.ts';
import { halfLineOf } from './moments.ts';

/** Two inputs: (u₁, u₂) normal with variances q and correlation c. */
export interface TwoPoint {
  /** E σ(u₁)σ(u₂). */
  readonly product: number;
  /** E σ′(u₁)σ′(u₂); q times it is the derivative of `product` in c (Price's theorem). */
  readonly slopeProduct: number;
}

/** Errs by 10⁻¹³ relative up to q = 400, less for smaller q. */
const angleRule = tanhSinh(0.0625);

/** How far left of the bend of σ the radial grid begins (in log r); the rest is taken as constant in σ′ and in σ. */
const reach = 11;

/**
 * By polar coordinates in the plane of (u₁, u₂): with c = cos ψ both are positive in a sector of angle π−ψ and of
 * opposite signs in one of ψ,
 *   E f(u₁)f(u₂) = (1/2π) ∫dη ∫ r e^{−r²/2} [f f on the sector and its mirror image] dr,
 *   u₁ = √q r sin η,  u₂ = √q r sin(ψ+η)  or  −√q r sin(ψ−η).
 * Inside a sector σ is smooth. Tanh–sinh in η, trapezoid in log r (see {@link HalfLine}) shifted for each η so that u₁ falls
 * on the table. Each sector is symmetric under exchange of u₁ and u₂, so half the angles suffice.
 */
function polar(grid: HalfLine, q: number, c: number): TwoPoint {
  const root = Math.sqrt(q);
  const psi = Math.acos(c);
  let product = 0;
  let slopeProduct = 0;
  for (const same of [true, false]) {
    const angle = same ? Math.PI - psi : psi;
    for (let k = 0; k < angleRule.t.length && angle > 0; k++) {
      const eta = angle * angleRule.t[k]!;
      const other = same ? Math.sin(psi + eta) : Math.sin(psi - eta);
      const radial = ray(grid, root * Math.sin(eta), root * other, same, root);
      const weight = angle * angleRule.weight[k]! * (k === 0 ? 1 : 2);
      product += weight * radial.product;
      slopeProduct += weight * radial.slopeProduct;
    }
  }
  return { product: product / (2 * Math.PI), slopeProduct: slopeProduct / (2 * Math.PI) };
}

/** ∫ r e^{−r²/2} f(ar)f(±br) dr plus the mirror image, for f = σ and σ′; a, b > 0. */
function ray(grid: HalfLine, a: number, b: number, same: boolean, root: number): TwoPoint {
  const { sigma, u } = grid;
  const { from, to } = nodesAround(Math.log(a), reach + Math.max(0, Math.log(root)));
  const ratio = b / a;
  let product = 0;
  let slopeProduct = 0;
  for (let i = from; i <= to; i++) {
    const r = u[i]! / a;
    const weight = r * r * Math.exp((-r * r) / 2);
    const v = ratio * u[i]!;
    const plus = same ? v : -v;
    product += weight * (grid.value[i]! * sigma.value(plus) + grid.valueMirrored[i]! * sigma.value(-plus));
    slopeProduct +=
      weight * (grid.slope[i]! * sigma.slope(plus) + grid.slopeMirrored[i]! * sigma.slope(-plus));
  }
  // Left of the first node f is constant, and Σ r² over the geometric sequence of nodes is r₀²/(e^{2h}−1).
  const first = (u[from]! / a) ** 2 / Math.expm1(2 * gridStep);
  const up = grid.slope[0]!;
  const down = grid.slopeMirrored[0]!;
  product +=
    first *
    (same ? grid.value[0]! ** 2 + grid.valueMirrored[0]! ** 2 : 2 * grid.value[0]! * grid.valueMirrored[0]!);
  slopeProduct += first * (same ? up * up + down * down : 2 * up * down);
  return { product: product * gridStep, slopeProduct: slopeProduct * gridStep };
}

const tabulated = (id: ActivationId) => (q: number, c: number) => polar(halfLineOf(id), q, c);

const byActivation: Readonly<Record<ActivationId, (q: number, c: number) => TwoPoint>> = {
  linear: closed.linear,
  sigmoid: closed.shifted(tabulated('tanh'), 2),
  tanh: tabulated('tanh'),
  relu: closed.relu,
  'leaky-relu': closed.leakyRelu,
  elu: tabulated('elu'),
  selu: tabulated('selu'),
  softplus: tabulated('softplus'),
  softsign: tabulated('softsign'),
  gelu: tabulated('gelu'),
  silu: tabulated('silu'),
  mish: tabulated('mish'),
  'hard-tanh': closed.hardTanh,
  'hard-sigmoid': closed.shifted(closed.hardTanh, 3),
  sin: closed.sin,
  arctan: tabulated('arctan'),
  erf: closed.erf,
};

/** E σ(u₁)σ(u₂) and E σ′(u₁)σ′(u₂) for 10⁻¹² ≤ q ≤ 10⁸ and −1 ≤ c ≤ 1. */
export const twoPoint = (id: ActivationId, q: number, c: number): TwoPoint => byActivation[id](q, c);
