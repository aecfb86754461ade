import type { PlotBand, PlotData, PlotSeries } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import type { ActivationId } from '../core/types.ts';
import { formatLog10 } from '../model/format.ts';
import type { ColourRole } from '../model/quantities.ts';
import type { ActivationBands } from '../state/activation-bands.ts';
import type { Table } from './data-table.tsx';
import { quantileCell, quantileWords } from './depth-band.ts';
import { activationWords } from './slope-figure.tsx';

/** How the curves are told apart, by colour and by stroke; the first four activations have places of their own. */
const styles: readonly { readonly role: ColourRole; readonly dashed: NonNullable<PlotSeries['dashed']> }[] = [
  { role: 'slope', dashed: false },
  { role: 'contrast', dashed: true },
  { role: 'measured', dashed: 'dash-dot' },
  { role: 'weight', dashed: 'dotted' },
];
const settled: readonly ActivationId[] = ['sigmoid', 'tanh', 'relu', 'gelu'];

/** ‖∂C/∂b‖ or ‖∂C/∂w‖ of every layer over many nets of one activation: quantiles by layer, log₁₀, −∞ of exact zeros. */
export interface Band {
  readonly id: ActivationId;
  readonly words: string;
  readonly style: (typeof styles)[number];
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
}

export interface Bands {
  /** So many nets of each activation, of so many. */
  readonly runs: number;
  readonly of: number;
  readonly layers: number;
  readonly each: readonly Band[];
}

export type Side = 'bias' | 'weight';
type Known = ReturnType<ActivationBands['get']>;

/** The place of each among the styles: its own, or the first that is free. */
export function placesOf(ids: readonly ActivationId[]): readonly number[] {
  const taken = ids.map((id) => settled.indexOf(id)).filter((place) => place >= 0);
  const free = styles.map((_, place) => place).filter((place) => !taken.includes(place));
  return ids.map((id) => (settled.includes(id) ? settled.indexOf(id) : free.shift()!));
}

/** Null while no net has been sampled. */
export function bandsOf({ about, parts }: Pick<Known, 'about' | 'parts'>, side: Side): Bands | null {
  const part = parts.at(-1);
  if (!part) return null;
  const toLog10 = (logs: Float64Array) => logs.map((log) => log / Math.LN10);
  const places = placesOf(about.activations);
  const each = about.activations.map((id, i) => {
    const { delta, gradW } = part.rows[i]!;
    const { p10, p50, p90 } = side === 'bias' ? delta : gradW;
    const style = styles[places[i]!]!;
    return { id, words: activationWords(id), style, p10: toLog10(p10), p50: toLog10(p50), p90: toLog10(p90) };
  });
  return { runs: part.runs, of: part.of, layers: about.experiment.layers, each };
}

export const layersOf = ({ layers }: Bands): readonly number[] =>
  Array.from({ length: layers - 1 }, (_, i) => i + 2);

/** Layer 2 and round ones, eight at most. */
function tickLayers(layers: number): readonly number[] {
  const step = [1, 2, 5, 10, 20].find((each) => layers / each <= 7) ?? 20;
  return [
    ...new Set([2, ...Array.from({ length: Math.floor(layers / step) }, (_, i) => (i + 1) * step)]),
  ].filter((layer) => layer >= 2);
}

/** Whole decades that have all that is finite on them, and at least four of them. */
export function decadesOf(bands: Bands): readonly [low: number, high: number] {
  const reached = bands.each
    .flatMap(({ p10, p50, p90 }) => layersOf(bands).flatMap((l) => [p10[l]!, p50[l]!, p90[l]!]))
    .filter(Number.isFinite);
  const low = Math.floor(Math.min(0, ...reached) - 0.2);
  return [low, Math.max(low + 4, Math.ceil(Math.max(low, ...reached) + 0.2))];
}

/** A band and a median for each; what is exactly zero lies on the axis, as dots. */
export function plotOf(
  bands: Bands,
  side: Side,
  [low, high]: readonly [number, number],
  pending: boolean,
): PlotData {
  const layers = layersOf(bands);
  return {
    x: {
      title: plain('layer'),
      domain: [2, bands.layers],
      ticks: tickLayers(bands.layers).map((value) => ({ value, label: plain(String(value)) })),
    },
    y: {
      title: plain(side === 'bias' ? '‖∂C/∂b‖ of the layer' : '‖∂C/∂w‖ of the layer'),
      domain: [low, high],
      decades: true,
    },
    names: 'left',
    series: bands.each.map(({ id, words, style, p50 }) => ({
      id,
      label: plain(words),
      ...style,
      points: layers.map((x) => ({ x, y: p50[x]! })),
      pending,
    })),
    bands: bands.each.map(({ id, style: { role }, p10, p90 }): PlotBand => {
      const inPlot = (log10: number) => Math.max(low - 1, log10);
      const points = layers.map((x) => ({ x, low: inPlot(p10[x]!), high: inPlot(p90[x]!) }));
      return { id, role, points: points.filter((point) => !Number.isNaN(point.low + point.high)), pending };
    }),
    dots: bands.each.map(({ id, style: { role }, p50 }) => ({
      id,
      role,
      points: layers.filter((l) => p50[l] === Number.NEGATIVE_INFINITY).map((x) => ({ x, y: low })),
    })),
  };
}

/** What to see: how far apart the activations are at layer 2. */
export function titleOf(bands: Bands | null): string {
  const medians = bands?.each.map(({ p50 }) => p50[2]!) ?? [];
  const factor = Math.max(...medians) - Math.min(...medians);
  return medians.length > 1 && Number.isFinite(factor)
    ? `At the same scales, the activation changes the gradient of layer 2 by a factor of ${formatLog10(factor)}`
    : 'What the activation does to the gradient of every layer, at the same scales';
}

/** Medians and bands at a layer, in words. */
export function bandsAt({ each, runs }: Bands, layer: number): string {
  const of = each.map(({ words, p10, p50, p90 }) => {
    const [low, middle, high] = [p10[layer]!, p50[layer]!, p90[layer]!].map(quantileWords);
    return `${words} ${middle} (${low} to ${high})`;
  });
  return `Layer ${layer}, median of ${runs} nets and where 8 of 10 lie: ${of.join('; ')}.`;
}

/** One row an activation and layer, named by both together or apart. */
export const tableOf = (bands: Bands | null, isNamed: boolean): Table => ({
  columns: [...(isNamed ? ['activation, layer'] : ['activation', 'layer']), 'median', '10 %', '90 %', 'nets'],
  rows: (bands?.each ?? []).flatMap(({ words, p10, p50, p90 }) =>
    layersOf(bands!).map((l) => [
      ...(isNamed ? [`${words}, layer ${l}`] : [words, l]),
      ...[p50[l]!, p10[l]!, p90[l]!].map(quantileCell),
      bands!.runs,
    ]),
  ),
});

/** What is drawn, of which kind it is, and how far it has come. */
export function bandsNote(bands: Bands | null, status: Known['status']): string {
  if (status === 'failed') return 'The nets could not be sampled: the calculation failed.';
  if (!bands)
    return status === 'done'
      ? 'So many nets of this size would take too long to sample.'
      : 'Nets are being sampled.';
  const { runs, of, each } = bands;
  const progress = runs < of ? ` so far, of ${of}` : '';
  const isZero = each.some(({ p50 }) => p50.subarray(2).includes(Number.NEGATIVE_INFINITY));
  return `Measured: line and band are the median and 10 to 90\u00a0% of ${runs} nets${progress} of each activation, with every other setting as in the net on show and the same random numbers for all.${
    isZero ? ' Dots on the axis: exactly 0 in most nets.' : ''
  } Click to choose a layer.`;
}
