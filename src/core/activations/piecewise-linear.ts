import type { Activation } from '../types.ts';

/** An activation whose slope takes two values at most; `logSlope` follows from it. */
function piecewiseLinear(parts: Omit<Activation, 'logSlope' | 'slopeBoundAttained'>): Activation {
  return { ...parts, logSlope: (z) => Math.log(parts.slope(z)), slopeBoundAttained: true };
}

export const linear = piecewiseLinear({
  value: (z) => z,
  slope: () => 1,
  slopeBound: 1,
  homogeneous: true,
});

export const relu = piecewiseLinear({
  value: (z) => (z > 0 ? z : 0),
  slope: (z) => (z > 0 ? 1 : 0),
  slopeBound: 1,
  homogeneous: true,
});

/** Slope of leaky ReLU for z ≤ 0. */
export const leak = 0.01;

export const leakyRelu = piecewiseLinear({
  value: (z) => (z > 0 ? z : leak * z),
  slope: (z) => (z > 0 ? 1 : leak),
  slopeBound: 1,
  homogeneous: true,
});

/** z clipped to [−1, 1]; flat at the two kinks. */
export const hardTanh = piecewiseLinear({
  value: (z) => Math.max(-1, Math.min(1, z)),
  slope: (z) => (z > -1 && z < 1 ? 1 : 0),
  slopeBound: 1,
  homogeneous: false,
});

/** (z+3)/6 clipped to [0, 1]; flat at the two kinks. γ is the double next to 1/6, the slope the program uses. */
export const hardSigmoid = piecewiseLinear({
  value: (z) => Math.max(0, Math.min(6, z + 3)) / 6,
  slope: (z) => (z > -3 && z < 3 ? 1 / 6 : 0),
  slopeBound: 1 / 6,
  homogeneous: false,
});
