import type { Activation } from '../types.ts';

const logQuarter = -2 * Math.LN2;

/** s(z) = 1/(1+e⁻ᶻ); for z < 0 as eᶻ/(1+eᶻ), right in its last digits however small. */
export function logistic(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/** log s(z) = −log(1+e⁻ᶻ). */
export const logLogistic = (z: number): number =>
  z >= 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));

/** σ′ = s(z)s(−z) = e/(1+e)² with e = e^{−|z|}: s(1−s) would be 0 at z = 40. */
export const sigmoid: Activation = {
  value: logistic,
  slope: (z) => {
    const e = Math.exp(-Math.abs(z));
    return Math.min(0.25, e / ((1 + e) * (1 + e)));
  },
  logSlope: (z) => {
    const size = Math.abs(z);
    return Math.min(logQuarter, -size - 2 * Math.log1p(Math.exp(-size)));
  },
  slopeBound: 0.25,
  slopeBoundAttained: true,
  homogeneous: false,
};

/** σ′ = sech²z = 4e/(1+e)² with e = e^{−2|z|}: 1 − tanh² would be 0 beyond |z| = 19. */
export const tanh: Activation = {
  value: Math.tanh,
  slope: (z) => {
    const e = Math.exp(-2 * Math.abs(z));
    return Math.min(1, (4 * e) / ((1 + e) * (1 + e)));
  },
  logSlope: (z) => {
    const size = Math.abs(z);
    if (size < 0.5) {
      const t = Math.tanh(z);
      return Math.log1p(-t * t);
    }
    return 2 * (Math.LN2 - size - Math.log1p(Math.exp(-2 * size)));
  },
  slopeBound: 1,
  slopeBoundAttained: true,
  homogeneous: false,
};

/** z/(1+|z|);  σ′ = (1+|z|)⁻². */
export const softsign: Activation = {
  value: (z) => (Math.abs(z) === Number.POSITIVE_INFINITY ? Math.sign(z) : z / (1 + Math.abs(z))),
  slope: (z) => {
    const r = 1 / (1 + Math.abs(z));
    return r * r;
  },
  logSlope: (z) => -2 * Math.log1p(Math.abs(z)),
  slopeBound: 1,
  slopeBoundAttained: true,
  homogeneous: false,
};

/** σ′ = 1/(1+z²); beyond |z| = 1 by r = 1/z, since z² may overflow. */
export const arctan: Activation = {
  value: Math.atan,
  slope: (z) => {
    if (Math.abs(z) <= 1) return 1 / (1 + z * z);
    const r = 1 / z;
    return (r * r) / (1 + r * r);
  },
  logSlope: (z) => (Math.abs(z) < 1e100 ? -Math.log1p(z * z) : -2 * Math.log(Math.abs(z))),
  slopeBound: 1,
  slopeBoundAttained: true,
  homogeneous: false,
};

/** σ′ = cos z, exact to the last digits also beside its zeros; log|cos z| = ½log(1−sin²z) where |cos z| is near 1. */
export const sin: Activation = {
  value: Math.sin,
  slope: Math.cos,
  logSlope: (z) => {
    const s = Math.sin(z);
    return s * s < 0.5 ? 0.5 * Math.log1p(-s * s) : Math.log(Math.abs(Math.cos(z)));
  },
  slopeBound: 1,
  slopeBoundAttained: true,
  homogeneous: false,
};
