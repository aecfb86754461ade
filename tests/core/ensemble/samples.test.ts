import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOf, quantilesOf } from '../../../src/core/ensemble/samples.ts';

const values = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, Number.NEGATIVE_INFINITY) },
  ),
  { minLength: 1, maxLength: 60 },
);

/** The k-th smallest, k from 0, by counting: the value with at most k below it and more than k not above it. */
const kthSmallest = (x: readonly number[], k: number): number =>
  x.find((v) => x.filter((w) => w < v).length <= k && x.filter((w) => w <= v).length > k)!;

describe('quantiles', () => {
  it('lie between the order statistics at (N−1)p, found by counting, in proportion', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.05, 0.1, 0.5, 0.9, 0.95, 0, 1), (x, share) => {
        const found = quantileOf(Float64Array.from(x).sort(), share);
        const place = share * (x.length - 1);
        const [k, part] = [Math.floor(place), place % 1];
        const low = kthSmallest(x, k);
        const high = kthSmallest(x, Math.ceil(place));
        if (low === Number.NEGATIVE_INFINITY) return found === low;
        return (
          Math.abs(found - (low * (1 - part) + high * part)) <= 1e-12 * (1 + Math.abs(high) + Math.abs(low))
        );
      }),
    );
  });

  it('of a layer belong to its first runs, are ordered and never NaN', () => {
    fc.assert(
      fc.property(values, values, (x, more) => {
        const layer = Float64Array.from([...x, ...more]);
        const { p5, p10, p50, p90, p95 } = quantilesOf(
          [new Float64Array(0), new Float64Array(0), layer],
          x.length,
        );
        const found = [p5, p10, p50, p90, p95].map((byLayer) => byLayer[2]!);
        const sorted = Float64Array.from(x).sort();
        expect(found).toEqual([0.05, 0.1, 0.5, 0.9, 0.95].map((share) => quantileOf(sorted, share)));
        expect(found.every((q, i) => i === 0 || q >= found[i - 1]!)).toBe(true);
        expect(layer).toEqual(Float64Array.from([...x, ...more]));
      }),
    );
  });

  it('of 1 … 101 are 6, 11, 51, 91, 96', () => {
    const layer = Float64Array.from({ length: 101 }, (_, i) => ((i * 37) % 101) + 1);
    const { p5, p10, p50, p90, p95 } = quantilesOf([layer, layer, layer], 101);
    expect([p5[2], p10[2], p50[2], p90[2], p95[2]]).toEqual([6, 11, 51, 91, 96]);
  });
});
