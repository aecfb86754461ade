import { area, line } from 'd3';
import type { Point, Polyline } from './boxes.ts';
import { decadeTicks } from './domain.ts';
import { type Block, captionOf } from './gradient-caption.ts';
import {
  type Band,
  type ByLayer,
  type GhostId,
  type GradientChartData,
  type LineId,
  lineIds,
  normOfGradient,
  spanOf,
} from './gradient-data.ts';
import { laneNoteOf } from './gradient-lane.ts';
import { type Frame, type Layout, layoutOf, type View } from './gradient-layout.ts';
import { ghostsOf, type LineGeometry, lineOf, type Scales } from './gradient-lines.ts';
import { labelsOf, type SeriesLabel } from './series-labels.ts';
import { powerOfTen, type Rich } from './text.ts';

/** The picture of the gradients but for what depends on the selected layer. */
interface BandGeometry {
  /** In whose colour it is drawn. */
  readonly series: 'band' | 'gradW';
  /** 5–95 % of the nets, and 10–90 % within. */
  readonly outer: string;
  readonly area: string;
  readonly median: string;
  readonly pending: boolean;
}

export interface GradientGeometry extends Layout {
  readonly frame: Frame;
  readonly layers: number;
  /** The last layer of the axis: L, or that of a deeper net beside this one. */
  readonly span: number;
  readonly x: (layer: number) => number;
  readonly y: (log10: number) => number;
  /** The layer nearest to a place. */
  readonly layerAt: (x: number) => number;
  /** The distance from one layer to the next. */
  readonly spacing: number;
  readonly markerRadius: number;
  readonly ticks: readonly { readonly y: number; readonly label: Rich }[];
  readonly valueLabel: Rich;
  readonly lines: readonly LineGeometry[];
  readonly ghosts: readonly LineGeometry<GhostId>[];
  /** Of the bias gradient, and of the weight gradient below it. */
  readonly bands: readonly BandGeometry[];
  /** The region above the bound. */
  readonly hatch: string;
  readonly caption: Block | null;
  readonly laneNote: Block | null;
  readonly labels: readonly SeriesLabel[];
}

/** Everything is placed from the data, the frame and, during a drag, the view that is held. */
export function gradientGeometry(
  data: GradientChartData,
  frame: Frame,
  held: View | null = null,
): GradientGeometry {
  const layout = layoutOf(data, frame, held);
  const { plot, lane, view } = layout;
  const { text } = frame;
  const L = data.layers;
  const span = spanOf(data);
  const inset = 0.8 * text;
  const width = Math.max(1, plot.right - plot.left - 2 * inset);
  const spacing = span > 2 ? width / (span - 2) : width;
  const { low, high } = view.domain;
  const pixelsPerDecade = (plot.bottom - plot.top) / (high - low);
  const x = (layer: number) =>
    span > 2 ? plot.left + inset + (layer - 2) * spacing : (plot.left + plot.right) / 2;
  const y = (log10: number) => plot.bottom - (log10 - low) * pixelsPerDecade;
  const scales: Scales = {
    x,
    y,
    zero: lane ? (lane.top + lane.bottom) / 2 : plot.bottom,
    floor: plot.bottom - 3,
    stub: Math.min(span > 2 ? inset : 40, spacing / 3),
  };
  const lines = lineIds.flatMap((id) => lineOf(data, id, scales) ?? []);
  const ghosts = ghostsOf(data, scales);
  const polylines = (wanted: (id: LineId) => boolean): Polyline[] => [
    ...lines.flatMap((each) => (wanted(each.id) ? each.polylines : [])),
    ...ghosts.flatMap((each) => each.polylines),
  ];
  const bound = lines.find((each) => each.id === 'bound')?.polylines ?? [];
  const whose = data.gradW ? 'bias gradient' : 'gradient';
  const caption = captionOf(
    plot,
    bound,
    polylines((id) => id !== 'bound'),
    text,
    whose,
  );
  const obstacles = { within: plot, boxes: caption ? [caption.box] : [], lines: polylines(() => true) };
  const laneNote = lane && laneNoteOf(data, x, lane, obstacles, text);
  const taken = [...obstacles.boxes, ...(laneNote ? [laneNote.box] : [])];
  return {
    ...layout,
    frame,
    layers: L,
    span,
    x,
    y,
    layerAt: (at) => Math.max(2, Math.min(L, L > 2 ? 2 + Math.round((at - x(2)) / spacing) : 2)),
    spacing,
    markerRadius: Math.max(0.11 * text, Math.min(0.29 * text, 0.32 * spacing)),
    ticks: decadeTicks(view.domain).map((exponent) => ({ y: y(exponent), label: powerOfTen(exponent) })),
    valueLabel: normOfGradient('b'),
    lines,
    ghosts,
    bands: [
      ...(data.bandW ? [bandOf(data, 'gradW', data.bandW, scales)] : []),
      ...(data.band ? [bandOf(data, 'band', data.band, scales)] : []),
    ],
    hatch: bound.map((run) => hatchOf(run, plot.top)).join(''),
    caption,
    laneNote,
    labels: labelsOf(data, [...lines, ...ghosts], layout, scales, taken, text),
  };
}

const hatchOf = (run: Polyline, top: number): string =>
  area<Point>()
    .x((point) => point.x)
    .y0(top)
    .y1((point) => point.y)
    .digits(1)(run as Point[]) ?? '';

function bandOf(
  data: GradientChartData,
  series: BandGeometry['series'],
  band: Band,
  { x, y, floor }: Scales,
): BandGeometry {
  const layers = Array.from({ length: data.layers - 1 }, (_, i) => i + 2).filter(
    (l) => !Number.isNaN(band.p50[l]),
  );
  // An exact zero among the quantiles reaches down to the floor.
  const at = (value: number | undefined) => Math.min(floor, y(value ?? Number.NEGATIVE_INFINITY));
  const between = (low: ByLayer, high: ByLayer): string =>
    area<number>()
      .x(x)
      .y0((l) => at(low[l]))
      .y1((l) => at(high[l]))
      .digits(1)(layers) ?? '';
  return {
    series,
    outer: between(band.p5, band.p95),
    area: between(band.p10, band.p90),
    median: line<number>(x, (l) => at(band.p50[l])).digits(1)(layers) ?? '',
    pending: data.pending?.includes('band') ?? false,
  };
}
