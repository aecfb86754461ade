import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDistribution } from '../../../src/core/activations/error-function.ts';
import { fillNormalFast } from '../../../src/core/ensemble/fast-normal.ts';
import { hashState } from '../../../src/core/random.ts';
import { distanceFrom, rarely } from './two-samples.ts';

const count = 3e6;

/** From many streams, a few from each, as ensembles draw them. */
const x = new Float32Array(count);
{
  const state = new Int32Array(4);
  const perStream = 50;
  for (let i = 0; i < count / perStream; i++) {
    hashState(state, i % 3, i % 2 === 0 ? 'ahead' : 'back', 2 + (i % 61), Math.floor(i / 61));
    fillNormalFast(state, x, i * perStream, perStream);
  }
}

const mean = (f: (value: number) => number): number => {
  let sum = 0;
  for (const value of x) sum += f(value);
  return sum / count;
};

/** A mean of `count` independent terms lies within 4.5 standard deviations of what it should be. */
function expectMean(actual: number, expected: number, deviation: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan((4.5 * deviation) / Math.sqrt(count));
}

describe('fast normal numbers', () => {
  it('have the moments 0, 1, 0, 3, 15, 105 of N(0,1)', () => {
    // Var Zᵏ = E Z²ᵏ − (E Zᵏ)².
    expectMean(
      mean((z) => z),
      0,
      1,
    );
    expectMean(
      mean((z) => z ** 2),
      1,
      Math.sqrt(2),
    );
    expectMean(
      mean((z) => z ** 3),
      0,
      Math.sqrt(15),
    );
    expectMean(
      mean((z) => z ** 4),
      3,
      Math.sqrt(96),
    );
    expectMean(
      mean((z) => z ** 6),
      15,
      Math.sqrt(10395 - 225),
    );
    expectMean(
      mean((z) => z ** 8),
      105,
      Math.sqrt(2027025 - 105 ** 2),
    );
  });

  it('have its tails on either side: P(x > t) for t = 1 … 4.5, the ziggurat’s own tail from 3.65 on among them', () => {
    for (const t of [0.2, 1, 2, 3, 3.6, 3.6541528853610088, 3.7, 4, 4.5]) {
      const p = normalDistribution(-t);
      for (const sign of [1, -1])
        expectMean(
          mean((z) => (sign * z > t ? 1 : 0)),
          p,
          Math.sqrt(p * (1 - p)),
        );
    }
  });

  it('follow its distribution function', () => {
    const half = x.subarray(0, 1e6);
    expect(distanceFrom(half, normalDistribution)).toBeLessThan(rarely(half.length));
  });

  it('beside each other, and at the same place of neighbouring streams, are uncorrelated, squares too', () => {
    for (const lag of [1, 2, 3, 4, 50, 100, 50 * 61]) {
      let product = 0;
      let squares = 0;
      for (let i = lag; i < count; i++) {
        product += x[i]! * x[i - lag]!;
        squares += (x[i]! ** 2 - 1) * (x[i - lag]! ** 2 - 1);
      }
      expectMean(product / count, 0, 1);
      expectMean(squares / count, 0, 2);
    }
  });

  it('are never 0, whose sign would mean nothing', () => {
    expect(x.every((z) => z !== 0)).toBe(true);
  });

  it('begin a longer row as the shorter one, fill the part they are given and no more', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(300), fc.nat(300), (seed, n, more) => {
        const [short, long] = [n, n + more].map((length) => {
          const state = new Int32Array(4);
          hashState(state, seed, 'ahead', 2, 0);
          const out = new Float32Array(length + 2).fill(9);
          fillNormalFast(state, out, 1, length);
          expect([out[0], out.at(-1)]).toEqual([9, 9]);
          return out.subarray(1, length + 1);
        });
        expect([...long!.subarray(0, n)]).toEqual([...short!]);
      }),
      { numRuns: 40 },
    );
  });

  it('go on where the row before has ended', () => {
    const state = new Int32Array(4);
    const [whole, parts] = [new Float32Array(500), new Float32Array(500)];
    hashState(state, 8, 'back', 2, 1);
    fillNormalFast(state, whole, 0, 500);
    hashState(state, 8, 'back', 2, 1);
    fillNormalFast(state, parts, 0, 123);
    fillNormalFast(state, parts, 123, 377);
    expect(parts).toEqual(whole);
  });
});
