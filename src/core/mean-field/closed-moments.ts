import erf from '@stdlib/math-base-special-erf';
import erfc from '@stdlib/math-base-special-erfc';
import { leak } from '../activations/piecewise-linear.ts';
import type { Moments } from './moments.ts';

/** σ(u) = u for u > 0, αu otherwise: everything is half of (1+α²). Linear is α = 1, ReLU α = 0. */
const homogeneous = (alpha: number) => {
  const half = (1 + alpha * alpha) / 2;
  return (q: number): Moments => ({ square: half * q, squareRate: half, slopeSquare: half });
};
export const linear = homogeneous(1);
export const relu = homogeneous(0);
export const leakyRelu = homogeneous(leak);

/**
 * E erf² = (2/π) arcsin(2q/(1+2q)),  E erf′² = (4/π)/√(1+4q). The arcsine of a number near 1 loses half the digits, so
 * arctan(2q/√(1+4q)).
 */
export function erfMoments(q: number): Moments {
  const r = 1 + 2 * q;
  const root = Math.sqrt(1 + 4 * q);
  const slopeSquare = 4 / (Math.PI * root);
  return { square: (2 / Math.PI) * Math.atan((2 * q) / root), squareRate: slopeSquare / r, slopeSquare };
}

/** E sin² = (1−e^{−2q})/2,  E cos² = (1+e^{−2q})/2. */
export const sin = (q: number): Moments => ({
  square: -Math.expm1(-2 * q) / 2,
  squareRate: Math.exp(-2 * q),
  slopeSquare: (1 + Math.exp(-2 * q)) / 2,
});

/**
 * E[GELU²] = q/4 + (q/2π)[arcsin(q/(1+q)) + 2q/((1+q)√(1+2q))],
 * E[GELU′²] = ¼ + (1/2π)[arcsin(q/(1+q)) + q(5q+3)/((1+q)(1+2q)^{3/2})];  the arcsine as arctan(q/√(1+2q)).
 */
export function gelu(q: number): Moments {
  const r = 1 + 2 * q;
  const root = Math.sqrt(r);
  const part = q / (1 + q);
  const angle = Math.atan(q / root);
  const bracket = angle + (2 * part) / root;
  return {
    square: q / 4 + (q / (2 * Math.PI)) * bracket,
    squareRate: 0.25 + (bracket + (part / root) * (2 / (1 + q) + 1 / r)) / (2 * Math.PI),
    slopeSquare: 0.25 + (angle + (part * (5 * q + 3)) / (r * root)) / (2 * Math.PI),
  };
}

/** P(χ²₃ ≤ 2x) = erf √x − 2√(x/π) e⁻ˣ; by its positive series where these cancel. */
function chiSquareThree(x: number): number {
  const edge = 2 * Math.sqrt(x / Math.PI) * Math.exp(-x);
  if (x > 0.5) return erf(Math.sqrt(x)) - edge;
  let term = (2 * x) / 3;
  let sum = 0;
  for (let k = 1; term > sum * 1e-17; k++) {
    sum += term;
    term *= (2 * x) / (2 * k + 3);
  }
  return edge * sum;
}

/** Clipping at ±1, x = 1/(2q):  E σ² = q·P(χ²₃ ≤ 2x) + erfc √x,  E σ′² = P(|u| < 1) = erf √x. */
export function hardTanh(q: number): Moments {
  const x = 1 / (2 * q);
  if (x > 700) return { square: q, squareRate: 1, slopeSquare: 1 };
  const root = Math.sqrt(x);
  const squareRate = chiSquareThree(x);
  return { square: q * squareRate + erfc(root), squareRate, slopeSquare: erf(root) };
}

/**
 * An activation ½ + ½τ(u/a) with τ odd, from the moments of τ at q/a²: the logistic sigmoid is tanh with a = 2,
 * hard-sigmoid is hard-tanh with a = 3.
 */
export const shifted =
  (odd: (q: number) => Moments, a: number) =>
  (q: number): Moments => {
    const { square, squareRate, slopeSquare } = odd(q / (a * a));
    const rate = 1 / (4 * a * a);
    return { square: 0.25 + square / 4, squareRate: squareRate * rate, slopeSquare: slopeSquare * rate };
  };
