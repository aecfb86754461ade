import { type FormatOptions, formatLog10, formatNumber } from '../model/format.ts';

/** A number of a table: how it is shown, and what a program is given of it. */
export interface Value {
  readonly text: string;
  /** With all its digits; NaN where it is not known. */
  readonly number?: number;
  /** Of a size that doubles may not hold, −∞ of an exact zero; NaN where it is not known. */
  readonly log10?: number;
  /** Of a number that is known by the logarithm of its size, and may be negative. */
  readonly sign?: number;
}

/** Words, a whole number, or any other with the way in which it is shown. */
export type Cell = string | number | Value;

const notKnown = 'not known';

/** What is not there, or not yet: no cell of its column says more. */
export const missing = (text = notKnown): Value => ({ text, number: Number.NaN });

export const numberCell = (x: number | undefined, options?: FormatOptions): Value =>
  x === undefined || Number.isNaN(x) ? missing() : { text: formatNumber(x, options), number: x };

/** 10^log10; without a number, or of a bound that says nothing, it is not known. */
export const log10Cell = (log10: number | undefined, options?: FormatOptions): Value =>
  log10 === undefined || Number.isNaN(log10) || log10 === Number.POSITIVE_INFINITY
    ? { text: notKnown, log10: Number.NaN }
    : { text: formatLog10(log10, options), log10 };

/** The same of a natural logarithm. */
export const logCell = (log: number | undefined, options?: FormatOptions): Value => ({
  ...log10Cell(log === undefined ? undefined : log / Math.LN10, options),
  ...(log !== undefined && Number.isFinite(log) && { number: Math.exp(log) }),
});

export const withText = (cell: Value, text: string): Value => ({ ...cell, text });

export const textOf = (cell: Cell): string => (typeof cell === 'object' ? cell.text : String(cell));
