import type { Slack } from '../core/slack.ts';
import { formatNumber } from '../model/format.ts';
import { selectedLayer } from '../model/settings.ts';
import type { Results } from '../state/results.ts';
import { weightNorm } from './readings.ts';

type Read = (results: Results) => string | null;

const extremes = (numbers: readonly number[]): string | null => {
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return null;
  const [low, high] = [formatNumber(Math.min(...numbers)), formatNumber(Math.max(...numbers))];
  return low === high ? low : `${low} to ${high}`;
};

/** ‖wʳ‖, the smallest and the largest, r = from … L. */
const normsFrom = (results: Results, from: number): string | null =>
  extremes(
    Array.from(
      { length: Math.max(0, results.settings.layers - from + 1) },
      (_, i) => weightNorm(results, i + from) ?? Number.NaN,
    ),
  );

/** Decades that the bound loses between the selected layer and the output, by these causes. */
const decades =
  (...causes: readonly (keyof Slack)[]): Read =>
  ({ slack, settings, measurement }) => {
    const l = selectedLayer(settings);
    if (!slack || measurement.logDelta[l] === Number.NEGATIVE_INFINITY) return null;
    let sum = 0;
    for (const cause of causes) for (const loss of slack[cause].subarray(l)) sum += loss;
    return Number.isFinite(sum) ? formatNumber(sum / Math.LN10) : null;
  };

/** Numbers about the bounds of the net on show; null where they are not defined, or not known yet. */
export const boundReadings = {
  /** ‖wʳ‖, the smallest and the largest, r = 3 … L. */
  weightNorms: (results) => normsFrom(results, 3),
  /** Of those that stand in the bound of the selected layer, r = l+1 … L. */
  boundNorms: (results) => {
    const l = selectedLayer(results.settings);
    return l === results.settings.layers ? 'none' : normsFrom(results, l + 1);
  },
  /** γ‖wʳ‖, the smallest and the largest, r = 3 … L; of plain nets, where it is what a step back does at most. */
  growthMost: ({ net, bounds }) => (net.variant ? null : extremes([...bounds.growthMost.subarray(3)])),
  /** The largest σ_w up to which vanishing is certified. */
  certifiedScale: ({ certifiedScale }) =>
    certifiedScale > 0 && Number.isFinite(certifiedScale)
      ? formatNumber(certifiedScale, { rounding: 'down' })
      : null,
  /** log₁₀ of the bound over the gradient at the selected layer. */
  slackDecades: decades('activation', 'alignment', 'averaging'),
  alignmentDecades: decades('alignment'),
  averagingDecades: decades('averaging'),
  saturationDecades: decades('activation'),
} as const satisfies Record<string, Read>;
