import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlotData } from '../../src/charts/plot-data.ts';
import { plotGeometry } from '../../src/charts/plot-geometry.ts';
import { stackGeometry } from '../../src/charts/stack-geometry.ts';
import { plain } from '../../src/charts/text.ts';

const data: PlotData = {
  x: { title: plain('x'), domain: [-6, 6] },
  y: { title: plain('y'), domain: [-2, 3] },
  series: ['one', 'two', 'three'].map((id) => ({
    id,
    label: plain(id),
    role: 'slope' as const,
    points: [
      { x: -6, y: 0 },
      { x: 0, y: Number.NaN },
      { x: 6, y: 1 },
    ],
  })),
};
const anySize = fc.record({
  width: fc.integer({ min: 280, max: 1900 }),
  height: fc.integer({ min: 160, max: 900 }),
  text: fc.constantFrom(12, 13, 20, 28),
});

describe('a plot of functions', () => {
  it('places ticks inside the plot, apart from each other, at every size', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const { plot, xTicks, yTicks } = plotGeometry(data, size);
        fc.pre(plot.right - plot.left > 8 * size.text && plot.bottom - plot.top > 6 * size.text);
        for (const { at } of xTicks) expect(at >= plot.left - 0.1 && at <= plot.right + 0.1).toBe(true);
        for (let i = 1; i < yTicks.length; i++)
          expect(Math.abs(yTicks[i]!.at - yTicks[i - 1]!.at)).toBeGreaterThan(size.text);
      }),
    );
  });

  it('keeps labels that want the same place a line apart', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const ys = plotGeometry(data, size).labels.map(({ y }) => y);
        for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(size.text);
      }),
    );
  });

  it('interrupts a curve where it has no value', () => {
    const { lines } = plotGeometry(data, { width: 500, height: 300, text: 13 });
    expect(lines[0]!.d.match(/M/g)).toHaveLength(2);
  });

  it('writes no number that a drawing in single precision cannot hold, however large the values', () => {
    const points = [1, -1e39, 1e200, -1e250].map((y, i) => ({ x: 10 ** (100 * i), y }));
    const series = [{ ...data.series[0]!, points }];
    const { lines } = plotGeometry({ ...data, series }, { width: 500, height: 300, text: 13 });
    const numbers = lines[0]!.d.match(/[-\d.e+]+/g)!.map(Number);
    expect(numbers).toHaveLength(8);
    for (const number of numbers) expect(Math.abs(number)).toBeLessThan(3e38);
  });

  it('finds the value at a pixel that the value is drawn at', () => {
    fc.assert(
      fc.property(anySize, fc.double({ min: -6, max: 6, noNaN: true }), (size, value) => {
        const geometry = plotGeometry(data, size);
        fc.pre(geometry.plot.right > geometry.plot.left);
        expect(geometry.valueAt(geometry.x(value))).toBeCloseTo(value, 8);
      }),
    );
  });
});

describe('stacked columns', () => {
  const parts = (layers: number) =>
    [0.3, 0.2].map((value, i) => ({
      id: String(i),
      role: 'weight' as const,
      values: new Float64Array(layers + 1).fill(value),
    }));

  it('stand for every layer exactly once, those before the selected one pale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), anySize, fc.nat(98), (layers, size, offset) => {
        const from = 2 + (offset % (layers - 1));
        for (const { counted, pale } of stackGeometry({ layers, from, parts: parts(layers) }, size).parts) {
          expect((counted.match(/M/g) ?? []).length).toBe(layers - from + 1);
          expect((pale.match(/M/g) ?? []).length).toBe(from - 2);
        }
      }),
    );
  });

  it('answer which layer is at a pixel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), anySize, fc.nat(98), (layers, size, offset) => {
        const geometry = stackGeometry({ layers, from: 2, parts: parts(layers) }, size);
        fc.pre(geometry.plot.right - geometry.plot.left > 100);
        const layer = 2 + (offset % (layers - 1));
        expect(geometry.layerAt(geometry.x(layer))).toBe(layer);
      }),
    );
  });
});
