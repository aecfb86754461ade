import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decimal,
  decimalOf,
  decimalOfLog10,
  formatFactor,
  formatFactorLog10,
  formatLog10,
  formatNumber,
  raised,
  shownInequality,
  spokenLog10,
  spokenNumber,
  texLog10,
  texNumber,
} from '../../src/model/format.ts';

/** Ordinary spaces, so that the expected texts can be read. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** log₁₀ of what is shown, read back from the digits. */
const log10Of = ({ mantissa, exponent }: Decimal): number =>
  Math.log10(Number(mantissa.replace('−', '-'))) + (exponent ?? 0);

const size = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
const log10 = fc.double({ min: -2500, max: 2500, noNaN: true });

describe('numbers for people', () => {
  it('have three digits, and powers of ten below 10⁻³ and from 10⁴ on', () => {
    const shown = [
      4.3312e-7, 0.001, 0.00099949, 0.0009996, 0.25, 1, 2.784, 999.6, 1234, 9994.9, 9995, 12345, -0.5,
    ];
    expect(shown.map((x) => plain(formatNumber(x)))).toEqual([
      '4.33 × 10⁻⁷',
      '0.00100',
      '9.99 × 10⁻⁴',
      '0.00100',
      '0.250',
      '1.00',
      '2.78',
      '1000',
      '1230',
      '9990',
      '1.00 × 10⁴',
      '1.23 × 10⁴',
      '−0.500',
    ]);
  });

  it('show an exact zero as 0, infinity as ∞, and never NaN', () => {
    expect([0, -0, Infinity, -Infinity, NaN].map((x) => formatNumber(x))).toEqual([
      '0',
      '0',
      '∞',
      '−∞',
      'unknown',
    ]);
    expect([-Infinity, Infinity, NaN].map((x) => formatLog10(x))).toEqual(['0', '∞', 'unknown']);
    expect([texNumber(NaN), texNumber(-Infinity), spokenNumber(-Infinity), formatFactor(NaN)]).toEqual([
      '\\text{unknown}',
      '-\\infty',
      'minus infinity',
      'unknown',
    ]);
  });

  it('stay three digits far beyond the range of doubles', () => {
    expect(plain(formatLog10(-2093.69898971))).toBe('2.00 × 10⁻²⁰⁹⁴');
    expect(texLog10(2093.5)).toBe('3.16 \\times 10^{2093}');
    expect(spokenLog10(-2093.69898971)).toBe('2.00 times ten to the minus 2094');
  });

  it('are said in words for a screen reader, and written in TeX', () => {
    expect([spokenNumber(4.33e-7), spokenNumber(-1.5e6), spokenNumber(-0.5), spokenNumber(0)]).toEqual([
      '4.33 times ten to the minus 7',
      'minus 1.50 times ten to the 6',
      'minus 0.500',
      '0',
    ]);
    expect([texNumber(4.33e-7), texNumber(-0.5)]).toEqual(['4.33 \\times 10^{-7}', '-0.500']);
    expect(raised(-1029384756)).toBe('⁻¹⁰²⁹³⁸⁴⁷⁵⁶');
  });

  it('are factors where there is little room', () => {
    expect([890.2, 1, 4.2e5, 1.234e-7, Infinity].map((x) => formatFactor(x))).toEqual([
      '×890',
      '×1.00',
      '×4.20·10⁵',
      '×1.23·10⁻⁷',
      '×∞',
    ]);
    expect(formatFactorLog10(Math.log10(890))).toBe('×890');
  });

  it('lose their zeros at the end on request', () => {
    expect([0.25, 1, 1.1289, 100, 2500].map((x) => formatNumber(x, { trim: true }))).toEqual([
      '0.25',
      '1',
      '1.13',
      '100',
      '2500',
    ]);
  });

  it('agree with the rounding of the language', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 6 }), (x, digits) => {
        const shown = decimalOf(x, { digits });
        const [mantissa, power] = x.toExponential(digits - 1).split('e');
        const units = Number(x.toExponential(20).split('e')[0]) * 10 ** (digits - 1);
        fc.pre(Math.abs((units % 1) - 0.5) > 1e-6);
        expect(Number(shown.mantissa) * 10 ** (shown.exponent ?? 0)).toBeCloseTo(
          Number(x.toPrecision(digits)),
          -Math.floor(Math.log10(x)) + 10,
        );
        if (shown.exponent !== null)
          expect([shown.mantissa, shown.exponent]).toEqual([mantissa, Number(power)]);
      }),
    );
  });

  it('are the same from a number and from its logarithm', () => {
    fc.assert(
      fc.property(size, (x) => {
        const units = Number(x.toExponential(20).split('e')[0]) * 100;
        fc.pre(Math.abs((units % 1) - 0.5) > 1e-6);
        expect(formatLog10(Math.log10(x))).toBe(formatNumber(x));
      }),
    );
  });
});

describe('directed rounding', () => {
  it('encloses the number between neighbours of three digits', () => {
    fc.assert(
      fc.property(log10, (log) => {
        const down = log10Of(decimalOfLog10(log, { rounding: 'down' }));
        const up = log10Of(decimalOfLog10(log, { rounding: 'up' }));
        expect(down).toBeLessThanOrEqual(log + 1e-9);
        expect(up).toBeGreaterThanOrEqual(log - 1e-9);
        expect(up - down).toBeLessThanOrEqual(Math.log10(1.01) + 1e-9);
      }),
    );
  });

  it('leaves an exact decimal as it is, though logarithms are not exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), fc.integer({ min: -300, max: 300 }), (units, power) => {
        const x = Number(`${units}e${power}`);
        const up = formatNumber(x, { rounding: 'up' });
        expect(formatLog10(Math.log10(x), { rounding: 'up' })).toBe(up);
        expect(formatNumber(x, { rounding: 'down' })).toBe(up);
      }),
    );
  });

  it('turns round for negative numbers', () => {
    expect(formatNumber(-1.2345, { rounding: 'up' })).toBe('−1.23');
    expect(formatNumber(-1.2345, { rounding: 'down' })).toBe('−1.24');
  });
});

describe('an inequality as it is shown', () => {
  const texts = (smaller: number, larger: number): string[] => {
    const shown = shownInequality(Math.log10(smaller), Math.log10(larger));
    return [shown.smaller.mantissa, shown.larger.mantissa];
  };

  it('rounds the bound up, and what it bounds down where the digits would be the same', () => {
    expect(texts(2.771, 2.779)).toEqual(['2.77', '2.78']);
    expect(texts(2.776, 2.779)).toEqual(['2.77', '2.78']);
    expect(texts(2.7761, 3.111)).toEqual(['2.78', '3.12']);
    expect(texts(9.996, 9.999)).toEqual(['9.99', '10.0']);
  });

  it('shows equal numbers equal', () => {
    expect(texts(2.774, 2.774 * (1 + 1e-12))).toEqual(['2.77', '2.77']);
    expect(shownInequality(-Infinity, -Infinity).smaller.mantissa).toBe('0');
  });

  it('is true in the digits shown, for all smaller ≤ larger', () => {
    fc.assert(
      fc.property(
        log10,
        fc.oneof(fc.double({ min: 0, max: 0.01, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true })),
        (low, gap) => {
          const { smaller, larger } = shownInequality(low, low + gap);
          expect(log10Of(smaller)).toBeLessThanOrEqual(log10Of(larger));
          // Apart unless equal: two numbers that differ never look the same.
          if (gap > 1e-6) expect(smaller).not.toEqual(larger);
          if (gap > 1e-6) expect(log10Of(larger)).toBeGreaterThanOrEqual(low + gap - 1e-9);
        },
      ),
      { numRuns: 500 },
    );
  });
});
