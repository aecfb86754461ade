import type { SinglePass } from './backpropagation.ts';
import { norm } from './linear-algebra.ts';
import type { Measurement } from './measurement.ts';
import { depth, type Net } from './network.ts';
import type { Matrix } from './types.ts';

/**
 * What clipping by the global norm multiplies all gradients by (Pascanu et al., Algorithm 1): threshold/‖g‖ if ‖g‖ ≥ threshold, else 1.
 * One number for all layers: their ratios stay what they were, and what has vanished stays so.
 */
export const clippingFactor = (norm: number, threshold: number): number =>
  norm >= threshold ? threshold / norm : 1;

/** The same in logarithms, for norms of any size. */
export const logClippingFactor = (logNorm: number, logThreshold: number): number =>
  logNorm >= logThreshold ? logThreshold - logNorm : 0;

/** log of the norm of all gradients as one vector, √Σ_l(‖∂C̄/∂bˡ‖² + ‖∂C̄/∂wˡ‖_F²), each layer with parameters of its own. */
export function logGlobalNorm({ logDelta, logGradW }: Pick<Measurement, 'logDelta' | 'logGradW'>): number {
  const logs = [...logDelta.subarray(2), ...logGradW.subarray(2)];
  const unit = Math.max(...logs);
  if (!Number.isFinite(unit)) return unit;
  return unit + Math.log(norm(Float64Array.from(logs, (log) => Math.exp(log - unit))));
}

/** What a shared w and b receive: the sums over the layers that use them. */
export interface SharedGradient {
  /** log‖Σ_l ∂C/∂bˡ‖ and log‖Σ_l ∂C/∂wˡ‖_F. */
  readonly logGradB: number;
  readonly logGradW: number;
}

/**
 * Σ_l δˡ and Σ_l δˡ(aˡ⁻¹)ᵀ over the layers whose matrix is `w`, of one example: the gradient of a recurrent net. Near times may drown
 * what comes from far: this norm does not vanish when ∂C/∂wˡ of the first layers does.
 */
export function sharedGradient(net: Net, w: Matrix, { forward, backward }: SinglePass): SharedGradient {
  const b = new Float64Array(w.rows);
  const sum = new Float64Array(w.entries.length);
  const users = Array.from({ length: depth(net) - 1 }, (_, i) => i + 2).filter((l) => net.w[l] === w);
  const unit = Math.max(...users.map((l) => backward.logDelta[l]![0]!));
  if (!Number.isFinite(unit)) return { logGradB: unit, logGradW: unit };
  for (const l of users) {
    const size = Math.exp(backward.logDelta[l]![0]! - unit);
    const [d, a] = [backward.direction[l]!, forward.a[l - 1]!];
    for (let j = 0; j < w.rows; j++) {
      b[j]! += size * d[j]!;
      for (let k = 0; k < w.columns; k++) sum[j * w.columns + k]! += size * d[j]! * a[k]!;
    }
  }
  return { logGradB: unit + Math.log(norm(b)), logGradW: unit + Math.log(norm(sum)) };
}
