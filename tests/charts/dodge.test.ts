import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge } from '../../src/charts/dodge.ts';

const items = fc.array(
  fc.record({
    wanted: fc.double({ min: -50, max: 350, noNaN: true }),
    height: fc.double({ min: 5, max: 30, noNaN: true }),
  }),
  { minLength: 1, maxLength: 9 },
);
const cost = (places: readonly number[], wanted: readonly number[]): number =>
  places.reduce((sum, place, i) => sum + (place - wanted[i]!) ** 2, 0);

describe('labels that dodge each other', () => {
  const place = (list: readonly { wanted: number; height: number }[], top: number, bottom: number) =>
    dodge(
      list.map((item) => item.wanted),
      list.map((item) => item.height),
      top,
      bottom,
    );

  it('never overlap and stay between top and bottom', () => {
    fc.assert(
      fc.property(items, (list) => {
        const middles = place(list, 0, 300);
        list.forEach(({ height }, i) => {
          expect(middles[i]! - height / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(middles[i]! + height / 2).toBeLessThanOrEqual(300 + 1e-9);
          if (i > 0)
            expect(middles[i]! - middles[i - 1]!).toBeGreaterThanOrEqual(
              (height + list[i - 1]!.height) / 2 - 1e-9,
            );
        });
      }),
    );
  });

  it('move as little as can be: no other arrangement in their order is nearer to what they want', () => {
    fc.assert(
      fc.property(
        items,
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 9, maxLength: 9 }),
        (list, moves) => {
          const middles = place(list, 0, 300);
          const wanted = list.map((item) => item.wanted);
          // Any admissible arrangement: gaps that are not negative, pushed down from the top.
          let edge = Math.max(0, middles[0]! - list[0]!.height / 2 + moves[0]!);
          const other = list.map(({ height }, i) => {
            const top = Math.max(edge, middles[i]! - height / 2 + moves[i]!);
            edge = top + height;
            return top + height / 2;
          });
          fc.pre(edge <= 300);
          expect(cost(middles, wanted)).toBeLessThanOrEqual(cost(other, wanted) + 1e-6);
        },
      ),
    );
  });

  it('do not move where they have room', () => {
    expect(dodge([20, 60, 110], [20, 20, 20], 0, 300)).toEqual([20, 60, 110]);
  });

  it('share the way where two want the same place', () => {
    expect(dodge([100, 100], [20, 20], 0, 300)).toEqual([90, 110]);
  });

  it('run over the bottom, in order, where there is not room for all', () => {
    expect(dodge([5, 5, 5], [20, 20, 20], 0, 40)).toEqual([10, 30, 50]);
  });
});
