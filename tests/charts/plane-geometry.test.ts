import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlaneData, planeGeometry } from '../../src/charts/plane-geometry.ts';

const data: PlaneData = {
  most: { x: 4, y: 2 },
  edge: [
    { x: 1, y: 0 },
    { x: 1.5, y: 0.25 },
    { x: 2.3, y: 2 },
  ],
  certified: 0.5,
};
const anySize = fc.record({
  width: fc.integer({ min: 240, max: 1400 }),
  height: fc.integer({ min: 200, max: 900 }),
  text: fc.constantFrom(12, 13, 20),
});

describe('a phase plane', () => {
  it('the setting at the point’s own pixel is the net', () => {
    fc.assert(
      fc.property(
        anySize,
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (size, x, y) => {
          const geometry = planeGeometry(data, size);
          fc.pre(
            geometry.plot.right - geometry.plot.left > 100 && geometry.plot.bottom - geometry.plot.top > 100,
          );
          const back = geometry.settingAt(geometry.place({ x, y }));
          expect(Math.abs(back.x - x)).toBeLessThan(4 * (0.06 / 100));
          expect(Math.abs(back.y - y)).toBeLessThan(2 * (0.06 / 100));
        },
      ),
    );
  });

  it('a pixel outside means the nearest setting of the plane; a net outside stands on its border', () => {
    const geometry = planeGeometry(data, { width: 600, height: 300, text: 13 });
    expect(geometry.settingAt({ x: -50, y: -50 })).toEqual({ x: 0, y: 2 });
    expect(geometry.settingAt({ x: 5000, y: 5000 })).toEqual({ x: 4, y: 0 });
    expect(geometry.place({ x: 9, y: -1 })).toEqual({ x: geometry.plot.right, y: geometry.plot.bottom });
  });

  it('labels the edge on the side where there is room', () => {
    const size = { width: 600, height: 300, text: 13 };
    expect(planeGeometry(data, size).edgeLabel?.anchor).toBe('start');
    const far = { ...data, edge: [{ x: 3.9, y: 1 }] };
    expect(planeGeometry(far, size).edgeLabel?.anchor).toBe('end');
    expect(planeGeometry({ ...data, edge: [] }, size).edgeLabel).toBeNull();
  });

  it('has no certified region where nothing is certified', () => {
    const size = { width: 600, height: 300, text: 13 };
    expect(planeGeometry({ ...data, certified: 0 }, size).certified).toBeNull();
    const { certified, plot } = planeGeometry(data, size);
    expect((certified! - plot.left) / (plot.right - plot.left)).toBeCloseTo(0.125, 2);
  });
});
