import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StripData, stripDomain, stripGeometry, stripScale } from '../../src/charts/strip-geometry.ts';

const anyStrip: fc.Arbitrary<StripData> = fc
  .tuple(
    fc.array(fc.double({ min: -80, max: 60, noNaN: true }), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
    fc.boolean(),
    fc.double({ min: 0, max: 40, noNaN: true }),
  )
  .map(([four, below, above, far]) => {
    const [low, middle, high, own] = four.sort((a, b) => a - b) as [number, number, number, number];
    return {
      low,
      middle,
      high,
      own,
      least: below ? Math.min(low, own) - far : Number.NEGATIVE_INFINITY,
      most: above ? own + far : Number.POSITIVE_INFINITY,
    };
  });

describe('strips on one axis', () => {
  it('all that is measured, and level, lies on the axis; a bound does or is an arrow at its end', () => {
    fc.assert(
      fc.property(fc.array(anyStrip, { minLength: 1, maxLength: 12 }), (strips) => {
        const domain = stripDomain(strips);
        const scale = stripScale(domain, 300, 13);
        const onAxis = (x: number | null) => x !== null && x >= scale.left - 0.1 && x <= scale.right + 0.1;
        expect(onAxis(scale.x(0))).toBe(true);
        for (const strip of strips) {
          const { band, middle, own, bracket } = stripGeometry(strip, scale, 26);
          expect([onAxis(middle), onAxis(own), onAxis(band!.x), onAxis(band!.x + band!.width - 1)]).toEqual(
            Array(4).fill(true),
          );
          expect(middle!).toBeCloseTo(scale.x(strip.middle), 9);
          const strokes = bracket.match(/M/g)?.length ?? 0;
          expect(strokes).toBe([strip.least, strip.most].filter(Number.isFinite).length);
          expect(bracket).not.toMatch(/NaN|Infinity/);
        }
      }),
    );
  });

  it('ticks do not overlap, one of them is level, at any width', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -300, max: -1, noNaN: true }),
        fc.double({ min: 1, max: 90, noNaN: true }),
        fc.integer({ min: 120, max: 900 }),
        (low, high, width) => {
          const { ticks } = stripScale([low, high], width, 13);
          expect(ticks.map(({ value }) => value)).toContain(0);
          for (let i = 1; i < ticks.length; i++) expect(ticks[i]!.at - ticks[i - 1]!.at).toBeGreaterThan(30);
        },
      ),
      { examples: [[-11.812697811650137, 16.471573435811763, 120]], numRuns: 1000 },
    );
  });

  it('an exact zero is said, not drawn at some place', () => {
    const none = Number.NEGATIVE_INFINITY;
    const zero = { low: none, middle: none, high: none, own: none, least: none, most: -none };
    const scale = stripScale(stripDomain([zero]), 300, 13);
    expect(stripGeometry(zero, scale, 26)).toEqual({
      band: null,
      middle: null,
      isZero: true,
      own: null,
      bracket: '',
    });
  });
});
