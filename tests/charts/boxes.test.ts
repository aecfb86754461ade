import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, crosses, isInside, overlaps, passes } from '../../src/charts/boxes.ts';
import { layerTicks } from '../../src/charts/layer-ticks.ts';

const place = fc.integer({ min: 0, max: 100 });
const point = fc.record({ x: place, y: place });
const box: fc.Arbitrary<Box> = fc
  .record({
    left: place,
    top: place,
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }));

describe('boxes and lines', () => {
  it('a line crosses a box if one of many points on it lies inside, and not if none lies near', () => {
    fc.assert(
      fc.property(point, point, box, (p, q, target) => {
        const [a, b] = p.x <= q.x ? [p, q] : [q, p];
        const near = (by: number) =>
          Array.from({ length: 2001 }, (_, i) => i / 2000).some((t) => {
            const x = a.x + t * (b.x - a.x);
            const y = a.y + t * (b.y - a.y);
            return (
              x >= target.left - by &&
              x <= target.right + by &&
              y >= target.top - by &&
              y <= target.bottom + by
            );
          });
        if (near(0)) expect(crosses(a, b, target)).toBe(true);
        if (!near(0.11)) expect(crosses(a, b, target)).toBe(false);
      }),
    );
  });

  it('a polyline passes a box where one of its parts does; a single point where it lies in it', () => {
    const target = { left: 10, right: 20, top: 10, bottom: 20 };
    expect(passes([{ x: 15, y: 15 }], target)).toBe(true);
    expect(passes([{ x: 5, y: 15 }], target)).toBe(false);
    expect(
      passes(
        [
          { x: 0, y: 0 },
          { x: 9, y: 30 },
          { x: 30, y: 9 },
        ],
        target,
      ),
    ).toBe(true);
    expect(
      passes(
        [
          { x: 0, y: 0 },
          { x: 9, y: 40 },
          { x: 40, y: 30 },
        ],
        target,
      ),
    ).toBe(false);
  });

  it('two boxes overlap if and only if some unit cell lies in both', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        let common = false;
        for (let x = a.left; x < a.right; x++)
          for (let y = a.top; y < a.bottom; y++)
            common ||= isInside({ left: x, right: x + 1, top: y, bottom: y + 1 }, b);
        expect(overlaps(a, b)).toBe(common);
      }),
    );
  });
});

describe('the layers that bear their number', () => {
  const anything = fc
    .record({
      layers: fc.integer({ min: 2, max: 100 }),
      spacing: fc.double({ min: 2, max: 400, noNaN: true }),
    })
    .chain((axis) => fc.integer({ min: 2, max: axis.layers }).map((selected) => ({ ...axis, selected })));

  it('stand apart, in order, the selected one always among them', () => {
    fc.assert(
      fc.property(anything, ({ layers, selected, spacing }) => {
        const ticks = layerTicks(layers, selected, spacing, 24);
        expect(ticks).toContain(selected);
        expect(ticks.every((layer) => layer >= 2 && layer <= layers)).toBe(true);
        for (let i = 1; i < ticks.length; i++)
          expect((ticks[i]! - ticks[i - 1]!) * spacing).toBeGreaterThanOrEqual(24);
      }),
    );
  });

  it('are the first, the last and multiples of one round step besides the selected one', () => {
    expect(layerTicks(14, 4, 40, 24)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(layerTicks(100, 61, 7, 24)).toEqual([
      2, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 61, 65, 70, 75, 80, 85, 90, 95, 100,
    ]);
    expect(layerTicks(2, 2, 300, 24)).toEqual([2]);
  });
});
