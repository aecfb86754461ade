import type { Box, Point, Polyline } from './boxes.ts';
import { dodge } from './dodge.ts';
import { chooseDomain, type Domain, decadeTicks, growDomain } from './domain.ts';
import { lineHeight } from './gradient-caption.ts';
import type { GhostId } from './gradient-data.ts';
import { layerTicks } from './layer-ticks.ts';
import { plain, powerOfTen, type Rich, widthOf } from './text.ts';
import type { Size } from './use-size.ts';

/** All log₁₀, by layer; −∞ is an exact zero, what else is not finite is not drawn. */
export interface FanData {
  readonly layers: number;
  /** Singular values, descending; undefined where they are not known. */
  readonly values: readonly (ArrayLike<number> | undefined)[];
  readonly measured: ArrayLike<number>;
  readonly bound: ArrayLike<number>;
  /** What the bound is called where it is not (∗∗). */
  readonly boundName?: string | undefined;
  /** What is measured in other nets. */
  readonly ghosts?: readonly FanGhost[];
  /** The singular values are those of another net. */
  readonly stale: boolean;
}

export interface FanGhost {
  readonly id: GhostId;
  readonly name: string;
  readonly label: Rich;
  /** log₁₀, by layer. */
  readonly measured: ArrayLike<number>;
}

export type FanLineId = 'bound' | 'largest' | 'measured' | 'median' | 'smallest';

const names: Readonly<Record<FanLineId, Rich>> = {
  bound: plain('bound (∗∗)'),
  largest: plain('largest'),
  measured: plain('this error'),
  median: plain('median'),
  smallest: plain('smallest'),
};
const nameOf = ({ boundName }: FanData, id: FanLineId): Rich =>
  id === 'bound' && boundName !== undefined ? plain(boundName) : names[id];
export const fanLineIds = Object.keys(names) as FanLineId[];

export interface FanLine {
  readonly id: FanLineId | GhostId;
  readonly d: string;
  readonly label: Rich;
  readonly box: Box;
  readonly leader: Polyline;
}

export interface FanGeometry {
  readonly size: Size;
  readonly plot: Box;
  readonly domain: Domain;
  readonly yTicks: readonly { readonly at: number; readonly label: Rich }[];
  readonly xTicks: (selected: number) => readonly { readonly at: number; readonly layer: number }[];
  /** Every singular value from layer to layer, in one path. */
  readonly fan: string;
  readonly lines: readonly FanLine[];
  /** The measured points, one path, and how large they are: 0 where they would touch. */
  readonly dots: string;
  readonly dotSize: number;
  readonly numbers: number;
  readonly axisTitle: number;
  /** There is room to say which way the error travels. */
  readonly isRoomy: boolean;
  /** A short stroke for every singular value of a layer. */
  readonly rungs: (layer: number) => string;
  readonly x: (layer: number) => number;
  readonly layerAt: (pixel: number) => number;
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10;

/** The median and the smallest of those that are not zero: what is not there cannot be drawn. */
const picked: Readonly<Record<'largest' | 'median' | 'smallest', (values: ArrayLike<number>) => number>> = {
  largest: (values) => values[0]!,
  median: (values) => medianOf(values),
  smallest: (values) => {
    let last = values.length - 1;
    while (last > 0 && values[last] === Number.NEGATIVE_INFINITY) last--;
    return values[last]!;
  },
};

/** log₁₀ of the median; of an even number the mean of the logarithms of the middle two. */
export function medianOf(values: ArrayLike<number>): number {
  const half = values.length / 2;
  return (values[Math.ceil(half) - 1]! + values[Math.floor(half)]!) / 2;
}

export const smallestOf = picked.smallest;

/** A line through the points that are finite; a stub where there is but one layer. */
function pathOf(points: readonly Point[], stub: number): string {
  if (points.length === 1) {
    const { x, y } = points[0]!;
    return Number.isFinite(y) ? `M${round(x - stub)},${round(y)}h${round(2 * stub)}` : '';
  }
  let d = '';
  let open = false;
  for (const { x, y } of points) {
    if (Number.isFinite(y)) d += `${open ? 'L' : 'M'}${round(x)},${round(y)}`;
    open = Number.isFinite(y);
  }
  return d;
}

/**
 * Lines that begin together at the output, on the right, and open like a fan on the way back: their names stand on the left,
 * where they have come apart, and the axis on the right. With a domain held, that domain, grown if need be.
 */
export function fanGeometry(data: FanData, size: Size, held: Domain | null): FanGeometry {
  const { layers, values } = data;
  const { width, height, text } = size;
  const layerList = Array.from({ length: layers - 1 }, (_, i) => i + 2);
  const heights: Readonly<Record<FanLineId, (layer: number) => number>> = {
    bound: (l) => data.bound[l]!,
    measured: (l) => data.measured[l]!,
    largest: (l) => (values[l] ? picked.largest(values[l]) : Number.NaN),
    median: (l) => (values[l] ? picked.median(values[l]) : Number.NaN),
    smallest: (l) => (values[l] ? picked.smallest(values[l]) : Number.NaN),
  };
  const own = fanLineIds.map((id) => ({ id, label: nameOf(data, id), height: heights[id] }));
  const others = (data.ghosts ?? []).map(({ id, label, measured }) => ({
    id,
    label,
    height: (l: number) => measured[l] ?? Number.NaN,
  }));
  const shown = [...own, ...others].filter(({ height }) => layerList.some((l) => Number.isFinite(height(l))));

  const reached = shown.flatMap(({ height }) => layerList.map(height)).filter(Number.isFinite);
  const extent = [
    reached.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    reached.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ] as const;
  const axisTitle = Math.round(height - 0.35 * text);
  const numbers = Math.round(axisTitle - 1.55 * text);
  const top = Math.round(2.2 * text);
  const bottom = Math.max(top + text, Math.round(numbers - 1.35 * text));
  const room = { height: bottom - top, tickGap: 2.9 * text, above: 0.8 * text, below: 0.8 * text };
  const domain = held ? growDomain(held, extent, room) : chooseDomain(extent, room);

  const labels = Math.ceil(Math.max(...[...own, ...others].map(({ label }) => widthOf(label, text))));
  const ticks = decadeTicks(domain).map((exponent) => ({ exponent, label: powerOfTen(exponent) }));
  const ticksWide = Math.ceil(Math.max(...ticks.map(({ label }) => widthOf(label, text))));
  const plot: Box = {
    left: labels + Math.round(1.1 * text),
    top,
    right: width - ticksWide - Math.round(0.5 * text),
    bottom,
  };
  const inset = 0.7 * text;
  const pitch = layers === 2 ? 0 : (plot.right - plot.left - 2 * inset) / (layers - 2);
  const x = (layer: number): number =>
    layers === 2 ? (plot.left + plot.right) / 2 : plot.left + inset + (layer - 2) * pitch;
  const y = (log10: number): number =>
    bottom - ((log10 - domain.low) / (domain.high - domain.low)) * (bottom - top);
  const stub = layers === 2 ? text : 0;
  const pointsOf = (value: (layer: number) => number): Point[] =>
    layerList.map((l) => ({ x: x(l), y: Number.isFinite(value(l)) ? y(value(l)) : Number.NaN }));

  const most = layerList.reduce((size, l) => Math.max(size, values[l]?.length ?? 0), 0);
  let fan = '';
  for (let k = 0; k < most; k++)
    fan += pathOf(
      pointsOf((l) => values[l]?.[k] ?? Number.NaN),
      stub,
    );

  const ends = shown.map((line, order) => ({
    ...line,
    order,
    end: pointsOf(line.height).find((point) => Number.isFinite(point.y))!,
  }));
  ends.sort((a, b) => a.end.y - b.end.y || a.order - b.order);
  const middles = dodge(
    ends.map(({ end }) => end.y),
    ends.map(() => lineHeight * text),
    0,
    numbers,
  );
  const half = (lineHeight * text) / 2;

  return {
    size,
    plot,
    domain,
    yTicks: ticks.map(({ exponent, label }) => ({ at: Math.round(y(exponent)), label })),
    xTicks: (selected) =>
      layerTicks(layers, selected, pitch, 2.1 * text).map((layer) => ({ at: round(x(layer)), layer })),
    fan,
    lines: ends.map(({ id, label, height, end }, i) => {
      const middle = middles[i]!;
      const to = { x: end.x - stub - 0.5 * text, y: end.y };
      // A line that ends before layer 2, or is not known further, has its name at that end.
      const right = Math.max(labels, to.x - 0.6 * text);
      const box = {
        left: right - widthOf(label, text),
        right,
        top: middle - half,
        bottom: middle + half,
      };
      const isBeside = Math.abs(to.y - middle) < 0.3 * text;
      return {
        id,
        d: pathOf(pointsOf(height), stub),
        label,
        box,
        leader: isBeside ? [] : [{ x: right + 0.2 * text, y: middle }, to],
      };
    }),
    dots: pointsOf(heights.measured)
      .filter((point) => Number.isFinite(point.y))
      .map((point) => `M${round(point.x)},${round(point.y)}h0`)
      .join(''),
    dotSize: layers === 2 || pitch > 0.9 * text ? 0.62 * text : 0,
    numbers,
    axisTitle,
    isRoomy: width - plot.left > 19 * text,
    rungs: (layer) =>
      Array.from(values[layer] ?? [])
        .filter(Number.isFinite)
        .map((value) => `M${round(x(layer) - 0.35 * text)},${round(y(value))}h${round(0.7 * text)}`)
        .join(''),
    x,
    layerAt: (pixel) =>
      pitch === 0 ? 2 : Math.max(2, Math.min(layers, Math.round((pixel - x(2)) / pitch) + 2)),
  };
}
