import { depth, type Net } from '../network.ts';
import { formats, type PrecisionId } from '../precision/formats.ts';
import { roundedPasses } from '../precision/passes.ts';
import { storedParameters } from '../precision/stored.ts';
import { variantBounds } from './bounds.ts';
import { type NormId, normalisations } from './normalisation.ts';
import { exactPasses } from './passes.ts';
import { innerRungs, jacobianSteps } from './rungs.ts';
import type { LayerMap, Variant } from './variant.ts';

export const skipIds = ['none', 'residual'] as const;
export type SkipId = (typeof skipIds)[number];

/** What of a net is not plain; what is absent is. */
export interface VariantChoice {
  readonly skip?: SkipId;
  /** What the branch of a layer that skips is multiplied by; 1, or 1/√L to keep the sum of L of them in bounds. */
  readonly branch?: number;
  readonly norm?: NormId;
  readonly precision?: PrecisionId;
  /** The error is multiplied by 2^this before it goes back; only in a format other than doubles. */
  readonly lossScale?: number;
}

/**
 * aˡ = aˡ⁻¹ + branch·σ(N(zˡ)) where the widths of two layers agree, the output included unless its units are logistic;
 * N in the hidden layers.
 */
function mapsOf(net: Net, { skip = 'none', branch = 1, norm = 'none' }: VariantChoice): LayerMap[] {
  const L = depth(net);
  const maps: LayerMap[] = [];
  for (let l = 2; l <= L; l++) {
    const sloped = l < L || net.cost === 'quadratic';
    const skips = skip === 'residual' && sloped && net.sizes[l] === net.sizes[l - 1];
    maps[l] = {
      skips,
      branch: skips ? branch : 1,
      norm: norm === 'none' || l === L ? null : normalisations[norm],
      sloped,
    };
  }
  return maps;
}

/** The net with these parts in place of the plain ones; the net itself where there is nothing to replace. */
export function withVariant(net: Net, choice: VariantChoice): Net {
  const { skip = 'none', norm = 'none', precision = 'float64', lossScale = 0 } = choice;
  if (skip === 'none' && norm === 'none' && precision === 'float64') return net;
  const maps = mapsOf(net, choice);
  const rules = { maps, bounds: variantBounds, innerRungs, jacobianSteps };
  const couplesExamples = maps.some((map) => map?.norm?.couplesExamples ?? false);
  if (precision === 'float64') {
    const passes: Variant['passes'] = (of, batch) => exactPasses(of, maps, batch);
    return {
      ...net,
      variant: { ...rules, couplesExamples, format: null, stored: null, lossScale: 0, passes },
    };
  }
  const format = formats[precision];
  const stored = storedParameters(net, format);
  const variant = rounded({ ...rules, couplesExamples, format, stored }, lossScale);
  return { ...net, variant };
}

/** A variant whose numbers are stored in a format, its error multiplied by 2^lossScale on the way back. */
function rounded(parts: Omit<Variant, 'passes' | 'lossScale'>, lossScale: number): Variant {
  const { maps, format, stored } = parts;
  const storage = { format: format!, stored: stored!, lossScale };
  return { ...parts, lossScale, passes: (net, batch) => roundedPasses(net, maps, storage, batch) };
}

/** A net in a format other than doubles with another power of two in front of its error. */
export const withLossScale = (net: Net, lossScale: number): Net =>
  net.variant?.format ? { ...net, variant: rounded(net.variant, lossScale) } : net;
