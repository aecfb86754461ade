import { type FanData, medianOf, smallestOf } from '../charts/fan-geometry.ts';
import { formatLog10, formatNumber, type Rounding } from '../model/format.ts';
import { boundNames } from '../model/variant-words.ts';
import type { Results } from '../state/results.ts';
import type { Spectra } from '../state/spectra.ts';
import { type Cell, log10Cell, missing } from './cells.ts';
import { type GhostNet, saidOf } from './ghosts.ts';

const toLog10 = (logs: ArrayLike<number>, zero = 0): Float64Array =>
  Float64Array.from(logs, (log) => (log - zero) / Math.LN10);

/** What the layers l … L do to an error: the singular values of J_l, ‖δˡ‖/‖e‖ and B0/‖e‖, log₁₀. */
export function fanData(
  { measurement, bounds, net, experiment, stale }: Results,
  spectra: Spectra,
  pinned: readonly GhostNet[] = [],
): FanData {
  const layers = net.sizes.length - 1;
  const isFresh = spectra.measurement === measurement;
  // Those of another net stay for a moment, if it has as many layers.
  const isShown = isFresh || spectra.byLayer.length === layers + 1;
  return {
    layers,
    values: isShown ? spectra.byLayer.map((known) => known && toLog10(known)) : [],
    measured: toLog10(measurement.logDelta, measurement.logError),
    bound: toLog10(bounds.logB0, measurement.logError),
    boundName: net.variant && boundNames(experiment).bound,
    stale: !isFresh || stale,
    ghosts: pinned.map(({ id, name, label, results }) => ({
      id,
      name,
      label,
      measured: toLog10(results.measurement.logDelta, results.measurement.logError),
    })),
  };
}

const zerosOf = (values: ArrayLike<number>): number =>
  Array.from(values).filter((value) => value === Number.NEGATIVE_INFINITY).length;

const factor = (log10: number, rounding: Rounding = 'nearest'): string =>
  log10 === Number.POSITIVE_INFINITY || Number.isNaN(log10) ? 'not known' : formatLog10(log10, { rounding });

/** A layer in numbers. */
export function layerSentence(data: FanData, layer: number): string {
  const values = data.values[layer];
  const bound = data.bound[layer]!;
  const limit = Number.isFinite(bound) ? `, by the bound at most ${factor(bound, 'up')} times` : '';
  const error = `this error arrives ${factor(data.measured[layer]!)} times as long as it set out${limit}`;
  const others = saidOf(data.ghosts ?? [], ({ measured }) =>
    Number.isFinite(measured[layer]) ? factor(measured[layer]!) : null,
  );
  if (!values) return `Layer ${layer}: ${error}${others}.`;
  const zeros = zerosOf(values);
  const smallest =
    zeros > 0 ? `${zeros} of ${values.length} exactly 0` : `smallest ${factor(smallestOf(values))}`;
  return `Layer ${layer}: largest singular value ${factor(values[0]!)}, median ${factor(medianOf(values))}, ${smallest}; ${error}${others}.`;
}

/** A number of decades in words that never are NaN. */
const decades = (log10: number): string => `${formatNumber(log10, { digits: 2 })} decades`;

/** What is to be seen, at layer 2, where all products are complete. */
export function fanTitle(data: FanData): string {
  const values = data.values[2];
  const below = (values?.[0] ?? Number.NaN) - data.measured[2]!;
  const above = data.bound[2]! - (values?.[0] ?? Number.NaN);
  if (data.stale || !Number.isFinite(below) || !Number.isFinite(above))
    return 'What the layers can do to an error, and what they do to this one';
  const isClose = below < 1.5;
  const error = isClose
    ? 'The error keeps close to the largest singular value'
    : `The error ends ${decades(below)} below the largest singular value`;
  if (above >= 0.3) return `${error}; the bound adds ${decades(above)} of its own`;
  return `${error}${isClose ? ', and so does the bound' : '; the bound is no larger than that'}`;
}

/** The rows of the data table, from layer 2 on. */
export function fanRows(data: FanData): readonly Cell[][] {
  return Array.from({ length: data.layers - 1 }, (_, i) => {
    const l = i + 2;
    const values = data.values[l];
    return [
      l,
      log10Cell(data.bound[l]!, { rounding: 'up' }),
      log10Cell(values?.[0]),
      log10Cell(data.measured[l]!),
      log10Cell(values && medianOf(values)),
      log10Cell(values && smallestOf(values)),
      values ? zerosOf(values) : missing(),
      ...(data.ghosts ?? []).map(({ measured }) =>
        l < measured.length ? log10Cell(measured[l]) : missing('–'),
      ),
    ];
  });
}
