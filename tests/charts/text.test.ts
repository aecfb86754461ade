import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf, plain, powerOfTen, textOf, widthOf } from '../../src/charts/text.ts';

/** Advance widths of Inter Variable at weight 600, in em, as a browser's canvas measures them. */
const measured: Readonly<Record<string, number>> = {
  ...{
    '0': 0.66,
    '1': 0.42,
    '2': 0.62,
    '3': 0.64,
    '4': 0.67,
    '5': 0.61,
    '6': 0.64,
    '7': 0.58,
    '8': 0.64,
    '9': 0.64,
  },
  ...{
    a: 0.57,
    b: 0.62,
    c: 0.58,
    d: 0.62,
    e: 0.59,
    f: 0.39,
    g: 0.63,
    h: 0.61,
    i: 0.26,
    j: 0.26,
    k: 0.57,
    l: 0.26,
  },
  ...{
    m: 0.9,
    n: 0.61,
    o: 0.61,
    p: 0.62,
    q: 0.62,
    r: 0.4,
    s: 0.55,
    t: 0.35,
    u: 0.61,
    v: 0.59,
    w: 0.84,
    x: 0.57,
  },
  ...{
    y: 0.59,
    z: 0.57,
    A: 0.73,
    B: 0.66,
    C: 0.74,
    L: 0.57,
    M: 0.92,
    ' ': 0.25,
    '(': 0.37,
    ')': 0.37,
    '×': 0.67,
  },
  ...{
    '−': 0.67,
    '=': 0.67,
    '.': 0.32,
    ',': 0.32,
    '∗': 0.84,
    '∂': 0.49,
    '‖': 0.5,
    '/': 0.38,
    '%': 1,
    '·': 0.32,
  },
};

describe('texts of a chart', () => {
  it('are never given less room than the font takes, and not half as much again', () => {
    for (const word of [
      'measured',
      'bound (∗∗)',
      'lower bound',
      'exactly 0',
      'above this no bias gradient of this net',
    ]) {
      const taken = [...word].reduce((sum, character) => sum + (measured[character] ?? Number.NaN), 0);
      const given = widthOf(plain(word), 1);
      expect([word, given >= taken, given < 1.25 * taken]).toEqual([word, true, true]);
    }
    for (const [character, width] of Object.entries(measured))
      expect([character, widthOf(plain(character), 1) >= width]).toEqual([character, true]);
  });

  it('write powers of ten with a true minus sign off the line', () => {
    expect(powerOfTen(-2000)).toEqual([{ text: '10' }, { text: '−2000', set: 'raised' }]);
    expect(textOf(powerOfTen(0))).toBe('100');
  });

  it('write a factor with three digits, from 10⁴ on as a power of ten', () => {
    expect(textOf(factorOf(Math.log10(890)))).toBe('×890');
    expect(factorOf(2157.691)).toEqual([{ text: '×4.91·10' }, { text: '2157', set: 'raised' }]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (log10) => {
        const [size, power = { text: '0' }] = factorOf(log10);
        const value = Math.log10(Number(size!.text.replace(/^×|·10$/g, ''))) + Number(power.text);
        expect(value).toBeCloseTo(log10, 2);
      }),
    );
  });
});
