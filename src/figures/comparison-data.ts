import type { StripData } from '../charts/strip-geometry.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import type { Settings } from '../model/settings.ts';
import { type ComparedRow, type Comparison, comparedRows } from '../state/comparison.ts';
import { log10Cell, missing, type Value, withText } from './cells.ts';
import type { Table } from './data-table.tsx';

type Part = ReturnType<Comparison['get']>['parts'][number];

/** The gradient of the biases or that of the weights. */
export const sides = [
  { id: 'bias', words: 'Biases' },
  { id: 'weight', words: 'Weights' },
] as const;
export type Side = (typeof sides)[number]['id'];

export const orders = [
  { id: 'text', words: 'As in the text' },
  { id: 'level', words: 'Level first' },
  { id: 'spread', words: 'Narrow first' },
] as const;
export type Order = (typeof orders)[number]['id'];

/** One row of the figure; log₁₀. */
export interface Compared extends ComparedRow {
  /** Null where nothing is known of it, yet or at all. */
  readonly strip: StripData | null;
  readonly runs: number;
}

const log10 = (log: number): number => log / Math.LN10;

function stripOf({ many, own }: Part, side: Side): StripData | null {
  const { p10, p50, p90 } = many[side];
  if (Number.isNaN(p50)) return null;
  const { measured, least, most } = own[side];
  return {
    low: log10(p10),
    middle: log10(p50),
    high: log10(p90),
    own: log10(measured),
    least: log10(least),
    most: log10(most),
  };
}

/** All rows with what is known of each, in the order of the text. */
export function comparedOf(base: Settings, parts: readonly Part[], side: Side): readonly Compared[] {
  // The later part of an id is that of more nets.
  const known = new Map(parts.map((part) => [part.id, part]));
  return comparedRows(base).map((row) => {
    const part = known.get(row.id);
    return { ...row, strip: part ? stripOf(part, side) : null, runs: part?.runs ?? 0 };
  });
}

/** How far from level; rows of which nothing is known come last. */
const distances: Readonly<Record<Exclude<Order, 'text'>, (strip: StripData) => number>> = {
  level: ({ middle }) => Math.abs(middle),
  spread: ({ low, high }) => (Number.isFinite(low) ? high - low : Number.POSITIVE_INFINITY),
};

export function sorted(rows: readonly Compared[], order: Order): readonly Compared[] {
  if (order === 'text') return rows;
  const key = ({ strip }: Compared) => (strip ? distances[order](strip) : Number.MAX_VALUE);
  return rows.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)));
}

const zero = Number.NEGATIVE_INFINITY;
const amount = (value: number): string => (value === zero ? 'exactly 0' : formatLog10(value));

/** The middle of the band, beside it. */
export const medianText = ({ strip }: Compared): string => (strip ? amount(strip.middle) : '–');

/** What is certified of this very net. */
function certifiedWords({ least, most }: StripData): string {
  const parts: string[] = [];
  if (Number.isFinite(least)) parts.push(`at least ${formatLog10(least, { rounding: 'down' })}`);
  if (Number.isFinite(most)) parts.push(`at most ${formatLog10(most, { rounding: 'up' })}`);
  return parts.length === 0 ? 'nothing is certified' : `certified ${parts.join(' and ')}`;
}

/** A row in one sentence. */
export function rowWords(row: Compared, side: Side): string {
  const { words, strip, refusal, runs } = row;
  if (refusal !== null) return `${words}: ${refusal}`;
  if (!strip) return `${words}: not known yet.`;
  if (strip.middle === zero && side === 'bias' && row.settings.norm === 'batch')
    return `${words}: exactly 0, since the batch takes out what a bias adds. Look at the weights.`;
  const own = Number.isNaN(strip.own) ? '' : `; this net ${amount(strip.own)}, ${certifiedWords(strip)}`;
  return `${words}: median ${amount(strip.middle)}, 8 of 10 nets from ${amount(strip.low)} to ${amount(strip.high)} (${runs} nets)${own}.`;
}

export function tableOf(rows: readonly Compared[]): Table {
  const bound = (value: number, rounding: 'up' | 'down'): Value =>
    Number.isFinite(value) ? log10Cell(value, { rounding }) : withText(log10Cell(undefined), 'none');
  const cell = (value: number): Value => {
    const known = log10Cell(value);
    return value === zero ? withText(known, amount(value)) : known;
  };
  return {
    columns: ['net', 'median', '10 %', '90 %', 'this net', 'lower bound', 'bound', 'nets'],
    rows: rows.map(({ words, strip, runs }) =>
      strip
        ? [
            words,
            cell(strip.middle),
            cell(strip.low),
            cell(strip.high),
            cell(strip.own),
            bound(strip.least, 'down'),
            bound(strip.most, 'up'),
            runs,
          ]
        : [words, ...new Array<Value>(7).fill(missing('–'))],
    ),
  };
}

/** What to see: which rows keep the first layer within a factor of ten of the last. */
export function titleOf(rows: readonly Compared[], isComplete: boolean): string {
  const none = rows.find(({ id }) => id === 'none')?.strip;
  if (!isComplete || !none) return 'What the remedies do to the first layer’s gradient';
  const level = rows.filter(({ id, strip }) => id !== 'none' && strip && Math.abs(strip.middle) < 1);
  const count = formatNumber(level.length, { trim: true });
  const all = rows.filter(({ id, strip }) => id !== 'none' && strip).length;
  return `${count} of ${all} remedies keep the first gradient within a factor of ten`;
}
