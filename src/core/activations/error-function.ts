import erfFunction from '@stdlib/math-base-special-erf';
import erfc from '@stdlib/math-base-special-erfc';
import erfcx from '@stdlib/math-base-special-erfcx';
import type { Activation } from '../types.ts';

const twoOverRootPi = 2 / Math.sqrt(Math.PI);
const logTwoOverRootPi = Math.log(twoOverRootPi);

/** e^{−cz²}, c = 1 or ½. z = high + low with an exact square of `high`: a rounded z² of 700 would cost three digits. */
function gaussian(z: number, c: number): number {
  if (Math.abs(z) > 40) return 0;
  const high = Math.fround(z);
  return Math.exp(-c * high * high) * Math.exp(-c * (z - high) * (z + high));
}

/** erf z;  σ′ = (2/√π)e^{−z²}. */
export const erf: Activation = {
  value: erfFunction,
  slope: (z) => twoOverRootPi * gaussian(z, 1),
  logSlope: (z) => logTwoOverRootPi - z * z,
  slopeBound: twoOverRootPi,
  slopeBoundAttained: true,
  homogeneous: false,
};

const rootTwoPi = Math.sqrt(2 * Math.PI);
const logRootTwoPi = Math.log(rootTwoPi);
const geluBound = 1.1289041451851547;

/** Φ(z)/φ(z) for z ≤ 0, φ and Φ being the density and distribution function of N(0,1). */
const millsRatio = (z: number): number => 0.5 * rootTwoPi * erfcx(-z * Math.SQRT1_2);

/** Φ(z), right in its last digits in the left tail too. */
export const normalDistribution = (z: number): number =>
  z > 0 ? 0.5 * erfc(-z * Math.SQRT1_2) : (gaussian(z, 0.5) / rootTwoPi) * millsRatio(z);

/** Where σ′ of GELU changes sign: Φ(z₀) + z₀φ(z₀) = 0. */
const geluZero = { high: -0.7517915246935645, low: 1.4956759177009883e-17 };
const nearZero = 0.25;

/**
 * Taylor coefficients of σ′ at z₀, from the first power on: σ″ = φ − φ″ and φ⁽ᵏ⁾ = (−1)ᵏHe_kφ, so the k-th is
 * (−1)^{k−1}(He_{k−1}(z₀) − He_{k+1}(z₀))φ(z₀)/k!, He_{k+1} = z He_k − k He_{k−1}. Eighteen reach 10⁻¹⁷ within |z−z₀| ≤ ¼.
 */
const geluSeries: readonly number[] = (() => {
  const z = geluZero.high;
  const he = [1, z];
  for (let k = 1; k < 19; k++) he.push(z * he[k]! - k * he[k - 1]!);
  let factor = gaussian(z, 0.5) / rootTwoPi;
  return Array.from({ length: 18 }, (_, i) => {
    const k = i + 1;
    factor /= k;
    return (k % 2 === 1 ? 1 : -1) * (he[k - 1]! - he[k + 1]!) * factor;
  });
})();

/** σ′ of GELU within ¼ of z₀, where Φ and zφ nearly cancel. */
function geluSlopeNearZero(h: number): number {
  let sum = 0;
  for (let k = geluSeries.length - 1; k >= 0; k--) sum = (sum + geluSeries[k]!) * h;
  return sum;
}

const geluOffset = (z: number): number => z - geluZero.high - geluZero.low;

/** σ′ = φ(z)(Φ(z)/φ(z) + z) for z ≤ 0; φ underflows below z = −39. */
function geluSlopeLeft(z: number): number {
  const h = geluOffset(z);
  if (Math.abs(h) < nearZero) return geluSlopeNearZero(h);
  const e = gaussian(z, 0.5);
  return e === 0 ? -0 : (e / rootTwoPi) * (millsRatio(z) + z);
}

function geluLogSlope(z: number): number {
  if (z > 0) return Math.min(Math.log(geluBound), Math.log1p(-geluSlopeLeft(-z)));
  if (z === Number.NEGATIVE_INFINITY) return z;
  const h = geluOffset(z);
  if (Math.abs(h) < nearZero) return Math.log(Math.abs(geluSlopeNearZero(h)));
  return Math.log(Math.abs(millsRatio(z) + z)) - logRootTwoPi - 0.5 * z * z;
}

/** GELU, zΦ(z);  σ′ = Φ + zφ, and σ′(z) = 1 − σ′(−z). */
export const gelu: Activation = {
  value: (z) => (z === Number.NEGATIVE_INFINITY ? 0 : z * normalDistribution(z)),
  slope: (z) => (z > 0 ? Math.min(geluBound, 1 - geluSlopeLeft(-z)) : geluSlopeLeft(z)),
  logSlope: geluLogSlope,
  slopeBound: geluBound,
  slopeBoundAttained: true,
  homogeneous: false,
};
