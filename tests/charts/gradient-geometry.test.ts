import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, overlaps, type Point } from '../../src/charts/boxes.ts';
import { type GradientChartData, lineIds, valueAt } from '../../src/charts/gradient-data.ts';
import { type GradientGeometry, gradientGeometry } from '../../src/charts/gradient-geometry.ts';
import { hitAt } from '../../src/charts/gradient-hit.ts';
import { gradientSelection } from '../../src/charts/gradient-selection.ts';
import { anyData, anyFrame, anyPageFrame, byLayer, steady } from './series.ts';

const frame = { width: 760, height: 390, text: 13 };
const layersOf = ({ layers }: { layers: number }) => Array.from({ length: layers - 1 }, (_, i) => i + 2);
const lineOf = (geometry: GradientGeometry, id: string) => geometry.lines.find((line) => line.id === id);

/** Points of a path that is made of M and L alone. */
const pointsOf = (path: string): Point[] =>
  [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

/** Places along the strokes of such a path, a twentieth of each part apart. */
const inkOf = (path: string): Point[] =>
  path
    .split('M')
    .map((stroke) => pointsOf(`M${stroke}`))
    .flatMap((points) =>
      points.slice(1).flatMap((to, i) => {
        const from = points[i]!;
        return Array.from({ length: 21 }, (_, k) => ({
          x: from.x + (k / 20) * (to.x - from.x),
          y: from.y + (k / 20) * (to.y - from.y),
        }));
      }),
    );

/** All texts in the plot or beside it. */
function texts(geometry: GradientGeometry, layer: number, slack: number | null): Box[] {
  const { note } = gradientSelection(geometry, layer, slack);
  return [geometry.caption, geometry.laneNote, note, ...geometry.labels].flatMap((text) =>
    text ? [text.box] : [],
  );
}

const withLayer = fc
  .record({ data: anyData, frame: anyPageFrame })
  .chain((chart) => fc.integer({ min: 2, max: chart.data.layers }).map((layer) => ({ ...chart, layer })));

const slackOf = (data: GradientChartData, layer: number): number | null => {
  const slack = data.bound[layer]! - data.gradB[layer]!;
  return Number.isFinite(slack) ? slack : null;
};

describe('the gradient chart', () => {
  it('puts greater values higher, by the same distance for every decade', () => {
    fc.assert(
      fc.property(
        anyData,
        anyFrame,
        fc.double({ min: -2500, max: 500, noNaN: true }),
        (data, each, log10) => {
          const { y } = gradientGeometry(data, each);
          expect(y(log10 + 1)).toBeLessThan(y(log10));
          expect(y(log10) - y(log10 + 1)).toBeCloseTo(y(0) - y(1), 6);
        },
      ),
    );
  });

  it('knows the layer at every pixel: the nearest one', () => {
    fc.assert(
      fc.property(
        anyData,
        anyFrame,
        fc.double({ min: -100, max: 2000, noNaN: true }),
        (data, each, pixel) => {
          const { x, layerAt } = gradientGeometry(data, each);
          const found = layerAt(pixel);
          for (const layer of layersOf(data)) {
            expect(layerAt(x(layer))).toBe(layer);
            expect(Math.abs(x(found) - pixel)).toBeLessThanOrEqual(Math.abs(x(layer) - pixel) + 1e-9);
          }
        },
      ),
    );
  });

  it('goes from layer 2 at the left to layer L at the right, inside the plot', () => {
    fc.assert(
      fc.property(anyData, anyFrame, (data, each) => {
        const { x, plot } = gradientGeometry(data, each);
        const places = layersOf(data).map(x);
        for (let i = 1; i < places.length; i++) expect(places[i]!).toBeGreaterThan(places[i - 1]!);
        expect(places[0]!).toBeGreaterThan(plot.left);
        expect(places.at(-1)!).toBeLessThan(plot.right);
      }),
    );
  });

  it('draws every value: in the plot, or in the lane if it is an exact zero, and never leaves a layer out', () => {
    fc.assert(
      fc.property(anyData, anyFrame, (data, each) => {
        const geometry = gradientGeometry(data, each);
        const { plot, lane, y } = geometry;
        for (const id of lineIds)
          for (const layer of layersOf(data)) {
            const value = valueAt(data, id, layer);
            const place = lineOf(geometry, id)?.places[layer] ?? null;
            if (value === 'zero') {
              expect(place!.y > lane!.top && place!.y < lane!.bottom).toBe(true);
            } else if (value !== null && id !== 'lower') {
              expect(place!.y).toBeCloseTo(y(value), 9);
              expect(place!.y >= plot.top && place!.y < plot.bottom).toBe(true);
            }
          }
        expect(lineOf(geometry, 'gradB')!.dots.match(/M/g)).toHaveLength(data.layers - 1);
      }),
    );
  });

  it('joins the layers by one line, from the plot to the lane where the error stops', () => {
    const data = { ...steady(9, 0.5), gradB: byLayer(9, (l) => (l < 5 ? Number.NEGATIVE_INFINITY : -l / 9)) };
    const { lane, ...geometry } = gradientGeometry(data, frame);
    const line = lineOf({ ...geometry, lane }, 'gradB')!;
    const middle = (lane!.top + lane!.bottom) / 2;
    expect(pointsOf(line.path).map(({ x }) => geometry.layerAt(x))).toEqual([5, 6, 7, 8, 9]);
    expect(pointsOf(line.drops).map(({ x }) => geometry.layerAt(x))).toEqual([4, 5]);
    expect(pointsOf(line.zeros).map(({ x }) => geometry.layerAt(x))).toEqual([2, 3, 4]);
    for (const { y } of pointsOf(line.zeros)) expect(y).toBeCloseTo(middle, 1);
    expect(
      geometry
        .laneNote!.lines.flat()
        .map((run) => run.text)
        .join(''),
    ).toBe('no error gets past layer 4');
  });

  it('has the lane only where there is a zero; −∞ of the lower bound is none, it says nothing', () => {
    const lower = byLayer(6, () => Number.NEGATIVE_INFINITY);
    expect(gradientGeometry(steady(6, 0.5), frame).lane).toBeNull();
    expect(gradientGeometry({ ...steady(6, 0.5), lower }, frame).lane).toBeNull();
    expect(gradientGeometry({ ...steady(6, 0.5), gradB: lower }, frame).lane).not.toBeNull();
  });

  it('draws nothing where a bound is not known', () => {
    const bound = byLayer(6, (l) => (l < 4 ? Number.POSITIVE_INFINITY : 1));
    const geometry = gradientGeometry({ ...steady(6, 0.5), bound }, frame);
    expect(pointsOf(lineOf(geometry, 'bound')!.path).map(({ x }) => geometry.layerAt(x))).toEqual([4, 5, 6]);
    expect(geometry.hatch).not.toContain('NaN');
  });

  it('hatches what lies above the bound and nothing else', () => {
    fc.assert(
      fc.property(anyData, anyFrame, (data, each) => {
        const geometry = gradientGeometry(data, each);
        const bound = lineOf(geometry, 'bound')!;
        const edge = pointsOf(geometry.hatch).filter(({ y }) => Math.abs(y - geometry.plot.top) > 0.11);
        const drawn = pointsOf(bound.path).filter(({ y }) => Math.abs(y - geometry.plot.top) > 0.11);
        const key = ({ x, y }: Point) => `${x},${y}`;
        expect(new Set(edge.map(key))).toEqual(new Set(drawn.map(key)));
        expect(Math.min(...pointsOf(geometry.hatch).map(({ y }) => y))).toBeCloseTo(geometry.plot.top, 1);
      }),
    );
  });

  it('lets no two texts overlap, and none run out of the frame, at any width', () => {
    fc.assert(
      fc.property(withLayer, ({ data, frame: each, layer }) => {
        const geometry = gradientGeometry(data, each);
        const boxes = texts(geometry, layer, slackOf(data, layer));
        boxes.forEach((a, i) => {
          expect(a.left >= 0 && a.right <= each.width + 0.01).toBe(true);
          for (const b of boxes.slice(0, i))
            expect(overlaps(a, { ...b, bottom: b.bottom - 1e-6 })).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the words in the plot off the lines', () => {
    fc.assert(
      fc.property(withLayer, ({ data, frame: each, layer }) => {
        const geometry = gradientGeometry(data, each);
        const { note } = gradientSelection(geometry, layer, slackOf(data, layer));
        const words = [geometry.caption, note, ...geometry.labels].flatMap((text) =>
          text ? [text.box] : [],
        );
        const inked = geometry.lines.flatMap((line) => inkOf(line.path + line.drops));
        for (const { left, right, top, bottom } of words) {
          const touching = inked.filter(({ x, y }) => x > left && x < right && y > top && y < bottom);
          expect(touching).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes the numbers of layers and of decades apart from each other', () => {
    fc.assert(
      fc.property(withLayer, ({ data, frame: each, layer }) => {
        const geometry = gradientGeometry(data, each);
        const { numbers } = gradientSelection(geometry, layer, null);
        expect(numbers).toContain(layer);
        // Two figures of tabular Inter are 1.34 em wide, three 2.01.
        const width = (data.layers === 100 ? 2.01 : data.layers > 9 ? 1.34 : 0.67) * each.text;
        for (let i = 1; i < numbers.length; i++)
          expect(geometry.x(numbers[i]!) - geometry.x(numbers[i - 1]!)).toBeGreaterThan(width);
        for (let i = 1; i < geometry.ticks.length; i++)
          expect(geometry.ticks[i - 1]!.y - geometry.ticks[i]!.y).toBeGreaterThan(1.5 * each.text);
      }),
    );
  });

  it('has a caption that says whose the region is, and does not claim it of weight gradients', () => {
    const words = (data: GradientChartData) =>
      gradientGeometry(data, frame)
        .caption!.lines.flat()
        .map((run) => run.text)
        .join(' ');
    expect(words(steady(12, 0.6))).toBe('above this no gradient of this net');
    const gradW = byLayer(12, (l) => -0.6 * (12 - l));
    expect(words({ ...steady(12, 0.6), gradW })).toBe('above this no bias gradient of this net');
  });

  it('holds its view during a drag, and only ever grows it', () => {
    fc.assert(
      fc.property(anyData, anyData, anyFrame, (before, now, each) => {
        const held = gradientGeometry(before, each).view;
        expect(gradientGeometry(before, each, held).view).toBe(held);
        const { view } = gradientGeometry(now, each, held);
        expect(view.domain.low).toBeLessThanOrEqual(held.domain.low);
        expect(view.domain.high).toBeGreaterThanOrEqual(held.domain.high);
        expect(view.lane || !held.lane).toBe(true);
        expect(gradientGeometry(now, each, view).view).toBe(view);
      }),
    );
    const held = gradientGeometry(steady(12, 0.6), frame).view;
    const near = gradientGeometry(steady(12, 0.58), frame, held);
    expect(near.view).toBe(held);
    expect(near.ticks).toEqual(gradientGeometry(steady(12, 0.6), frame).ticks);
  });

  it('lets the lower bound leave the plot rather than flatten everything else', () => {
    const lower = byLayer(12, (l) => -1 - 30 * (12 - l));
    const geometry = gradientGeometry({ ...steady(12, 0.6), lower }, frame);
    const alone = gradientGeometry(steady(12, 0.6), frame).view.domain;
    const { low, high } = geometry.view.domain;
    expect(high - low).toBeLessThan(1.6 * (alone.high - alone.low));
    const line = lineOf(geometry, 'lower')!;
    expect(line.exits).toHaveLength(1);
    for (const { y } of pointsOf(line.path)) expect(y).toBeLessThanOrEqual(geometry.plot.bottom);
    expect(geometry.labels.map(({ id }) => id)).toContain('lower');
  });

  it('the band lies between its quantiles, as far as it goes, and bears its name there', () => {
    const end = byLayer(6, (l) => (l < 6 ? -1 - l / 10 : Number.NaN));
    const shifted = (by: number) => end.map((value) => value + by);
    const data = {
      ...steady(6, 0.5),
      band: { p5: shifted(-0.75), p10: shifted(-0.5), p50: end, p90: shifted(0.25), p95: shifted(0.5) },
    };
    const geometry = gradientGeometry(data, frame);
    const expected = (by: number, l: number) => ({ x: geometry.x(l), y: geometry.y(-1 - l / 10 + by) });
    const layers = [2, 3, 4, 5];
    const corners = (low: number, high: number) => [
      ...layers.map((l) => expected(high, l)),
      ...layers.toReversed().map((l) => expected(low, l)),
    ];
    const close = (path: string, points: readonly { x: number; y: number }[]) => {
      const drawn = pointsOf(path);
      expect(drawn).toHaveLength(points.length);
      points.forEach(({ x, y }, i) => {
        expect(Math.abs(drawn[i]!.x - x) + Math.abs(drawn[i]!.y - y)).toBeLessThan(0.2);
      });
    };
    close(geometry.bands[0]!.area, corners(-0.5, 0.25));
    close(geometry.bands[0]!.outer, corners(-0.75, 0.5));
    close(
      geometry.bands[0]!.median,
      layers.map((l) => expected(0, l)),
    );
    expect(geometry.labels.map(({ id }) => id)).toContain('band');
  });

  it('holds only finite numbers, whatever is drawn', () => {
    const empty = byLayer(5, () => Number.NaN);
    const unknown = byLayer(5, () => Number.POSITIVE_INFINITY);
    const dead = byLayer(5, () => Number.NEGATIVE_INFINITY);
    const partial = byLayer(5, (l) => (l < 4 ? -1 : Number.NaN));
    const odd: GradientChartData[] = [
      { layers: 5, gradB: empty, bound: unknown },
      { layers: 5, gradB: dead, bound: dead, gradW: dead, b1: dead, b2: dead, b3: dead, lower: dead },
      { layers: 5, gradB: dead, bound: unknown },
      {
        ...steady(5, 0),
        band: { p5: dead, p10: dead, p50: dead, p90: steady(5, 0).gradB, p95: steady(5, 0).gradB },
      },
      { ...steady(5, 0), band: { p5: empty, p10: empty, p50: empty, p90: empty, p95: empty } },
      {
        ...steady(5, 0),
        band: { p5: partial, p10: partial, p50: partial, p90: partial, p95: partial },
        typical: empty,
      },
      { layers: 2, gradB: byLayer(2, () => -2000), bound: byLayer(2, () => 300) },
      { layers: 100, gradB: byLayer(100, (l) => -21 * (100 - l)), bound: byLayer(100, () => 0) },
    ];
    for (const data of odd)
      for (const each of [frame, { width: 288, height: 170, text: 12 }]) {
        const geometry = gradientGeometry(data, each);
        const selection = gradientSelection(geometry, 2, slackOf(data, 2));
        const numbers: number[] = [];
        JSON.stringify([geometry, selection], (_, value) => {
          if (typeof value === 'number') numbers.push(value);
          if (typeof value === 'string') expect(value).not.toMatch(/NaN|Infinity/);
          return value;
        });
        expect(numbers.every(Number.isFinite)).toBe(true);
      }
  });

  it('draws 10^−2000 as well as 10^−2', () => {
    const { y, ticks, plot } = gradientGeometry(steady(100, 2000 / 98), frame);
    expect(y(-2000.5)).toBeLessThan(plot.bottom);
    expect(y(-2000.5)).toBeGreaterThan(plot.bottom - 0.35 * (plot.bottom - plot.top));
    expect(ticks.length).toBeLessThan(8);
  });
});

describe('the selected layer', () => {
  it('(∗∗): is measured from the bound down to the ring', () => {
    fc.assert(
      fc.property(withLayer, ({ data, frame: each, layer }) => {
        const geometry = gradientGeometry(data, each);
        const { x, y } = geometry;
        const { dimension, ring, ...selection } = gradientSelection(geometry, layer, slackOf(data, layer));
        expect(selection.x).toBe(x(layer));
        const measured = data.gradB[layer]!;
        if (measured === Number.NEGATIVE_INFINITY) {
          expect([dimension, selection.note]).toEqual([null, null]);
          return;
        }
        expect(ring).toEqual({ x: x(layer), y: y(measured) });
        if (!dimension) {
          expect(Math.abs(y(data.bound[layer]!) - y(measured))).toBeLessThan(each.text);
          return;
        }
        expect(dimension.top).toBeCloseTo(y(data.bound[layer]!), 9);
        expect(dimension.bottom).toBeLessThan(y(measured));
      }),
    );
  });

  it('says its slack at both edges, in a net of two layers, and in the deepest', () => {
    for (const [layers, layer] of [
      [2, 2],
      [12, 2],
      [12, 12],
      [100, 2],
      [100, 100],
      [100, 51],
    ] as const)
      for (const each of [frame, { width: 320, height: 260, text: 12 }]) {
        const geometry = gradientGeometry(steady(layers, 0.6), each);
        const { note } = gradientSelection(geometry, layer, 2.5);
        expect([layers, layer, each.width, note?.lines[0]]).toEqual([
          layers,
          layer,
          each.width,
          [{ text: '×316' }],
        ]);
      }
  });

  it('is found where its slack is written, other layers by their column, a series by its mark', () => {
    const geometry = gradientGeometry(steady(12, 0.6), frame);
    const selection = gradientSelection(geometry, 4, 2.4);
    const { box } = selection.note!;
    expect(hitAt(geometry, selection, (box.left + box.right) / 2, (box.top + box.bottom) / 2)).toEqual({
      layer: 4,
      at: 'slack',
    });
    for (const id of ['gradB', 'bound'] as const) {
      const place = lineOf(geometry, id)!.places[7]!;
      expect(hitAt(geometry, selection, place.x + 3, place.y - 3)).toEqual({ layer: 7, at: id });
    }
    expect(hitAt(geometry, selection, geometry.x(9), geometry.plot.bottom)).toEqual({ layer: 9, at: null });
  });
});
