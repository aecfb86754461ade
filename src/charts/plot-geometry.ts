import { scaleLinear } from 'd3';
import type { ColourRole } from '../model/quantities.ts';
import type { Box, Point } from './boxes.ts';
import { dodge } from './dodge.ts';
import { lineHeight } from './gradient-caption.ts';
import type { GhostId } from './gradient-data.ts';
import { type MarkLabel, markLabels } from './mark-labels.ts';
import type { PlotAxis, PlotData, PlotMark, PlotRule, PlotSeries } from './plot-data.ts';
import { plain, powerOfTen, type Rich, widthOf } from './text.ts';
import type { Size } from './use-size.ts';

export interface Tick {
  readonly at: number;
  readonly label: Rich;
}

export interface PlotGeometry {
  readonly size: Size;
  readonly plot: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly {
    readonly series: PlotSeries;
    readonly d: string;
    readonly area: string | null;
  }[];
  readonly bands: readonly { readonly id: string; readonly role: ColourRole; readonly d: string }[];
  readonly labels: readonly {
    readonly id: string;
    readonly role: ColourRole;
    readonly ghost?: GhostId;
    readonly label: Rich;
    readonly y: number;
  }[];
  readonly rules: readonly {
    readonly rule: PlotRule;
    readonly d: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly marks: readonly (PlotMark & { readonly at: MarkLabel })[];
  readonly dots: readonly { readonly id: string; readonly role: ColourRole; readonly d: string }[];
  readonly rug: string;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly valueAt: (pixel: number) => number;
  readonly yValueAt: (pixel: number) => number;
}

/** px; what lies farther out is drawn there: a path holds single precision, and 10³⁹ is none of its numbers. */
const farthest = 1e6;

const round = (pixel: number): number => Math.round(Math.max(-farthest, Math.min(farthest, pixel)) * 10) / 10;

/** Ticks no closer than `gap` lines of text, and given ones no closer than their labels allow; of a log axis whole decades. */
function ticksOf(
  axis: PlotAxis,
  pixels: number,
  text: number,
  gap: number,
): { value: number; label: Rich }[] {
  if (axis.ticks) {
    const room = Math.max(...axis.ticks.map(({ label }) => widthOf(label, text))) + text;
    const every = Math.ceil((axis.ticks.length - 1) / Math.max(1, Math.floor(pixels / room)));
    return axis.ticks.filter((_, i) => i % Math.max(1, every) === 0);
  }
  const scale = scaleLinear(axis.domain, [0, 1]);
  const count = Math.max(2, Math.floor(pixels / (gap * text)));
  const values = scale.ticks(count).filter((value) => !axis.decades || Number.isInteger(value));
  const written = scale.tickFormat(count);
  return values.map((value) => ({
    value,
    label: axis.decades ? powerOfTen(value) : plain(written(value).replace('-', '−')),
  }));
}

const isSomewhere = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y);

/** The path through the points that are finite. */
function pathOf(points: readonly Point[], x: (v: number) => number, y: (v: number) => number): string {
  let d = '';
  let open = false;
  for (const point of points) {
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) {
      open = false;
      continue;
    }
    d += `${open ? 'L' : 'M'}${round(x(point.x))},${round(y(point.y))}`;
    open = true;
  }
  return d;
}

/** Where everything of a plot of functions stands; curves are cut at the frame by the marks' clip path. */
export function plotGeometry(data: PlotData, size: Size): PlotGeometry {
  const { width, height, text } = size;
  const yTicks = ticksOf(data.y, height, text, 3.2);
  const labelWidth = Math.max(0, ...data.series.map(({ label }) => widthOf(label, text)));
  const plot: Box = {
    left: Math.ceil(Math.max(...yTicks.map(({ label }) => widthOf(label, text))) + 0.7 * text),
    top: Math.ceil(1.9 * text),
    right: Math.floor(width - labelWidth - 0.8 * text),
    bottom: Math.floor(height - 3.1 * text),
  };
  const x = scaleLinear(data.x.domain, [plot.left, plot.right]);
  const y = scaleLinear(data.y.domain, [plot.bottom, plot.top]);
  const xTicks = ticksOf(data.x, plot.right - plot.left, text, 5);

  const ends = data.series
    .filter(({ label }) => label.length > 0)
    .map(({ id, role, ghost, label, points }) => {
      const end = points.findLast((point) => Number.isFinite(point.y) && point.x <= data.x.domain[1]);
      return {
        id,
        role,
        ...(ghost && { ghost }),
        label,
        y: y(Math.min(data.y.domain[1], Math.max(data.y.domain[0], end?.y ?? 0))),
      };
    })
    .sort((a, b) => a.y - b.y);
  const middles = dodge(
    ends.map((end) => end.y),
    ends.map(() => lineHeight * text),
    plot.top - text,
    plot.bottom + 0.5 * text,
  );

  const marks = (data.marks ?? []).filter(isSomewhere).map(({ range, ...mark }) => ({
    ...mark,
    x: round(x(mark.x)),
    y: round(y(mark.y)),
    ...(range && { range: [round(y(range[0])), round(y(range[1]))] as const }),
  }));
  const places = markLabels(
    marks.map((mark) => ({ ...mark, isFirst: mark.ghost === undefined })),
    text,
    { left: plot.left, top: 0, right: width, bottom: plot.bottom },
  );

  return {
    size,
    plot,
    xTicks: xTicks.map(({ value, label }) => ({ at: round(x(value)), label })),
    yTicks: yTicks.map(({ value, label }) => ({ at: round(y(value)), label })),
    lines: data.series.map((series) => {
      const d = pathOf(series.points, x, y);
      const [first, last] = [series.points[0], series.points.at(-1)];
      const area =
        series.filled && first && last
          ? `${d}L${round(x(last.x))},${plot.bottom}L${round(x(first.x))},${plot.bottom}Z`
          : null;
      return { series, d, area };
    }),
    bands: (data.bands ?? []).map(({ id, role, points }) => {
      const around = [
        ...points.map((point) => ({ x: point.x, y: point.high })),
        ...points.map((point) => ({ x: point.x, y: point.low })).reverse(),
      ];
      return { id, role, d: `${pathOf(around, x, y)}Z` };
    }),
    labels: ends.map((end, i) => ({ ...end, y: round(middles[i]!) })),
    rules: (data.rules ?? []).map((rule) => {
      const at = round(rule.along === 'x' ? y(rule.at) : x(rule.at));
      return rule.along === 'x'
        ? { rule, d: `M${plot.left},${at}H${plot.right}`, x: plot.right, y: at - 0.4 * text }
        : { rule, d: `M${at},${plot.top}V${plot.bottom}`, x: at + 0.4 * text, y: plot.top + 0.9 * text };
    }),
    marks: marks.map((mark, i) => ({ ...mark, at: places[i]! })),
    dots: (data.dots ?? []).map(({ id, role, points }) => ({
      id,
      role,
      d: points
        .filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y))
        .map((point) => `M${round(x(point.x))},${round(y(point.y))}h0`)
        .join(''),
    })),
    rug: Array.from(data.rug?.xs ?? [], (value) => round(x(value)))
      .filter((at) => at >= plot.left && at <= plot.right)
      .map((at) => `M${at},${plot.bottom}v${-round(0.7 * text)}`)
      .join(''),
    x,
    y,
    valueAt: (pixel) => Math.min(data.x.domain[1], Math.max(data.x.domain[0], x.invert(pixel))),
    yValueAt: (pixel) => y.invert(pixel),
  };
}
