import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDomain, decadeTicks, type Extent, growDomain } from '../../src/charts/domain.ts';

const extents: fc.Arbitrary<Extent> = fc
  .tuple(
    fc.oneof(fc.double({ min: -3000, max: 400, noNaN: true }), fc.double({ min: -5, max: 2, noNaN: true })),
    fc.oneof(
      fc.constant(0),
      fc.double({ min: 0, max: 12, noNaN: true }),
      fc.double({ min: 0, max: 2500, noNaN: true }),
    ),
  )
  // Digits beyond these no net has, and no picture shows.
  .map(([low, span]) => [Number(low.toFixed(6)), Number((low + span).toFixed(6))]);
const rooms = fc.integer({ min: 60, max: 900 }).chain((height) =>
  fc.record({
    height: fc.constant(height),
    tickGap: fc.constantFrom(32, 35, 54),
    above: fc.integer({ min: 0, max: 50 }),
    below: fc.integer({ min: 0, max: 40 }),
  }),
);
const room = { height: 300, tickGap: 35, above: 30, below: 28 };

describe('the axis of powers of ten', () => {
  it('has whole decades at its ends, the values within, and room above and below them', () => {
    fc.assert(
      fc.property(extents, rooms, ([lowest, highest], each) => {
        const { low, high } = chooseDomain([lowest, highest], each);
        expect([Number.isInteger(low), Number.isInteger(high)]).toEqual([true, true]);
        const pixels = each.height / (high - low);
        expect((high - highest) * pixels).toBeGreaterThanOrEqual(
          Math.min(each.above, each.height / 4) - 1e-6,
        );
        expect((lowest - low) * pixels).toBeGreaterThanOrEqual(Math.min(each.below, each.height / 4) - 1e-6);
      }),
    );
  });

  it('is no longer than needed: one round part of a step less at either end, and a value or its room is cut', () => {
    fc.assert(
      fc.property(extents, ([lowest, highest]) => {
        fc.pre(highest - lowest > 2);
        const { low, high, step } = chooseDomain([lowest, highest], room);
        const used = ((highest - lowest) / (high - low)) * room.height;
        // Two parts of a step, a fifth of it or a quarter, but a decade at least.
        const rest = 2 * Math.max(1, step / 4) * (room.height / (high - low));
        expect(used + room.above + room.below + rest).toBeGreaterThan(room.height);
      }),
    );
  });

  it('has ticks at multiples of 1, 2 or 5 times a power of ten decades, never nearer than the gap', () => {
    fc.assert(
      fc.property(extents, rooms, (extent, each) => {
        const domain = chooseDomain(extent, each);
        const ticks = decadeTicks(domain);
        expect(String(domain.step)).toMatch(/^[125]0*$/);
        for (const tick of ticks) expect(Math.abs(tick % domain.step)).toBe(0);
        const gap = (domain.step / (domain.high - domain.low)) * each.height;
        expect(gap).toBeGreaterThanOrEqual(each.tickGap - 1e-9);
        for (let i = 1; i < ticks.length; i++) expect(ticks[i]! - ticks[i - 1]!).toBe(domain.step);
      }),
    );
  });

  it('stays calm: between two and ten ticks on 300 px from three decades to three thousand', () => {
    for (const span of [3, 7, 20, 55, 130, 400, 1000, 2093, 3000]) {
      const count = decadeTicks(chooseDomain([-span, 0], room)).length;
      expect([span, count >= 2 && count <= 9]).toEqual([span, true]);
    }
  });

  it('is the same for nets that are alike: it changes at whole decades of the values only', () => {
    const of = (lowest: number) => chooseDomain([lowest, -0.2], room);
    const domains = Array.from({ length: 400 }, (_, i) => of(-8 + i / 400));
    const different = new Set(domains.map((domain) => JSON.stringify(domain)));
    expect(different.size).toBeLessThanOrEqual(2);
  });

  it('shows two decades at least, and three below 1 where there is nothing to show', () => {
    fc.assert(
      fc.property(fc.double({ min: -2000, max: 300, noNaN: true }), (value) => {
        const { low, high } = chooseDomain([value, value], room);
        expect(high - low).toBeGreaterThanOrEqual(2);
        expect(low < value && value < high).toBe(true);
      }),
    );
    const { low, high } = chooseDomain([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], room);
    expect(low).toBeLessThan(-2);
    expect(high).toBeGreaterThanOrEqual(0);
  });

  it('held, is the very same while the values fit, and grows by whole steps where they do not', () => {
    fc.assert(
      fc.property(extents, extents, rooms, (before, now, each) => {
        const held = chooseDomain(before, each);
        const grown = growDomain(held, now, each);
        expect(grown === held).toBe(now[0] >= held.low && now[1] <= held.high);
        expect(grown.low).toBeLessThanOrEqual(Math.min(held.low, now[0]));
        expect(grown.high).toBeGreaterThanOrEqual(Math.max(held.high, now[1]));
        expect(growDomain(grown, now, each)).toBe(grown);
        expect((grown.step / (grown.high - grown.low)) * each.height).toBeGreaterThanOrEqual(
          each.tickGap - 1e-9,
        );
      }),
    );
    expect(growDomain(chooseDomain([-4, 0], room), [Number.NaN, Number.NaN], room)).toEqual(
      chooseDomain([-4, 0], room),
    );
  });
});
