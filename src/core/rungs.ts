import { type Bounds, rounding } from './bounds.ts';
import { jacobians, type LogMatrix } from './jacobian.ts';
import type { Measurement } from './measurement.ts';
import { depth, type Net } from './network.ts';
import { spectralNorm } from './spectral-norm.ts';

/** The two inner rungs at one layer; natural logarithms. */
export interface Rungs {
  readonly layer: number;
  /** B2 = ∏_{r=l}^{L−1}‖Σ′ʳ(wʳ⁺¹)ᵀ‖ · ‖Σ′^L‖ · ‖e‖. */
  readonly logB2: number;
  /** B3 = ‖J_l‖·‖e‖ with δˡ = J_l e. */
  readonly logB3: number;
}

/** From above. */
const logNorm = ({ log, matrix }: LogMatrix): number =>
  log === Number.NEGATIVE_INFINITY ? log : log + Math.log(spectralNorm(matrix).upper);

/**
 * B2 and B3 of one example, one layer a step, l = L … 2, raised by their {@link rounding} as B0 and B1 are; each takes the
 * rung above where its own certificate is the wider. Upper ends of certified brackets throughout. In B3 the product J_l is
 * the computed one: that ‖δˡ‖ ≤ B3 survives rounding is proved for B0, B1 and B2 and tested for B3, as no cheap bound
 * keeps up with a product of many matrices.
 */
export function* innerRungs(net: Net, measurement: Measurement, outer: Bounds): Generator<Rungs, void> {
  if (net.variant) return yield* net.variant.innerRungs(net, measurement, outer);
  const { single, logError } = measurement;
  if (!single) return;
  let logB2 = logError;
  let spareB2 = 0;
  let spareB3 = 0;
  for (const { layer: l, step, transposed } of jacobians(net, single)) {
    const factor = l === depth(net) ? single.backward.logSlopeMax[l]![0]! : logNorm(step);
    logB2 += factor;
    if (logB2 === Number.NEGATIVE_INFINITY) {
      yield { layer: l, logB2, logB3: logB2 };
      continue;
    }
    spareB2 += rounding(net, l, logB2, factor);
    const b2 = Math.min(outer.logB1[l]!, logB2 + spareB2);
    const logJ = logNorm(transposed);
    const logB3 = logJ + logError;
    if (logJ > Number.NEGATIVE_INFINITY) spareB3 += rounding(net, l, logB3, logJ, factor);
    yield { layer: l, logB2: b2, logB3: Math.min(b2, logB3 + spareB3) };
  }
}
