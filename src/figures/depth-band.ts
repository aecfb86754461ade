import type { PlotBand, PlotSeries } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { formatLog10 } from '../model/format.ts';
import { type Depths, sampledDepths } from '../state/depths.ts';
import { log10Cell, type Value, withText } from './cells.ts';
import { shallowest } from './depth-sweep.ts';

/** ‖δ²‖/‖δ^L‖ over many nets of each depth sampled, log₁₀; −∞ where layer 2 of so many receives exactly nothing. */
export interface DepthBand {
  /** So many nets of each depth, of so many. */
  readonly runs: number;
  readonly of: number;
  readonly at: readonly {
    readonly layers: number;
    readonly p10: number;
    readonly p50: number;
    readonly p90: number;
  }[];
}

type Known = ReturnType<Depths['get']>;

/** Null while no net has been sampled. At two layers the first is the last, and the ratio is 1. */
export function depthBandOf({ about, parts }: Pick<Known, 'about' | 'parts'>): DepthBand | null {
  const part = parts.at(-1);
  if (!part) return null;
  const { runs, of, rows } = part;
  const sampled = sampledDepths(about.experiment.layers).map((layers, i) => {
    const { p10, p50, p90 } = rows[i]!.bias;
    return { layers, p10: p10 / Math.LN10, p50: p50 / Math.LN10, p90: p90 / Math.LN10 };
  });
  // Where no net has a ratio there is nothing to be drawn.
  const known = sampled.filter(({ p50 }) => !Number.isNaN(p50));
  return { runs, of, at: [{ layers: shallowest, p10: 0, p50: 0, p90: 0 }, ...known] };
}

/** All that is finite of it. */
export const reachOf = (band: DepthBand | null): readonly number[] =>
  (band?.at ?? []).flatMap(({ p10, p50, p90 }) => [p10, p50, p90]).filter(Number.isFinite);

/** Band and medians as the plot draws them, straight from one depth sampled to the next; a zero lies below the floor. */
export function bandMarks(
  { at }: DepthBand,
  floor: number,
  pending: boolean,
): { readonly band: PlotBand; readonly medians: PlotSeries } {
  const inPlot = (log10: number): number => Math.max(floor, log10);
  return {
    band: {
      id: 'many',
      role: 'measured',
      points: at.map(({ layers, p10, p90 }) => ({ x: layers, low: inPlot(p10), high: inPlot(p90) })),
      pending,
    },
    medians: {
      id: 'many',
      label: plain('many nets'),
      role: 'measured',
      points: at.map(({ layers, p50 }) => ({ x: layers, y: p50 })),
      faint: true,
      pending,
    },
  };
}

export const quantileWords = (log10: number): string =>
  log10 === Number.NEGATIVE_INFINITY ? 'exactly 0' : formatLog10(log10);

export const quantileCell = (log10: number): Value => withText(log10Cell(log10), quantileWords(log10));

/** What is read of it at a depth: its numbers where nets were sampled, else between which depths it is drawn. */
export function bandWords({ at, runs }: DepthBand, layers: number): string | null {
  const place = at.findIndex((one) => one.layers >= layers);
  const one = at[place];
  if (!one) return null;
  if (one.layers !== layers) return `nets sampled at ${at[place - 1]!.layers} and ${one.layers} layers`;
  if (layers === shallowest) return null;
  const [p10, p50, p90] = [one.p10, one.p50, one.p90].map(quantileWords);
  return `median of ${runs} nets ${p50}, 8 of 10 from ${p10} to ${p90}`;
}

/** What kind of claim each line is, and how far the sampling has come. */
export function sweepNote(isTheorised: boolean, band: DepthBand | null, status: Known['status']): string {
  const theory = isTheorised
    ? 'Typical case: root mean square over infinitely wide nets whose error does not depend on the weights. Bound, a theorem: the product of γ‖wʳ‖ over the very matrices of this net, beyond its depth at their mean rate.'
    : 'The theory is about one example, and plain layers with weights of their own; this net is another kind.';
  return `${theory} ${manyWords(band, status)} Click to choose a depth.`;
}

function manyWords(band: DepthBand | null, status: Known['status']): string {
  if (status === 'failed') return 'Many nets could not be sampled: the calculation failed.';
  if (!band)
    return status === 'done'
      ? 'Many such nets of every depth would take too long to sample.'
      : 'Nets are being sampled.';
  const progress = band.runs < band.of ? ` so far, of ${band.of}` : '';
  return `Band and thin line, measured: 10 to 90\u00a0% and median of ${band.runs} nets${progress} at each depth with a dot, straight in between.`;
}
