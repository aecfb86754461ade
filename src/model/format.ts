/** Which way the digits that are not shown go. A bound is shown rounded away from what it bounds. */
export type Rounding = 'nearest' | 'down' | 'up';

export interface FormatOptions {
  /** Significant digits, three unless said otherwise. */
  readonly digits?: number;
  readonly rounding?: Rounding;
  /** Without zeros at the end, for numbers known exactly: γ = 0.25. */
  readonly trim?: boolean;
}

/** A number as it is shown: mantissa·10^exponent, or the mantissa alone where the exponent is null. */
export interface Decimal {
  /** Digits with a true minus sign; also '∞', '−∞' and 'unknown' (never NaN). */
  readonly mantissa: string;
  readonly exponent: number | null;
}

const minus = '−';
const unknown = 'unknown';

/** Plain digits for 10⁻³ ≤ |x| < 10⁴, powers of ten elsewhere. */
const leastPlain = -3;
const mostPlain = 3;

/**
 * What logarithms and doubles leave of an exact decimal, in units of the last digit shown: a number that is nearer to a
 * decimal than this, or to the middle of two, is taken for it.
 */
const slip = 1e-7;

function roundTo(units: number, rounding: Rounding): number {
  if (rounding === 'up') return Math.ceil(units - slip);
  return rounding === 'down' ? Math.floor(units + slip) : Math.round(units + slip);
}

function withoutTail(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/** size·10^shift, 1 ≤ size ≤ 10. */
function positive(
  size: number,
  shift: number,
  { digits = 3, rounding = 'nearest', trim = false }: FormatOptions,
): Decimal {
  let units = roundTo(size * 10 ** (digits - 1), rounding);
  let power = shift;
  if (units >= 10 ** digits) {
    units /= 10;
    power++;
  }
  const plain = power >= leastPlain && power <= mostPlain;
  // units·10^(power − digits + 1) through the decimal string, so that no digit is lost on the way.
  const exponent = (plain ? power : 0) - digits + 1;
  const text = Number(`${Math.round(units)}e${exponent}`).toFixed(Math.max(0, -exponent));
  return { mantissa: trim ? withoutTail(text) : text, exponent: plain ? null : power };
}

const opposite: Readonly<Record<Rounding, Rounding>> = { nearest: 'nearest', down: 'up', up: 'down' };

/** The number x as it is shown. */
export function decimalOf(x: number, options: FormatOptions = {}): Decimal {
  if (Number.isNaN(x)) return { mantissa: unknown, exponent: null };
  if (x === 0) return { mantissa: '0', exponent: null };
  if (x < 0) {
    const size = decimalOf(-x, { ...options, rounding: opposite[options.rounding ?? 'nearest'] });
    return { ...size, mantissa: minus + size.mantissa };
  }
  if (x === Number.POSITIVE_INFINITY) return { mantissa: '∞', exponent: null };
  // Sixteen more digits give every double exactly enough: the string is correctly rounded, x·10^k would not be.
  const [size, power] = x.toExponential(16).split('e');
  return positive(Number(size), Number(power), options);
}

/** The number 10^log10 as it is shown; an exact zero (−∞) is 0. Numbers beyond the range of doubles are as good as any. */
export function decimalOfLog10(log10: number, options: FormatOptions = {}): Decimal {
  if (Number.isNaN(log10)) return { mantissa: unknown, exponent: null };
  if (log10 === Number.NEGATIVE_INFINITY) return { mantissa: '0', exponent: null };
  if (log10 === Number.POSITIVE_INFINITY) return { mantissa: '∞', exponent: null };
  const power = Math.floor(log10);
  return positive(10 ** (log10 - power), power, options);
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** A whole number in raised digits: −7 gives ⁻⁷. */
export const raised = (n: number): string => [...String(n)].map((digit) => superscripts[digit]).join('');

/** "4.33 × 10⁻⁷", with spaces at which no line breaks. */
export const plainText = ({ mantissa, exponent }: Decimal): string =>
  exponent === null ? mantissa : `${mantissa}\u00a0×\u00a010${raised(exponent)}`;

/** "4.33 \times 10^{-7}". */
export function texText({ mantissa, exponent }: Decimal): string {
  if (mantissa === unknown) return '\\text{unknown}';
  const size = mantissa.replace(minus, '-').replace('∞', '\\infty');
  return exponent === null ? size : `${size} \\times 10^{${exponent}}`;
}

const lowered = (digits: string): string =>
  [...digits].map((digit) => Object.keys(superscripts).find((key) => superscripts[key] === digit)).join('');

/** Numbers written as by {@link plainText}, alone or in a text, as words that a screen reader says rightly. */
export const aloud = (text: string): string =>
  text
    .replace(
      /\u00a0×\u00a010([⁻⁰¹²³⁴-⁹]+)/g,
      (_, power: string) => ` times ten to the ${lowered(power).replace('-', 'minus ')}`,
    )
    .replaceAll(minus, 'minus ')
    .replaceAll('∞', 'infinity');

/** "4.33 times ten to the minus 7", for a screen reader. */
export const spokenText = (decimal: Decimal): string => aloud(plainText(decimal));

/** "×890", "×4.20·10⁵": a factor where there is little room. */
export const factorText = ({ mantissa, exponent }: Decimal): string =>
  mantissa === unknown ? unknown : `×${mantissa}${exponent === null ? '' : `·10${raised(exponent)}`}`;

export const formatNumber = (x: number, options?: FormatOptions): string => plainText(decimalOf(x, options));
export const formatLog10 = (log10: number, options?: FormatOptions): string =>
  plainText(decimalOfLog10(log10, options));
export const texNumber = (x: number, options?: FormatOptions): string => texText(decimalOf(x, options));
export const texLog10 = (log10: number, options?: FormatOptions): string =>
  texText(decimalOfLog10(log10, options));
export const spokenNumber = (x: number, options?: FormatOptions): string => spokenText(decimalOf(x, options));
export const spokenLog10 = (log10: number, options?: FormatOptions): string =>
  spokenText(decimalOfLog10(log10, options));
export const formatFactor = (x: number, options?: FormatOptions): string => factorText(decimalOf(x, options));
export const formatFactorLog10 = (log10: number, options?: FormatOptions): string =>
  factorText(decimalOfLog10(log10, options));

/** A bound and what it bounds, both 10^log10, as they are shown side by side: see {@link shownInequality}. */
export interface ShownInequality {
  readonly smaller: Decimal;
  readonly larger: Decimal;
}

/**
 * The two sides of smaller ≤ larger. The larger is rounded up, so that what is shown is itself a bound. Where both would
 * show the same digits the smaller is rounded down; only equal numbers (to 10⁻⁹, which rounding alone leaves) show equal.
 */
export function shownInequality(smallerLog10: number, largerLog10: number): ShownInequality {
  if (largerLog10 === smallerLog10 || largerLog10 - smallerLog10 <= 1e-9) {
    const both = decimalOfLog10(largerLog10);
    return { smaller: both, larger: both };
  }
  const larger = decimalOfLog10(largerLog10, { rounding: 'up' });
  const nearest = decimalOfLog10(smallerLog10);
  const collide = plainText(nearest) === plainText(larger);
  return { smaller: collide ? decimalOfLog10(smallerLog10, { rounding: 'down' }) : nearest, larger };
}
