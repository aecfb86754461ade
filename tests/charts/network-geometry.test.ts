import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  edgeClasses,
  largestWeight,
  neuronCount,
  neuronPath,
  outlines,
  shadeClasses,
  shadeOpacity,
  strongest,
} from '../../src/charts/network-geometry.ts';
import { hasGaps, networkHit, networkLayout, placeOf } from '../../src/charts/network-layout.ts';
import type { Matrix } from '../../src/core/types.ts';

const anySize = fc.record({
  width: fc.integer({ min: 288, max: 1000 }),
  height: fc.integer({ min: 220, max: 600 }),
  text: fc.constantFrom(12, 13, 14),
});
/** n_1 … n_L at index 1 … L: equal widths, any widths, digits. */
const anySizes = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 1, max: 256 }))
      .map(([layers, width]) => new Array<number>(layers).fill(width)),
    fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 14 }),
    fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 }))
      .map(([hidden, width]) => [784, ...new Array<number>(hidden).fill(width), 10]),
  )
  .map((sizes) => [0, ...sizes]);
const few = { numRuns: 60 };

/** wʳ with entries that are all different, of both signs, none zero. */
const weightsOf = (sizes: readonly number[]): Matrix[] => {
  const w: Matrix[] = [];
  for (let r = 2; r < sizes.length; r++) {
    const [rows, columns] = [sizes[r]!, sizes[r - 1]!];
    const entries = Float64Array.from({ length: rows * columns }, (_, i) => Math.sin(12.9898 * (i + 1) * r));
    w[r] = { rows, columns, entries };
  }
  return w;
};
const moves = (d: string): number => (d.match(/M/g) ?? []).length;
const bounds = (d: string): number[] =>
  [...d.matchAll(/M(-?[\d.]+),(-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);

describe('the picture of a net', () => {
  it('is a graph if it is small, else a map of neurons and layers', () => {
    const size = { width: 600, height: 340, text: 13 };
    const kind = (layers: number, width: number, at = size) =>
      networkLayout([0, ...new Array<number>(layers).fill(width)], at).kind;
    expect([kind(14, 12), kind(15, 12), kind(14, 13), kind(12, 30)]).toEqual(['graph', 'map', 'map', 'map']);
    expect([kind(6, 5, { ...size, width: 288 }), kind(14, 12, { ...size, width: 288 })]).toEqual([
      'graph',
      'map',
    ]);
  });

  it('keeps every neuron inside the picture, those of a layer in order, layers from left to right', () => {
    fc.assert(
      fc.property(anySizes, anySize, (sizes, size) => {
        const layout = networkLayout(sizes, size);
        const { columns, plot } = layout;
        for (let l = 1; l < sizes.length; l++) {
          const column = columns[l]!;
          expect(column.neurons).toBe(sizes[l]);
          if (l > 1)
            expect(column.x - column.width / 2).toBeGreaterThan(
              columns[l - 1]!.x + columns[l - 1]!.width / 2 - 1e-9,
            );
          for (const j of [0, sizes[l]! - 1]) {
            const { x, y } = placeOf(layout, l, j);
            expect(x >= plot.left && x <= plot.right && y >= plot.top - 0.01 && y <= plot.bottom + 0.01).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  it('folds what is too long row by row: 784 pixels of a digit stand as 28 × 28', () => {
    const layout = networkLayout([0, 784, 30, 10], { width: 600, height: 340, text: 13 });
    const [a, b, c] = [0, 27, 28].map((j) => placeOf(layout, 1, j));
    expect(a!.y).toBe(b!.y);
    expect(a!.x).toBe(c!.x);
    expect(c!.y - a!.y).toBeCloseTo((b!.x - a!.x) / 27, 10);
  });

  it('finds each neuron at its place, and the weights between two layers', () => {
    fc.assert(
      fc.property(anySizes, anySize, fc.nat(), (sizes, size, pick) => {
        const layout = networkLayout(sizes, size);
        for (let l = 1; l < sizes.length; l++) {
          const neuron = pick % sizes[l]!;
          expect(networkHit(layout, placeOf(layout, l, neuron))).toEqual({
            kind: 'neuron',
            layer: l,
            neuron,
          });
        }
        if (!hasGaps(layout)) return;
        const [a, b] = [layout.columns[1]!, layout.columns[2]!];
        const between = (a.x + a.width / 2 + b.x - b.width / 2) / 2;
        expect(networkHit(layout, { x: between, y: 100 })).toEqual({ kind: 'weights', layer: 2 });
        expect(networkHit(layout, { x: -50, y: -50 })).toMatchObject({ kind: 'neuron', layer: 1 });
      }),
      few,
    );
  });

  it('draws every neuron once, in a path of its shade; the empty ones in none', () => {
    fc.assert(
      fc.property(anySizes, anySize, (sizes, size) => {
        const layout = networkLayout(sizes, size);
        fc.pre(neuronCount(layout) <= 5000);
        const shades = sizes.map((n, l) =>
          l < 2
            ? undefined
            : Array.from({ length: n }, (_, j) => (j % 5 === 4 ? Number.NaN : ((j * l) % 11) / 10)),
        );
        const filled = shades.flatMap((own) => own ?? []).filter((shade) => !Number.isNaN(shade));
        const classes = shadeClasses(layout, shades);
        expect(classes.reduce((sum, { d }) => sum + moves(d), 0)).toBe(filled.length);
        const opacities = classes.map(({ opacity }) => opacity);
        expect(opacities).toEqual([...new Set(opacities)].sort((a, b) => a - b));
        expect(moves(outlines(layout))).toBe(neuronCount(layout));
        expect(moves(outlines(layout, 2))).toBe(sizes[2]);
      }),
      few,
    );
  });

  it('its shades differ from what was meant by half a class at most', () => {
    const layout = networkLayout([0, 1, 1], { width: 600, height: 340, text: 13 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (shade) => {
        const [drawn] = shadeClasses(layout, [undefined, [shade]]);
        expect(Math.abs(drawn!.opacity - shadeOpacity(shade))).toBeLessThanOrEqual(1 / 24);
        expect(drawn!.d).toBe(neuronPath(layout, 1, 0));
      }),
    );
  });

  it('draws every weight once, by its sign and the more strongly the larger it is', () => {
    const size = { width: 600, height: 340, text: 13 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 9 }), (widths) => {
        const sizes = [0, ...widths];
        const layout = networkLayout(sizes, size);
        const weights = weightsOf(sizes);
        const entries = weights.flatMap(({ entries }) => [...entries]);
        const most = largestWeight(weights);
        expect(most).toBe(Math.max(...entries.map(Math.abs)));
        const classes = edgeClasses(layout, weights, most);
        const count = (negative: boolean) =>
          classes.filter((each) => each.negative === negative).reduce((sum, { d }) => sum + moves(d), 0);
        expect(count(true)).toBe(entries.filter((entry) => entry < 0).length);
        expect(count(false)).toBe(entries.filter((entry) => entry > 0).length);
        for (const { strength } of classes) expect(strength > 0 && strength <= 1).toBe(true);
        // Those above a size are a part of the strongest classes.
        const strong = edgeClasses(layout, weights, most, { least: 0.75 });
        expect(strong.every(({ strength }) => strength === 1)).toBe(true);
        expect(strong.reduce((sum, { d }) => sum + moves(d), 0)).toBe(
          entries.filter((entry) => Math.abs(entry) >= 0.75 * most).length,
        );
      }),
      few,
    );
  });

  it('the weights of a neuron end or begin at it', () => {
    const sizes = [0, 4, 5, 3];
    const layout = networkLayout(sizes, { width: 600, height: 340, text: 13 });
    const weights = weightsOf(sizes);
    const into = edgeClasses(layout, weights, 1, { into: 2, to: 1 });
    const from = edgeClasses(layout, weights, 1, { into: 3, from: 1 });
    expect(into.reduce((sum, { d }) => sum + moves(d), 0)).toBe(4);
    expect(from.reduce((sum, { d }) => sum + moves(d), 0)).toBe(3);
    const { x, y } = placeOf(layout, 2, 1);
    for (const { d } of from)
      for (let i = 0, all = bounds(d); i < all.length; i += 2)
        expect(Math.abs(Math.hypot(all[i]! - x, all[i + 1]! - y) - layout.radius)).toBeLessThan(0.2);
  });

  it('leaves out all but the strongest of a large layer, and all where layers touch', () => {
    const sizes = [0, 40, 40];
    const [, , w] = weightsOf(sizes);
    const least = strongest(w!, 140);
    const most = largestWeight([w]);
    expect(w!.entries.filter((entry) => Math.abs(entry) >= least * most)).toHaveLength(140);
    expect(strongest(weightsOf([0, 3, 3])[2]!, 140)).toBe(0);
    const many = [0, ...new Array<number>(100).fill(3)];
    const tight = networkLayout(many, { width: 600, height: 340, text: 13 });
    expect(hasGaps(tight)).toBe(false);
    expect(edgeClasses(tight, weightsOf(many), 1)).toEqual([]);
  });
});
