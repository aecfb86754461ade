import { activations } from '../activations.ts';
import type { Activation } from '../types.ts';

/** a ← σ(z) and slope ← σ′(z) for the first `count` numbers. */
export function activate(
  sigma: Activation,
  z: Float64Array,
  a: Float64Array,
  slope: Float64Array,
  count: number,
): void {
  if (sigma === activations.sigmoid) activateSigmoid(z, a, slope, count);
  else activateAny(sigma, z, a, slope, count);
}

function activateAny(
  { value, slope: slopeOf }: Activation,
  z: Float64Array,
  a: Float64Array,
  slope: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) a[i] = value(z[i]!);
  for (let i = 0; i < count; i++) slope[i] = slopeOf(z[i]!);
}

/** The same numbers as {@link activations} gives, with one exponential for both. */
function activateSigmoid(z: Float64Array, a: Float64Array, slope: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const e = Math.exp(-Math.abs(z[i]!));
    const sum = 1 + e;
    a[i] = (z[i]! >= 0 ? 1 : e) / sum;
    slope[i] = Math.min(0.25, e / (sum * sum));
  }
}
