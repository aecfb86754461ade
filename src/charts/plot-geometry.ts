import { scaleLinear } from 'd3';
import type { ColourRole } from '../model/quantities.ts';
import { type Box, notInverted, type Point } from './boxes.ts';
import { type MarkLabel, markLabels } from './mark-labels.ts';
import type { PlotBand, PlotData, PlotMark, PlotRule, PlotSeries } from './plot-data.ts';
import { type PlotName, plotNames } from './plot-names.ts';
import { ticksOf } from './plot-ticks.ts';
import { type Rich, widthOf } from './text.ts';
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
  readonly bands: readonly { readonly band: PlotBand; readonly d: string }[];
  readonly labels: readonly PlotName[];
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
  const numbersWidth = Math.max(...yTicks.map(({ label }) => widthOf(label, text)));
  const isNamedLeft = data.names === 'left';
  const plot = notInverted({
    left: Math.ceil(isNamedLeft ? labelWidth + 1.3 * text : numbersWidth + 0.7 * text),
    top: Math.ceil(1.9 * text),
    right: Math.floor(width - (isNamedLeft ? numbersWidth + 0.7 * text : labelWidth + 0.8 * text)),
    bottom: Math.floor(height - 3.1 * text),
  });
  const x = scaleLinear(data.x.domain, [plot.left, plot.right]);
  const y = scaleLinear(data.y.domain, [plot.bottom, plot.top]);
  const xTicks = ticksOf(data.x, plot.right - plot.left, text, 5);

  const marks = (data.marks ?? []).filter(isSomewhere).map(({ range, ...mark }) => ({
    ...mark,
    x: round(x(mark.x)),
    y: round(y(mark.y)),
    ...(range && { range: [round(y(range[0])), round(y(range[1]))] as const }),
  }));
  const places = markLabels(
    marks.map((mark) => ({ ...mark, isFirst: mark.ghost === undefined })),
    text,
    { left: plot.left, top: 1.1 * text, right: width, bottom: plot.bottom },
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
    bands: (data.bands ?? []).map((band) => {
      const around = [
        ...band.points.map((point) => ({ x: point.x, y: point.high })),
        ...band.points.map((point) => ({ x: point.x, y: point.low })).reverse(),
      ];
      return { band, d: `${pathOf(around, x, y)}Z` };
    }),
    labels: plotNames(data, plot, x, y, text),
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
