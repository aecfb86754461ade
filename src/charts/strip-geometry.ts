import { scaleLinear } from 'd3';
import { powerOfTen, type Rich, widthOf } from './text.ts';

/** A distribution on a logarithmic axis, log₁₀: −∞ is an exact zero, NaN what is not known, ±∞ a bound that there is not. */
export interface StripData {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** One of them. */
  readonly own: number;
  /** Between these the one is certified to be. */
  readonly least: number;
  readonly most: number;
}

export type StripDomain = readonly [low: number, high: number];

/** Bounds may make the axis longer by so many decades on either side; those farther out are arrows at its end. */
const roomForBounds = 3;

/** Whole decades around all that is drawn, 1 well among them. */
export function stripDomain(strips: readonly StripData[]): StripDomain {
  const seen = strips
    .flatMap(({ low, middle, high, own }) => [low, middle, high, own])
    .filter(Number.isFinite);
  const low = Math.min(-1, ...seen);
  const high = Math.max(1, ...seen);
  const bounds = strips.flatMap(({ least, most }) => [least, most]).filter(Number.isFinite);
  const near = bounds.filter((at) => at >= low - roomForBounds && at <= high + roomForBounds);
  return [Math.floor(Math.min(low, ...near) - 0.4), Math.ceil(Math.max(high, ...near) + 0.4)];
}

export interface StripScale {
  readonly x: (log10: number) => number;
  readonly ticks: readonly { readonly at: number; readonly value: number; readonly label: Rich }[];
  readonly left: number;
  readonly right: number;
}

/** The left end is for exact zeros. */
export function stripScale([low, high]: StripDomain, width: number, text: number): StripScale {
  const left = 1.6 * text;
  const right = width - 1.5 * text;
  const scale = scaleLinear([low, high], [left, right]);
  const count = Math.max(2, Math.floor((right - left) / (4 * text)));
  const values = scale.ticks(count).filter(Number.isInteger);
  const labelled = values.map((value) => ({ at: Math.round(scale(value)), value, label: powerOfTen(value) }));
  const wide = Math.max(...labelled.map(({ label }) => widthOf(label, text)));
  const [first, second] = labelled;
  // A narrow axis may have room for level alone.
  const { apart, step } =
    first && second
      ? { apart: second.at - first.at, step: second.value - first.value }
      : { apart: width, step: 1 };
  const every = Math.max(1, Math.ceil((wide + 0.8 * text) / apart));
  // Counted from level, which keeps its label.
  const ticks = labelled.filter(({ value }) => (value / step) % every === 0);
  return { x: (log10) => Math.round(10 * scale(log10)) / 10, ticks, left, right };
}

/** The end of a bracket, or the arrow that stands for one beyond the axis. */
export interface StripEnd {
  readonly d: string;
}

export interface StripGeometry {
  readonly band: { readonly x: number; readonly width: number } | null;
  readonly middle: number | null;
  /** Whether the middle is an exact zero. */
  readonly isZero: boolean;
  readonly own: number | null;
  readonly bracket: string;
}

/** A row of such a height. */
export function stripGeometry(
  data: StripData,
  { x, left, right }: StripScale,
  height: number,
): StripGeometry {
  const { low, middle, high, own, least, most } = data;
  const within = (at: number) => Math.min(right, Math.max(left, x(at)));
  const reach = 0.36 * height;
  const centre = height / 2;
  const [top, foot] = [centre - reach, centre + reach];
  const end = (at: number, inward: 1 | -1): string => {
    if (!Number.isFinite(at)) return '';
    const place = x(at);
    if (place >= left && place <= right)
      return `M${place + 4 * inward},${top}H${place}V${foot}H${place + 4 * inward}`;
    // Beyond the axis.
    const edge = place < left ? left : right;
    const out = place < left ? -1 : 1;
    return `M${edge},${centre - 4}L${edge + 5 * out},${centre}L${edge},${centre + 4}`;
  };
  const isZero = middle === Number.NEGATIVE_INFINITY;
  const hasBand = Number.isFinite(high);
  const from = within(Number.isFinite(low) ? low : Number.NEGATIVE_INFINITY);
  return {
    band: hasBand ? { x: from, width: Math.max(1, within(high) - from) } : null,
    middle: Number.isFinite(middle) ? within(middle) : null,
    isZero,
    own: Number.isFinite(own) ? within(own) : null,
    bracket: end(least, 1) + end(most, -1),
  };
}
