import { describe, expect, it } from 'vitest';
import { formats } from '../../src/core/precision/formats.ts';
import { storedOf } from '../../src/figures/precision-data.ts';
import { conditionWords, decadesOf, seriesOf, unrollingOf } from '../../src/figures/recurrent-data.ts';
import { resultsOf } from './nets.ts';

const bracket = (x: number) => ({ lower: x, upper: x });

describe('the recurrent net in numbers', () => {
  it('parts are put in their places, whatever has come', () => {
    expect(unrollingOf([])).toEqual({ matrix: null, jacobian: [], powers: [] });
    const { matrix, jacobian, powers } = unrollingOf([
      { kind: 'matrix', largest: bracket(2), radius: 0.5 },
      { kind: 'jacobian', layer: 7, log: bracket(Math.LN10) },
      { kind: 'jacobian', layer: 6, log: bracket(3 * Math.LN10) },
      { kind: 'power', power: 1, log: bracket(-Math.LN10) },
    ]);
    expect([matrix!.radius, jacobian[1], jacobian[2], powers[1]]).toEqual([0.5, 1, 3, -1]);
  });

  it('the words never promise vanishing but by the norm', () => {
    expect(conditionWords({ largest: bracket(3.9), radius: 3 }, 0.25)).toMatch(/^σ₁\(w\) < 1\/γ.*Theorem/);
    expect(conditionWords({ largest: bracket(4), radius: 3 }, 0.25)).toMatch(/proves nothing/);
    expect(conditionWords({ largest: bracket(16), radius: 0 }, 1)).toMatch(/proves nothing/);
    expect(conditionWords({ largest: bracket(6), radius: 5 }, 0.25)).toMatch(/not proved/);
  });

  it('lines of norm and radius are straight, and a radius of 0 has none', () => {
    const matrix = { largest: bracket(20), radius: 0 };
    const series = seriesOf([Number.NaN, 1, 2], 'it', matrix, 0.5, 2);
    expect(series.map(({ id }) => id)).toEqual(['bound', 'measured']);
    expect(series[0]!.points.at(-1)).toEqual({ x: 2, y: expect.closeTo(2, 12) });
    expect(decadesOf(series, 40)).toEqual([-1, 2]);
  });
});

describe('numbers in float16', () => {
  it('nothing is lost above the floor, all below it, and scaling by 2^k moves them by k log₁₀ 2', () => {
    const { layers, size, lost, lostScaled, scale } = storedOf(resultsOf({ layers: 30, width: 20 }));
    const floor = Math.log10(formats.float16.smallest / 2);
    expect(scale).toBeGreaterThan(5);
    for (let l = 2; l <= layers; l++) {
      if (size[l]! > floor + 3) expect(lost[l]).toBe(0);
      const [plain, scaled] = [size[l]! - floor, size[l]! + scale * Math.log10(2) - floor];
      if (plain < -1.5) expect(lost[l]).toBeGreaterThan(0.9);
      if (scaled > 3) expect(lostScaled[l]).toBe(0);
    }
    expect(Math.max(...lost.slice(2))).toBeGreaterThan(0.9);
  });
});
