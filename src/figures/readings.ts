import {
  decimalOf,
  type FormatOptions,
  formatFactorLog10,
  formatLog10,
  formatNumber,
  plainText,
  shownInequality,
} from '../model/format.ts';
import type { QuantityId } from '../model/quantities.ts';
import { selectedLayer, settingRows } from '../model/settings.ts';
import type { Results } from '../state/results.ts';
import { typicalOf } from '../state/typical.ts';
import { typicalLineOf } from '../state/typical-line.ts';

/** The value of a quantity in the net on show; null where it has none, or none yet. */
type Reading = (results: Results, layer: number | undefined) => string | null;

/** 10^log10 of a natural logarithm. */
const fromLog = (log: number, options?: FormatOptions): string => formatLog10(log / Math.LN10, options);

const range = (low: string, high: string): string => (low === high ? low : `${low} … ${high}`);

/** Of a quantity that the layers 2 … L have. */
const ofLayer =
  (read: (results: Results, layer: number) => string | null): Reading =>
  (results, layer) =>
    layer === undefined || layer < 2 || layer > results.settings.layers ? null : read(results, layer);

const byLog = (logs: (results: Results) => Float64Array, options?: FormatOptions): Reading =>
  ofLayer((results, layer) => fromLog(logs(results)[layer]!, options));

/**
 * An upper bound of the measured norm, rounded as it is beside it, so that rungs which are equal read equal; ∞ says only
 * that a norm is not known yet.
 */
const upper = ({ measurement }: Results, l: number, log: number | undefined): string | null =>
  log === undefined || log === Number.POSITIVE_INFINITY
    ? null
    : plainText(shownInequality(measurement.logDelta[l]! / Math.LN10, log / Math.LN10).larger);

const spread = (numbers: Float64Array | undefined): string | null =>
  numbers === undefined
    ? null
    : range(
        formatNumber(numbers.reduce((a, b) => Math.min(a, b))),
        formatNumber(numbers.reduce((a, b) => Math.max(a, b))),
      );

/** ‖wʳ‖ from above. */
export function weightNorm({ net, norms }: Results, r: number): number | undefined {
  const known = norms(r);
  return known && net.factor[r]! * known.largest.upper;
}

/** Without a layer: the smallest and the largest of those that stand in the bound, r = l+1 … L. */
function weightNormText(results: Results, layer: number | undefined): string | null {
  const { settings } = results;
  const from = layer ?? selectedLayer(settings) + 1;
  const to = layer ?? settings.layers;
  const all: number[] = [];
  for (let r = from; r <= to; r++) all.push(weightNorm(results, r) ?? Number.NaN);
  if (all.length === 0 || all.some(Number.isNaN)) return null;
  return range(formatNumber(Math.min(...all)), formatNumber(Math.max(...all)));
}

/** No slope of the output layer enters with the cross-entropy. */
const slopeEnters = ({ net, settings }: Results, layer: number): boolean =>
  layer < settings.layers || net.cost === 'quadratic';

const typicalNumber = (value: number | undefined): string | null =>
  value === undefined ? null : formatNumber(value);

const size = (rows: number | undefined, columns: number | undefined): string => `${rows} × ${columns}`;
const normOf = (numbers: Float64Array): string => `norm ${formatNumber(Math.hypot(...numbers))}`;

const readings: Readonly<Record<QuantityId, Reading>> = {
  gradB: byLog(({ measurement }) => measurement.logDelta),
  gradW: byLog(({ measurement }) => measurement.logGradW),
  delta: ofLayer(({ measurement }, l) => `norm ${fromLog(measurement.logDelta[l]!)}`),
  bound: ofLayer((results, l) => upper(results, l, results.bounds.logB0[l])),
  b1: ofLayer((results, l) => upper(results, l, results.bounds.logB1[l])),
  b2: ofLayer((results, l) => upper(results, l, results.rungs[l]?.logB2)),
  b3: ofLayer((results, l) => upper(results, l, results.rungs[l]?.logB3)),
  // None survives averaging over several examples.
  typical: ofLayer(({ experiment }, l) => {
    const { prediction, reason } = typicalLineOf(experiment);
    return prediction && reason === null ? fromLog(prediction.logDelta[l]!) : null;
  }),
  band: ofLayer(({ ensemble, ensembleProgress }, l) => {
    // Of a moment ago it may be, not of something else.
    if (!ensemble || ensembleProgress !== null) return null;
    const [low, middle, high] = [ensemble.delta.p10[l], ensemble.delta.p50[l], ensemble.delta.p90[l]];
    if (low === undefined || middle === undefined || high === undefined) return null;
    return `${fromLog(middle)} (${range(fromLog(low), fromLog(high))})`;
  }),
  lower: ofLayer(({ measurement, bounds }, l) =>
    measurement.single ? fromLog(bounds.logLower[l]!, { rounding: 'down' }) : null,
  ),
  slack: ofLayer(({ measurement, bounds }, l) => {
    const log10 = (bounds.logB0[l]! - measurement.logDelta[l]!) / Math.LN10;
    return Number.isFinite(log10) ? formatFactorLog10(log10) : null;
  }),
  gamma: ({ net }) => formatNumber(net.activation.slopeBound, { trim: true }),
  slopes: ofLayer((results, l) => {
    const back = results.measurement.single?.backward;
    if (!back || !slopeEnters(results, l)) return null;
    return range(fromLog(back.logSlopeMin[l]![0]!), fromLog(back.logSlopeMax[l]![0]!));
  }),
  slopeMax: ofLayer((results, l) => {
    const back = results.measurement.single?.backward;
    return back && slopeEnters(results, l) ? fromLog(back.logSlopeMax[l]![0]!) : null;
  }),
  slopeMin: ofLayer((results, l) => {
    const back = results.measurement.single?.backward;
    return back && slopeEnters(results, l) ? fromLog(back.logSlopeMin[l]![0]!) : null;
  }),
  weights: ({ net, settings }, layer) => {
    const l = layer ?? settings.layers;
    return l < 2 || l > settings.layers ? null : size(net.sizes[l], net.sizes[l - 1]);
  },
  weightNorm: weightNormText,
  weightSmallest: ofLayer(({ net, norms }, r) => {
    const known = norms(r);
    return known ? formatNumber(net.factor[r]! * known.smallest.lower, { rounding: 'down' }) : null;
  }),
  biases: ofLayer(({ net, settings }, l) => (settings.bias === 0 ? 'all 0' : normOf(net.b[l]!))),
  preActivation: ofLayer(({ measurement }, l) => spread(measurement.single?.forward.z[l])),
  activations: ({ measurement, settings }, layer) =>
    layer === undefined || layer > settings.layers ? null : spread(measurement.single?.forward.a[layer]),
  jacobian: ofLayer(({ net, settings }, l) => size(net.sizes[l], net.sizes[settings.layers])),
  variance: ofLayer((results, l) => typicalNumber(typicalOf(results)?.trajectory.variance[l])),
  chi: ofLayer((results, l) => typicalNumber(typicalOf(results)?.trajectory.chi[l])),
  input: ({ measurement }) => {
    const x = measurement.single?.forward.a[1];
    return x ? normOf(x) : null;
  },
  target: ({ settings }) =>
    settingRows.target.choices.find(({ id }) => id === settings.target)!.words.toLowerCase(),
  error: ({ measurement }) => `norm ${fromLog(measurement.logError)}`,
  errorNorm: ({ measurement }) => fromLog(measurement.logError),
  cost: ({ measurement }) => formatNumber(measurement.cost),
  sigma: ({ settings }) => settingRows.activation.choices.find(({ id }) => id === settings.activation)!.words,
  layers: ({ settings }) => String(settings.layers),
  layer: ({ settings }) => String(selectedLayer(settings)),
  width: ({ settings }) => String(settings.width),
  weightScale: ({ settings }) => plainText(decimalOf(settings.scale, { digits: 4, trim: true })),
  biasScale: ({ settings }) => plainText(decimalOf(settings.bias, { digits: 4, trim: true })),
};

/** What a quantity is in the net on show, at a layer if it has one; null where it has no value, or none yet. */
export const readingOf = (id: QuantityId, layer: number | undefined, results: Results): string | null =>
  readings[id](results, layer);
