import type { Activation } from '../types.ts';
import { logistic, logLogistic } from './saturating.ts';

/** log(1+eᶻ) = max(z, 0) + log(1+e^{−|z|});  σ′ = s(z). */
export const softplus: Activation = {
  value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  slope: logistic,
  logSlope: logLogistic,
  slopeBound: 1,
  slopeBoundAttained: false,
  homogeneous: false,
};

/** z for z > 0, eᶻ − 1 otherwise (α = 1). */
export const elu: Activation = {
  value: (z) => (z > 0 ? z : Math.expm1(z)),
  slope: (z) => (z > 0 ? 1 : Math.exp(z)),
  logSlope: (z) => Math.min(z, 0),
  slopeBound: 1,
  slopeBoundAttained: true,
  homogeneous: false,
};

/** λ and λα of Klambauer et al. (2017), where a standard normal z gives σ(z) mean 0 and variance 1. */
export const seluScale = 1.0507009873554805;
export const seluScaleAlpha = 1.7580993408473768;
const logScale = Math.log(seluScale);
const logScaleAlpha = Math.log(seluScaleAlpha);

/**
 * λz for z > 0, λα(eᶻ−1) otherwise. γ = λα is the limit from the left at the kink: taken there by convention, by no
 * derivative.
 */
export const selu: Activation = {
  value: (z) => (z > 0 ? seluScale * z : seluScaleAlpha * Math.expm1(z)),
  slope: (z) => (z > 0 ? seluScale : seluScaleAlpha * Math.exp(z)),
  logSlope: (z) => (z > 0 ? logScale : logScaleAlpha + z),
  slopeBound: seluScaleAlpha,
  slopeBoundAttained: false,
  homogeneous: false,
};
