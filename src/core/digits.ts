import type { LabelledBatch } from './network.ts';

/** 28 × 28. */
export const digitPixels = 784;
export const digitClasses = 10;

/** Handwritten digits: images of 784 pixels, 0 (paper) … 255 (ink), row by row, and which digit each shows. */
export interface Digits {
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/** Those to train on and those, never trained on, to test on. */
export interface DigitSets {
  readonly training: Digits;
  readonly test: Digits;
}

/** The first `count` of them, in memory of their own; the very same if those are all. */
export function firstDigits(digits: Digits, count: number): Digits {
  if (count >= digits.labels.length) return digits;
  return { pixels: digits.pixels.slice(0, count * digitPixels), labels: digits.labels.slice(0, count) };
}

/** Digits `first` … `first + count − 1` as examples: x in [0, 1], y one-hot at the label. */
export function digitBatch({ pixels, labels }: Digits, first: number, count: number): LabelledBatch {
  if (first + count > labels.length) throw new RangeError(`There are ${labels.length} digits.`);
  const x = Float64Array.from(
    pixels.subarray(first * digitPixels, (first + count) * digitPixels),
    (ink) => ink / 255,
  );
  const y = new Float64Array(count * digitClasses);
  for (let i = 0; i < count; i++) y[i * digitClasses + labels[first + i]!] = 1;
  return { examples: count, x, y };
}
