/** A binary floating-point format: numbers ±k·2^e with k < 2^p, as IEEE 754 lays them out. */
export interface FloatFormat {
  readonly id: Exclude<PrecisionId, 'float64'>;
  /** p, the leading one that is not stored included. */
  readonly significantBits: number;
  /** The smallest normal number is 2 to this power; below it the spacing no longer shrinks. */
  readonly leastExponent: number;
  readonly largest: number;
  /** The smallest number above 0. */
  readonly smallest: number;
  /** u = 2⁻ᵖ: rounding is wrong by at most u relatively, or by half of `smallest`, whichever is more. */
  readonly unitRoundoff: number;
}

export const precisionIds = ['float64', 'float32', 'bfloat16', 'float16'] as const;
export type PrecisionId = (typeof precisionIds)[number];

function format(id: FloatFormat['id'], p: number, leastExponent: number): FloatFormat {
  const greatestExponent = 1 - leastExponent;
  return {
    id,
    significantBits: p,
    leastExponent,
    largest: (2 - 2 ** (1 - p)) * 2 ** greatestExponent,
    smallest: 2 ** (leastExponent - p + 1),
    unitRoundoff: 2 ** -p,
  };
}

export const formats: Readonly<Record<FloatFormat['id'], FloatFormat>> = {
  float32: format('float32', 24, -126),
  bfloat16: format('bfloat16', 8, -126),
  float16: format('float16', 11, -14),
};

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** 2^(i − 150): a look-up costs a tenth of a power. */
const powers = Float64Array.from({ length: 300 }, (_, i) => 2 ** (i - 150));

/** Added to and taken from a number below 2^51, this rounds it to a whole number, halves to even. */
const shifter = 1.5 * 2 ** 52;

/**
 * The number of the format next to x, halves to the even one, ±∞ from largest + half a spacing on: one rounding from the
 * double, subnormal numbers included. The exponent is read off the float32 next to x; where that has been rounded up to a
 * power of two, so is x in every format of fewer digits.
 */
export function roundTo(x: number, { id, significantBits, leastExponent, largest }: FloatFormat): number {
  if (id === 'float32') return Math.fround(x);
  single[0] = x;
  const exponent = ((bits[0]! >>> 23) & 0xff) - 127;
  if (exponent === 128)
    return Number.isNaN(x) ? x : x > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const spacing = powers[Math.max(exponent, leastExponent) - significantBits + 151]!;
  const rounded = (x / spacing + shifter - shifter) * spacing;
  if (rounded > largest) return Number.POSITIVE_INFINITY;
  if (rounded < -largest) return Number.NEGATIVE_INFINITY;
  // x − shifter + shifter loses the sign of a zero.
  return rounded === 0 ? 0 * x : rounded;
}

/** Rounds every number in place; returns how many that were not zero have become zero. */
export function roundAll(x: Float64Array, format: FloatFormat): number {
  let zeros = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    const rounded = roundTo(value, format);
    if (rounded === 0 && value !== 0) zeros++;
    x[i] = rounded;
  }
  return zeros;
}
