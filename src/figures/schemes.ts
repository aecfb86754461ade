import { fixedPoints, restingPoint } from '../core/mean-field/fixed-points.ts';
import { firstVariance } from '../core/mean-field/variance-map.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';

/** What libraries and papers begin with; the width is that of the hidden layers. */
export const schemes = [
  {
    id: 'pytorch',
    words: 'PyTorch, nn.Linear',
    scale: 1 / Math.sqrt(3),
    bias: (n: number) => 1 / Math.sqrt(3 * n),
  },
  { id: 'lecun', words: 'LeCun; Glorot', scale: 1, bias: () => 0 },
  { id: 'he', words: 'He', scale: Math.SQRT2, bias: () => 0 },
  { id: 'gain', words: 'gain 5/3', scale: 5 / 3, bias: () => 0 },
  { id: 'nielsen', words: 'Nielsen', scale: 1, bias: () => 1 },
] as const;

/** Activations for which one scheme or another is recommended. */
export const schemeActivations = [
  'sigmoid',
  'tanh',
  'relu',
  'gelu',
  'selu',
] as const satisfies readonly ActivationId[];

/** √χ₁ where an input of variance 1 comes to rest. */
export function factorAt(activation: ActivationId, weightScale: number, biasScale: number): number {
  const net = { activation, weightScale, biasScale };
  return Math.sqrt(restingPoint(net, fixedPoints(net), firstVariance(net, 1)).chi);
}

/** Rows of a table: name, scale, and the typical factor per layer for each activation, at this width. */
export const schemeRows = (
  width: number,
): readonly { readonly key: string; readonly cells: readonly string[] }[] =>
  schemes.map(({ id, words, scale, bias }) => ({
    key: id,
    cells: [
      words,
      formatNumber(scale, { trim: true }),
      formatNumber(bias(width), { trim: true }),
      ...schemeActivations.map((activation) => formatNumber(factorAt(activation, scale, bias(width)))),
    ],
  }));
