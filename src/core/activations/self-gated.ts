import type { Activation } from '../types.ts';
import { logistic } from './saturating.ts';

/**
 * SiLU, z·s(z):  σ′ = eᶻ(1+z+eᶻ)/(1+eᶻ)², which changes sign at z₀ where 1+z₀+e^{z₀} = 0. With h = z−z₀
 *   1+z+eᶻ = h + e^{z₀}(eʰ−1),
 * two terms of one sign: no cancellation anywhere on z ≤ 0. For z > 0, σ′(z) = 1 − σ′(−z).
 */
const siluZero = { high: -1.2784645427610737, low: -1.0946994183093437e-16, exp: 0.2784645427610738 };
const siluBound = 1.099839320128867;

function siluNumerator(z: number): number {
  const h = z - siluZero.high - siluZero.low;
  return h + siluZero.exp * Math.expm1(h);
}

/** σ′ of SiLU for z ≤ 0; from z = −746 on eᶻ is 0. */
function siluSlopeLeft(z: number): number {
  const e = Math.exp(z);
  return e === 0 ? -0 : (e / ((1 + e) * (1 + e))) * siluNumerator(z);
}

function siluLogSlope(z: number): number {
  if (z > 0) return Math.min(Math.log(siluBound), Math.log1p(-siluSlopeLeft(-z)));
  if (z === Number.NEGATIVE_INFINITY) return z;
  return z - 2 * Math.log1p(Math.exp(z)) + Math.log(Math.abs(siluNumerator(z)));
}

export const silu: Activation = {
  value: (z) => (z === Number.NEGATIVE_INFINITY ? 0 : z * logistic(z)),
  slope: (z) => (z > 0 ? Math.min(siluBound, 1 - siluSlopeLeft(-z)) : siluSlopeLeft(z)),
  logSlope: siluLogSlope,
  slopeBound: siluBound,
  slopeBoundAttained: true,
  homogeneous: false,
};

/**
 * Mish, z·tanh(log(1+eᶻ)), with e = eᶻ:  tanh(log(1+e)) = e(e+2)/(e(e+2)+2),
 *   σ′ = e·p(z, e)/(1+e+e²/2)²,  4p = 4(1+z) + (4z+6)e + 4e² + e³.
 * p vanishes at z₀, e₀ = e^{z₀}. With h = z−z₀, m = eʰ−1
 *   4p = 4h(1+e) + (4z₀+6)e₀m + 4e₀²m(2+m) + e₀³m(3+3m+m²),
 * four terms of one sign, 4z₀+6 being positive.
 */
const mishZero = { high: -1.1924312145154952, low: -4.8484829848031044e-17, exp: 0.3034825352815289 };
const mishBound = 1.088498161251728;
const e0 = mishZero.exp;

function mishNumerator(z: number, e: number): number {
  const h = z - mishZero.high - mishZero.low;
  const m = Math.expm1(h);
  return h * (1 + e) + e0 * m * (mishZero.high + 1.5 + e0 * (2 + m) + 0.25 * e0 * e0 * (3 + m * (3 + m)));
}

/** σ′ − 1 of Mish for z > 0, with f = e⁻ᶻ:  f²[(4z−2) + (4z−4)f − 4f²]/(1+2f+2f²)². */
function mishExcess(z: number): number {
  const f = Math.exp(-z);
  if (f * f === 0) return 0;
  const d = 1 + 2 * f + 2 * f * f;
  return (f * f * (4 * z - 2 + f * (4 * z - 4 - 4 * f))) / (d * d);
}

function mishSlope(z: number): number {
  if (z > 0) return Math.min(mishBound, 1 + mishExcess(z));
  const e = Math.exp(z);
  if (e === 0) return -0;
  const d = 1 + e + 0.5 * e * e;
  return (e / (d * d)) * mishNumerator(z, e);
}

function mishLogSlope(z: number): number {
  if (z > 0) return Math.min(Math.log(mishBound), Math.log1p(mishExcess(z)));
  if (z === Number.NEGATIVE_INFINITY) return z;
  const e = Math.exp(z);
  return z - 2 * Math.log1p(e + 0.5 * e * e) + Math.log(Math.abs(mishNumerator(z, e)));
}

function mishValue(z: number): number {
  if (z === Number.NEGATIVE_INFINITY) return 0;
  if (z > 0) {
    const f = Math.exp(-z);
    return (z * (1 + 2 * f)) / (1 + 2 * f + 2 * f * f);
  }
  const n = Math.exp(z) * (Math.exp(z) + 2);
  return (z * n) / (n + 2);
}

export const mish: Activation = {
  value: mishValue,
  slope: mishSlope,
  logSlope: mishLogSlope,
  slopeBound: mishBound,
  slopeBoundAttained: true,
  homogeneous: false,
};
