import { lab } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthPlace, growthRamp, layersPerDecade, paintCells } from '../../src/charts/growth-scale.ts';

const colours = { vanish: '#0d5257', edge: '#fbf2dc', grow: '#7d3410' };
const ramp = growthRamp(colours);
const lightnessAt = (i: number) => lab(`rgb(${ramp[3 * i]},${ramp[3 * i + 1]},${ramp[3 * i + 2]})`).l;
const steps = ramp.length / 3;
const middle = (steps - 1) / 2;

describe('the scale of growth', () => {
  it('layersPerDecade: so many layers multiply the norm by ten or by a tenth', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (chi) => {
        fc.pre(Math.abs(Math.log(chi)) > 1e-6);
        expect(Math.abs(Math.log10(chi ** (layersPerDecade(chi) / 2)))).toBeCloseTo(1, 9);
      }),
    );
    expect(layersPerDecade(1)).toBe(Number.POSITIVE_INFINITY);
    expect(layersPerDecade(0)).toBe(0);
  });

  it('is ordered like χ, from −1 at 0 to 1 at ∞, with 0 at the edge, and mirrors χ → 1/χ', () => {
    expect(growthPlace(0)).toBe(-1);
    expect(growthPlace(1)).toBe(0);
    expect(growthPlace(Number.POSITIVE_INFINITY)).toBe(1);
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.double({ min: 1.001, max: 10, noNaN: true }),
        (chi, by) => {
          expect(growthPlace(chi * by)).toBeGreaterThan(growthPlace(chi));
          expect(growthPlace(1 / chi)).toBeCloseTo(-growthPlace(chi), 12);
        },
      ),
    );
  });

  it('grows darker from the edge to either end, by steps that the eye sees as equal', () => {
    for (const side of [-1, 1]) {
      const lightness = Array.from({ length: 9 }, (_, i) =>
        lightnessAt(middle + side * Math.round((i * middle) / 8)),
      );
      const falls = lightness.slice(1).map((l, i) => lightness[i]! - l);
      expect(Math.min(...falls)).toBeGreaterThan(0.6 * (falls.reduce((a, b) => a + b) / falls.length));
    }
    expect(Math.abs(lightnessAt(0) - lightnessAt(steps - 1))).toBeLessThan(6);
  });
});

describe('cells', () => {
  const paint = (chi: readonly (Float64Array | undefined)[]) => {
    const out = new Uint8ClampedArray(4 * chi.length * 2);
    paintCells({ rows: chi.length, columns: 2, chi }, ramp, out);
    return Array.from({ length: chi.length * 2 }, (_, i) => [...out.slice(4 * i, 4 * i + 4)]);
  };

  it('the highest row first, each cell in the colour of its χ', () => {
    const pixels = paint([Float64Array.of(1, 0), Float64Array.of(Number.POSITIVE_INFINITY, 1)]);
    expect(pixels).toEqual([
      [125, 52, 16, 255],
      [251, 242, 220, 255],
      [251, 242, 220, 255],
      [13, 82, 87, 255],
    ]);
  });

  it('a row that is not known is the one below it; where none is known nothing is painted', () => {
    const known = Float64Array.of(0, 0);
    expect(paint([undefined, known, undefined])).toEqual(Array(6).fill([13, 82, 87, 255]));
    expect(paint([undefined])).toEqual(
      Array(2).fill([expect.any(Number), expect.any(Number), expect.any(Number), 0]),
    );
  });
});
