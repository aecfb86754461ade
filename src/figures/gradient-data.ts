import type { Band, ByLayer, Ghost, GradientChartData, LabelId } from '../charts/gradient-data.ts';
import { selectedLayer } from '../model/settings.ts';
import { boundNames } from '../model/variant-words.ts';
import type { State } from '../state/changes.ts';
import type { PinnedNet } from '../state/pinned.ts';
import type { Results } from '../state/results.ts';
import { typicalLineOf } from '../state/typical-line.ts';

const toLog10 = (logs: ArrayLike<number>): Float64Array => Float64Array.from(logs, (log) => log / Math.LN10);

/** Of what is measured; a number that has overflowed is not known. */
const knownLog10 = (logs: ArrayLike<number>): Float64Array =>
  toLog10(logs).map((log10) => (log10 === Number.POSITIVE_INFINITY ? Number.NaN : log10));

/** What of the results the chart shows. */
type Parts = Pick<
  Results,
  | 'experiment'
  | 'net'
  | 'measurement'
  | 'bounds'
  | 'rungs'
  | 'stale'
  | 'ensemble'
  | 'ensembleStale'
  | 'ensembleProgress'
>;

/** The series of the chart: log₁₀ of what core gives as natural logarithms. */
export function gradientChartData(parts: Parts, examples: number, shown: State['shown']): GradientChartData {
  const { experiment, net, measurement, bounds, rungs, stale } = parts;
  const layers = net.sizes.length - 1;
  const rung = (read: (l: number) => number | undefined): ByLayer =>
    Float64Array.from({ length: layers + 1 }, (_, l) => (read(l) ?? Number.NaN) / Math.LN10);
  const refused = bounds.variant?.refused ?? {};
  const inner = shown.rungs && measurement.single !== null && !refused.b2;
  const isBatch = bounds.variant?.ofErrors ?? false;
  const data: GradientChartData = {
    layers,
    gradB: knownLog10(measurement.logDelta),
    // Of a normalised batch only the weights have a gradient that is not zero.
    gradW: shown.gradW || isBatch ? knownLog10(measurement.logGradW) : undefined,
    bound: toLog10(bounds.logB0),
    b1: shown.rungs || refused.b0 ? toLog10(bounds.logB1) : undefined,
    b2: inner ? rung((l) => rungs[l]?.logB2) : undefined,
    b3: inner ? rung((l) => rungs[l]?.logB3) : undefined,
    typical: shown.typical ? typicalOf(experiment) : undefined,
    band: shown.ensemble ? bandOf(parts, layers, 'delta') : undefined,
    bandW: shown.ensemble && (shown.gradW || isBatch) ? bandOf(parts, layers, 'gradW') : undefined,
    lower: shown.lower && measurement.single && !refused.lower ? toLog10(bounds.logLower) : undefined,
    names: net.variant && boundNames(experiment),
    zeroWords: isBatch ? ['the batch takes out', 'what a bias adds'] : undefined,
  };
  const isPartial = measurement.examples < examples;
  const pending = pendingOf(data, refused.b0 ? data.b1 : data.bound, stale, isPartial);
  // One of a moment ago is not marked: it would flicker at every step of a slider.
  if (parts.ensembleStale && (stale || parts.ensembleProgress !== null)) pending.push('band');
  return { ...data, pending };
}

/** The pinned nets whose numbers are there. */
export const ghostsOf = (pinned: readonly PinnedNet[]): readonly Ghost[] =>
  pinned
    .filter(({ results }) => !results.stale)
    .map(({ name, results: { measurement, net } }) => ({
      name,
      layers: net.sizes.length - 1,
      gradB: knownLog10(measurement.logDelta),
    }));

/** The line of theory; none where it is not to be drawn. */
function typicalOf(experiment: Parts['experiment']): ByLayer | undefined {
  const { prediction, reason } = typicalLineOf(experiment);
  return prediction && reason === null ? toLog10(prediction.logDelta) : undefined;
}

/** The quantiles at the layers of the net on show; none of an ensemble that is long gone and has other layers. */
function bandOf(parts: Parts, layers: number, of: 'delta' | 'gradW'): Band | undefined {
  const { ensemble, ensembleProgress } = parts;
  if (!ensemble || (ensembleProgress !== null && ensemble.experiment.layers !== layers)) return undefined;
  const at = (quantile: Float64Array): ByLayer =>
    knownLog10(Array.from({ length: layers + 1 }, (_, l) => quantile[l] ?? Number.NaN));
  const { p5, p10, p50, p90, p95 } = ensemble[of];
  return { p5: at(p5), p10: at(p10), p50: at(p50), p90: at(p90), p95: at(p95) };
}

/** `proved` is the bound that needs nothing but norms beside the measurement. */
function pendingOf(
  data: GradientChartData,
  proved: ByLayer | undefined,
  stale: boolean,
  partial: boolean,
): LabelId[] {
  const pending: LabelId[] = [];
  if (stale || partial) pending.push('gradB', 'gradW');
  const complete = (values: ByLayer | undefined): boolean => {
    for (let l = 2; values && l <= data.layers; l++)
      if (Number.isNaN(values[l]) || values[l] === Number.POSITIVE_INFINITY) return false;
    return true;
  };
  const norms = complete(proved);
  if (stale || partial || !norms) pending.push('bound', 'b1', 'lower');
  if (stale || partial || !norms || !complete(data.b3)) pending.push('b2', 'b3');
  return pending;
}

/** log₁₀ of the slack at a layer; null where it is not a number. */
export function slackAt({ gradB, bound }: GradientChartData, layer: number): number | null {
  const slack = (bound[layer] ?? Number.NaN) - (gradB[layer] ?? Number.NaN);
  return Number.isFinite(slack) ? slack : null;
}

/** The selected layer of the net on show, which may have fewer layers than the one asked for. */
export const layerOnShow = (settings: Results['settings'], layers: number): number =>
  Math.min(selectedLayer(settings), layers);
