import { norm } from '../core/linear-algebra.ts';
import { criticalWeightScale } from '../core/mean-field/edge.ts';
import { type TypicalCase, typicalCase } from '../core/mean-field/typical-case.ts';
import { firstVariance, type WideNet } from '../core/mean-field/variance-map.ts';
import type { Settings } from '../model/settings.ts';
import type { Results } from './results.ts';

export const wideNetOf = ({
  activation,
  scale,
  bias,
}: Pick<Settings, 'activation' | 'scale' | 'bias'>): WideNet => ({
  activation,
  weightScale: scale,
  biasScale: bias,
});

/**
 * What wide nets of these settings do typically, from the input of the net on show; null where the theory of independent
 * plain layers does not hold: with tied weights, residual connections or a normalisation, or several examples with inputs
 * of their own.
 */
export function typicalOf({ settings, net, measurement }: Results): TypicalCase | null {
  const input = measurement.single?.forward.a[1];
  if (!input || !isTheorised(settings)) return null;
  const wide = wideNetOf(settings);
  return typicalCase(wide, firstVariance(wide, norm(input) ** 2 / net.sizes[1]!), settings.layers);
}

/** Whether layers are independent and plain, as the theory of the typical case has them. */
export const isTheorised = ({ tied, skip, norm }: Pick<Settings, 'tied' | 'skip' | 'norm'>): boolean =>
  tied === 'no' && skip === 'none' && norm === 'none';

/** The weight scale at which gradients typically neither grow nor decay, χ₁ = 1; null where there is none. */
export const edgeOf = (
  settings: Pick<Settings, 'activation' | 'bias' | 'tied' | 'skip' | 'norm'>,
): number | null => (isTheorised(settings) ? criticalWeightScale(settings.activation, settings.bias) : null);
