import erfFunction from '@stdlib/math-base-special-erf';
import { leak } from '../activations/piecewise-linear.ts';
import { integrate, tanhSinh } from './angle-rule.ts';
import type { TwoPoint } from './two-point.ts';

export const linear = (q: number, c: number): TwoPoint => ({ product: q * c, slopeProduct: 1 });

/** (q/2π)[√(1−c²) + c(π − arccos c)] and (π − arccos c)/2π  (Cho and Saul 2009). */
export function relu(q: number, c: number): TwoPoint {
  const angle = Math.PI - Math.acos(c);
  return {
    product: (q / (2 * Math.PI)) * (Math.sqrt((1 - c) * (1 + c)) + c * angle),
    slopeProduct: angle / (2 * Math.PI),
  };
}

/** With slope α on the left: (1−α)²·ReLU + αqc and (1−α)²·ReLU + α. */
export function leakyRelu(q: number, c: number): TwoPoint {
  const { product, slopeProduct } = relu(q, c);
  const share = (1 - leak) ** 2;
  return { product: share * product + leak * q * c, slopeProduct: share * slopeProduct + leak };
}

/** (2/π) arcsin(2qc/(1+2q)) and (4/π)/√((1+2q)²−4c²q²)  (Williams 1997). */
export function erf(q: number, c: number): TwoPoint {
  const r = 1 + 2 * q;
  const root = Math.sqrt((r - 2 * q * c) * (r + 2 * q * c));
  return { product: (2 / Math.PI) * Math.atan((2 * q * c) / root), slopeProduct: 4 / (Math.PI * root) };
}

/** e^{−q} sinh qc and e^{−q} cosh qc, as two exponentials that cannot overflow. */
export function sin(q: number, c: number): TwoPoint {
  const near = Math.exp(-q * (1 - c)) / 2;
  const far = Math.exp(-q * (1 + c)) / 2;
  return { product: near > 2 * far ? near - far : Math.exp(-q) * Math.sinh(q * c), slopeProduct: near + far };
}

/** K below has an essential singularity at T = ½π: a fine step. */
const fineRule = tanhSinh(0.03);

/**
 * Clipping at ±1. σ″ is a pair of point masses, so d/dc E σ′σ′ = q E σ″σ″ is a difference of bivariate densities, and with
 * c = sin t, K(t) = e^{−1/(q(1+sin t))} − e^{−1/(q(1−sin t))}, T = arcsin c:
 *   E σ′σ′ = erf²(1/√(2q)) + (1/π) ∫₀ᵀ K dt,   E σσ = q[c·erf²(1/√(2q)) + (1/π) ∫₀ᵀ (c − sin t)K dt].
 */
export function hardTanh(q: number, c: number): TwoPoint {
  const base = erfFunction(1 / Math.sqrt(2 * q)) ** 2;
  const end = Math.asin(c);
  const kernel = (s: number) => Math.exp(-1 / (q * (1 + s))) - Math.exp(-1 / (q * (1 - s)));
  const first = integrate(fineRule, (t) => kernel(Math.sin(t)), 0, end);
  const second = integrate(fineRule, (t) => (c - Math.sin(t)) * kernel(Math.sin(t)), 0, end);
  return { product: q * (c * base + second / Math.PI), slopeProduct: base + first / Math.PI };
}

/** An activation ½ + ½τ(u/a), τ odd, from τ at q/a². */
export const shifted =
  (odd: (q: number, c: number) => TwoPoint, a: number) =>
  (q: number, c: number): TwoPoint => {
    const { product, slopeProduct } = odd(q / (a * a), c);
    return { product: 0.25 + product / 4, slopeProduct: slopeProduct / (4 * a * a) };
  };
