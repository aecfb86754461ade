import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FanData,
  type FanLine,
  fanGeometry,
  medianOf,
  smallestOf,
} from '../../src/charts/fan-geometry.ts';
import { plain } from '../../src/charts/text.ts';
import { byLayer } from './series.ts';

const zero = Number.NEGATIVE_INFINITY;

const anyNumber = fc.double({ min: -300, max: 50, noNaN: true });
const descending = (values: readonly number[]): number[] => [...values].sort((a, b) => b - a);

/** Nets of L layers and width n that open like a fan: rank k loses `decades` the more the larger k is. */
const anyFan = fc
  .record({
    layers: fc.integer({ min: 2, max: 60 }),
    width: fc.integer({ min: 1, max: 40 }),
    decades: fc.double({ min: 0, max: 3, noNaN: true }),
    slack: fc.double({ min: 0, max: 2, noNaN: true }),
    growth: fc.double({ min: -3, max: 1, noNaN: true }),
    zeros: fc.nat(3),
  })
  .map(({ layers, width, decades, slack, growth, zeros }): FanData => {
    const steps = (l: number) => layers - l;
    const value = (l: number, k: number) =>
      k > width - 1 - zeros && l < layers && k > 0
        ? zero
        : growth * steps(l) - 0.1 - (decades * k * steps(l)) / width;
    return {
      layers,
      values: Array.from({ length: layers + 1 }, (_, l) =>
        l < 2 ? undefined : Array.from({ length: width }, (_, k) => value(l, k)),
      ),
      measured: byLayer(layers, (l) => value(l, 0) - 0.2),
      bound: byLayer(layers, (l) => value(l, 0) + slack * steps(l)),
      stale: false,
      ghosts: [
        { id: 'ghost1', name: 'A', label: plain('A'), measured: byLayer(layers, (l) => -0.3 * steps(l)) },
        {
          id: 'ghost3',
          name: 'C',
          label: plain('C'),
          measured: byLayer(Math.ceil(layers / 2) + 1, (l) => -l),
        },
      ],
    };
  });

const anySize = fc.record({
  width: fc.integer({ min: 288, max: 1200 }),
  height: fc.integer({ min: 300, max: 700 }),
  text: fc.constantFrom(12, 13, 14),
});

/** The points of a path of absolute moves and lines. */
const pointsOf = (d: string): { x: number; y: number }[] =>
  [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe('a fan of singular values', () => {
  it('draws what it is given: pixels go back to numbers along the ticks of the axis', () => {
    fc.assert(
      fc.property(anyFan, anySize, (data, size) => {
        const { lines, plot, domain, x } = fanGeometry(data, size, null);
        const wanted: Partial<Record<FanLine['id'], (l: number) => number>> = {
          bound: (l) => data.bound[l]!,
          measured: (l) => data.measured[l]!,
          largest: (l) => data.values[l]![0]!,
          median: (l) => medianOf(data.values[l]!),
          smallest: (l) => smallestOf(data.values[l]!),
          ghost1: (l) => data.ghosts![0]!.measured[l]!,
          ghost3: (l) => data.ghosts![1]!.measured[l] ?? Number.NaN,
        };
        const perPixel = (domain.high - domain.low) / (plot.bottom - plot.top);
        for (const { id, d } of lines) {
          const points = pointsOf(d);
          const finite = Array.from({ length: data.layers - 1 }, (_, i) => i + 2).filter((l) =>
            Number.isFinite(wanted[id]!(l)),
          );
          expect(points).toHaveLength(finite.length);
          if (data.layers === 2) continue;
          points.forEach((point, i) => {
            expect(Math.abs(point.x - x(finite[i]!))).toBeLessThan(0.06);
            const value = domain.low + (plot.bottom - point.y) * perPixel;
            expect(Math.abs(value - wanted[id]!(finite[i]!))).toBeLessThan(0.06 * perPixel);
          });
        }
      }),
    );
  });

  it('keeps all of it inside the plot, with ticks at whole decades', () => {
    fc.assert(
      fc.property(anyFan, anySize, (data, size) => {
        const { plot, fan, lines, yTicks } = fanGeometry(data, size, null);
        const inside = ({ x, y }: { x: number; y: number }) =>
          x > plot.left - 14 && x < plot.right && y > plot.top - 0.1 && y < plot.bottom + 0.1;
        expect(pointsOf(fan).every(inside)).toBe(true);
        expect(lines.flatMap(({ d }) => pointsOf(d)).every(inside)).toBe(true);
        expect(yTicks.every(({ at }) => at >= plot.top - 1 && at <= plot.bottom + 1)).toBe(true);
        expect(plot.right - plot.left).toBeGreaterThan(8 * size.text);
      }),
    );
  });

  it('has every singular value but exact zeros in one path, and as a stroke at its layer', () => {
    fc.assert(
      fc.property(anyFan, anySize, (data, size) => {
        const { fan, rungs } = fanGeometry(data, size, null);
        const finite = (l: number) => [...(data.values[l] as number[])].filter(Number.isFinite).length;
        let all = 0;
        for (let l = 2; l <= data.layers; l++) {
          all += finite(l);
          expect((rungs(l).match(/M/g) ?? []).length).toBe(finite(l));
        }
        expect(pointsOf(fan)).toHaveLength(all);
      }),
    );
  });

  it('its names do not cover each other and stand left of their lines', () => {
    fc.assert(
      fc.property(anyFan, anySize, (data, size) => {
        const { lines, x } = fanGeometry(data, size, null);
        lines.forEach(({ box }, i) => {
          expect(box.left).toBeGreaterThan(-2);
          expect(box.right).toBeLessThan(x(data.layers));
          for (const other of lines.slice(i + 1)) {
            const beside = box.right <= other.box.left || other.box.right <= box.left;
            const common = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            expect(beside || common < 1e-9).toBe(true);
          }
        });
      }),
    );
  });

  it('goes on without what is not known: layers to come, a bound that is not there, no values at all', () => {
    const layers = 6;
    const measured = byLayer(layers, (l) => l - layers);
    const unknown = byLayer(layers, () => Number.POSITIVE_INFINITY);
    const size = { width: 600, height: 380, text: 13 };
    const some = fanGeometry(
      { layers, values: [...new Array(5), [0, -1], [0, -0.1]], measured, bound: unknown, stale: false },
      size,
      null,
    );
    expect(some.lines.map(({ id }) => id).sort()).toEqual(['largest', 'measured', 'median', 'smallest']);
    expect(pointsOf(some.fan)).toHaveLength(4);
    expect(some.rungs(3)).toBe('');
    const none = fanGeometry(
      { layers, values: [], measured: unknown, bound: unknown, stale: true },
      size,
      null,
    );
    expect([none.lines, none.fan]).toEqual([[], '']);
    expect(none.yTicks.length).toBeGreaterThan(1);
  });

  it('a held axis only grows', () => {
    fc.assert(
      fc.property(anyFan, anyFan, anySize, (before, after, size) => {
        const { domain } = fanGeometry(before, size, null);
        const grown = fanGeometry(after, size, domain).domain;
        expect(grown.low).toBeLessThanOrEqual(domain.low);
        expect(grown.high).toBeGreaterThanOrEqual(domain.high);
        expect(fanGeometry(before, size, domain).domain).toBe(domain);
      }),
    );
  });

  it('answers which layer is at a pixel', () => {
    fc.assert(
      fc.property(anyFan, anySize, (data, size) => {
        const { x, layerAt } = fanGeometry(data, size, null);
        for (let l = 2; l <= data.layers; l++) expect(layerAt(x(l))).toBe(l);
        expect([layerAt(-1e4), layerAt(1e4)]).toEqual([2, data.layers]);
      }),
    );
  });

  it('the median halves the values, the smallest is the last that is not zero', () => {
    fc.assert(
      fc.property(fc.array(anyNumber, { minLength: 1, maxLength: 30 }), fc.nat(5), (numbers, zeros) => {
        const median = medianOf(descending(numbers));
        const above = numbers.filter((value) => value > median).length;
        const below = numbers.filter((value) => value < median).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(numbers.length / 2);
        const padded = [...descending(numbers), ...new Array<number>(zeros).fill(zero)];
        expect(smallestOf(padded)).toBe(Math.min(...numbers));
      }),
    );
    expect(medianOf([0, zero])).toBe(zero);
  });
});
