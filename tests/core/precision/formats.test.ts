import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FloatFormat, formats, roundAll, roundTo } from '../../../src/core/precision/formats.ts';

/** What the 16 bits mean: sign, exponent of `exponentBits`, the rest fraction. IEEE 754-2019, 3.4. */
function decode(pattern: number, exponentBits: number): number {
  const fractionBits = 15 - exponentBits;
  const sign = pattern >>> 15 ? -1 : 1;
  const exponent = (pattern >>> fractionBits) & (2 ** exponentBits - 1);
  const fraction = (pattern & (2 ** fractionBits - 1)) / 2 ** fractionBits;
  const bias = 2 ** (exponentBits - 1) - 1;
  if (exponent === 2 ** exponentBits - 1)
    return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** (1 - bias) : sign * (1 + fraction) * 2 ** (exponent - bias);
}

const view = new DataView(new ArrayBuffer(8));
/** The double after x, away from zero. */
function next(x: number): number {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + 1n);
  return view.getFloat64(0);
}
/** The double before x ≠ 0, towards zero. */
function previous(x: number): number {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) - 1n);
  return view.getFloat64(0);
}

describe.each([
  ['bfloat16', 8],
  ['float16', 5],
] as const)('%s', (id, exponentBits) => {
  const format: FloatFormat = formats[id];
  const patterns = Array.from({ length: 2 ** 15 }, (_, pattern) => pattern);
  const infinity = (2 ** exponentBits - 1) * 2 ** (15 - exponentBits);

  it('all 65,536 patterns are left as they are, their sign of zero and their not-a-numbers too', () => {
    let numbers = 0;
    for (let pattern = 0; pattern < 2 ** 16; pattern++) {
      const value = decode(pattern, exponentBits);
      if (!Object.is(roundTo(value, format), value)) expect.fail(`pattern ${pattern}, ${value}`);
      if (Number.isFinite(value)) numbers++;
    }
    expect(numbers).toBe(2 * infinity);
  });

  it('what lies between two neighbours goes to the nearer, the half to the one whose last bit is 0', () => {
    for (const pattern of patterns.slice(0, infinity)) {
      const lower = decode(pattern, exponentBits);
      const upper = decode(pattern + 1, exponentBits);
      // The largest number and the one that would come after it, which is ∞.
      const after = Number.isFinite(upper) ? upper : 2 * lower - decode(pattern - 1, exponentBits);
      const half = (lower + after) / 2;
      const cases: [number, number][] = [
        [half, pattern % 2 === 0 ? lower : upper],
        [previous(half), lower],
        [next(half), upper],
        [next(lower), lower],
        [previous(after), upper],
      ];
      for (const [x, expected] of cases) {
        for (const sign of [1, -1]) {
          const actual = roundTo(sign * x, format);
          if (!Object.is(actual, sign * expected))
            expect.fail(`${sign * x}: ${actual}, not ${sign * expected}`);
        }
      }
    }
  });

  it('its constants are those of its patterns', () => {
    expect(format.largest).toBe(decode(infinity - 1, exponentBits));
    expect(format.smallest).toBe(decode(1, exponentBits));
    expect(2 ** format.leastExponent).toBe(decode(2 ** (15 - exponentBits), exponentBits));
    const one = patterns.find((pattern) => decode(pattern, exponentBits) === 1)!;
    expect(format.unitRoundoff).toBe((decode(one + 1, exponentBits) - 1) / 2);
  });

  it('far beyond the largest and below the smallest number of a float32 too', () => {
    for (const x of [1e300, 3.5e38, Number.MAX_VALUE, Number.POSITIVE_INFINITY])
      expect([roundTo(x, format), roundTo(-x, format)]).toEqual([
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ]);
    for (const x of [Number.MIN_VALUE, 1e-300, 1e-46])
      expect([roundTo(x, format), roundTo(-x, format)]).toEqual([0, -0]);
  });
});

describe('any format', () => {
  const anyFormat = fc.constantFrom(...Object.values(formats));
  const anyNumber = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    fc.double({ min: -1e-3, max: 1e-3, noNaN: true }).map((x) => x ** 5),
  );

  it('keeps order and sign, is wrong by at most u|x| or half of the smallest number, and rounds once for all', () => {
    fc.assert(
      fc.property(anyFormat, anyNumber, anyNumber, (format, x, y) => {
        const [rx, ry] = [roundTo(x, format), roundTo(y, format)];
        if (x <= y) expect(rx).toBeLessThanOrEqual(ry);
        expect(roundTo(-x, format)).toBe(-rx);
        expect(Object.is(roundTo(rx, format), rx)).toBe(true);
        if (Number.isFinite(rx))
          expect(Math.abs(rx - x)).toBeLessThanOrEqual(
            Math.max(format.unitRoundoff * Math.abs(x), format.smallest / 2),
          );
        else expect(Math.abs(x)).toBeGreaterThan(format.largest);
      }),
      { numRuns: 3000 },
    );
  });

  it('float32 by the general rule is that of Math.fround', () => {
    // The same digits and exponents under another name, so that the general rule is asked.
    const { float32 } = formats;
    expect(float32).toMatchObject({ significantBits: 24, largest: Math.fround(3.4028234663852886e38) });
    expect(float32.smallest).toBe(Math.fround(1.4e-45));
    const asked: FloatFormat = { ...float32, id: 'bfloat16' };
    fc.assert(
      fc.property(anyNumber, (x) => Object.is(roundTo(x, asked), Math.fround(x))),
      { numRuns: 3000 },
    );
  });

  it('counts the numbers that become zero, and no others', () => {
    const x = Float64Array.of(1, 0, -0, 1e-9, -1e-9, 6e-8, 2e-8, 70000);
    expect(roundAll(x, formats.float16)).toBe(3);
    expect([...x]).toEqual([1, 0, -0, 0, -0, 2 ** -24, 0, Number.POSITIVE_INFINITY]);
  });
});
