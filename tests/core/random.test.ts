import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNormal, fillUniform, type Purpose, stream } from '../../src/core/random.ts';

const count = 400_000;

/** Numbers from many streams, a few from each, as nets draw them. */
function sample(fill: typeof fillNormal, purpose: Purpose): Float64Array {
  const out = new Float64Array(count);
  const perStream = 100;
  for (let i = 0; i < count / perStream; i++) {
    fill(
      stream(i % 7, purpose, 2 + (Math.floor(i / 7) % 50), Math.floor(i / 350)),
      out,
      i * perStream,
      perStream,
    );
  }
  return out;
}

const mean = (x: Float64Array, f: (value: number) => number): number =>
  x.reduce((sum, value) => sum + f(value), 0) / x.length;

/** Asserts that a mean of `count` independent terms lies within 5 standard deviations of what it should be. */
function expectMean(actual: number, expected: number, deviation: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan((5 * deviation) / Math.sqrt(count));
}

describe('normal numbers', () => {
  const x = sample(fillNormal, 'weights');

  it('have the moments 0, 1, 0, 3, 15 of N(0,1)', () => {
    // Var Zᵏ = E Z²ᵏ − (E Zᵏ)²: 1, 2, 15, 96, 10395 − 225.
    expectMean(
      mean(x, (z) => z),
      0,
      1,
    );
    expectMean(
      mean(x, (z) => z ** 2),
      1,
      Math.sqrt(2),
    );
    expectMean(
      mean(x, (z) => z ** 3),
      0,
      Math.sqrt(15),
    );
    expectMean(
      mean(x, (z) => z ** 4),
      3,
      Math.sqrt(96),
    );
    expectMean(
      mean(x, (z) => z ** 6),
      15,
      Math.sqrt(10395 - 225),
    );
  });

  it('have its tails: P(|x| > t) for t = 1, 2, 3, 4', () => {
    for (const [t, p] of [
      [1, 0.31731050786291415],
      [2, 0.04550026389635842],
      [3, 0.0026997960632601866],
      [4, 6.334248366623996e-5],
    ] as const) {
      expectMean(
        mean(x, (z) => (Math.abs(z) > t ? 1 : 0)),
        p,
        Math.sqrt(p * (1 - p)),
      );
    }
  });

  it('of neighbouring numbers, rows, layers, seeds and purposes are uncorrelated', () => {
    const draw = (seed: number, purpose: Purpose, layer: number, row: number): Float64Array => {
      const out = new Float64Array(100);
      fillNormal(stream(seed, purpose, layer, row), out);
      return out;
    };
    const other: ((i: number) => Float64Array)[] = [
      (i) => draw(1, 'weights', 2, i + 1),
      (i) => draw(1, 'weights', 3, i),
      (i) => draw(2, 'weights', 2, i),
      (i) => draw(1, 'inputs', 2, i),
      (i) => draw(1, 'errors', 2, i),
      (i) => draw(1, 'biases', 2, i),
    ];
    const streams = 2000;
    for (const neighbour of other) {
      let product = 0;
      for (let i = 0; i < streams; i++) {
        const [a, b] = [draw(1, 'weights', 2, i), neighbour(i)];
        product += a.reduce((sum, value, k) => sum + value * b[k]!, 0);
      }
      expect(Math.abs(product / (streams * 100))).toBeLessThan(5 / Math.sqrt(streams * 100));
    }
    let lag = 0;
    for (let i = 1; i < count; i++) lag += x[i]! * x[i - 1]!;
    expectMean(lag / count, 0, 1);
  });
});

describe('uniform numbers', () => {
  const x = sample(fillUniform, 'inputs');
  it('lie in [−√3, √3) with mean 0, variance 1 and fourth moment 9/5', () => {
    expect(x.every((value) => value >= -Math.sqrt(3) && value < Math.sqrt(3))).toBe(true);
    expectMean(
      mean(x, (value) => value),
      0,
      1,
    );
    expectMean(
      mean(x, (value) => value ** 2),
      1,
      Math.sqrt(0.8),
    );
    expectMean(
      mean(x, (value) => value ** 4),
      1.8,
      Math.sqrt(9 - 1.8 ** 2),
    );
  });
});

describe('streams', () => {
  const anyStream = fc.tuple(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom<Purpose>('weights', 'biases', 'inputs', 'errors'),
    fc.nat(100),
    fc.nat(1000),
  );

  it('give the same numbers again, and others to any other seed, purpose, layer or row', () => {
    fc.assert(
      fc.property(anyStream, anyStream, (one, two) => {
        const [a, b] = [one, two].map((id) => {
          const out = new Float64Array(4);
          fillNormal(stream(...id), out);
          return [...out];
        });
        if (one.every((part, i) => part === two[i])) expect(a).toEqual(b);
        else expect(a!.some((value) => b!.includes(value))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('begin a longer row as the shorter one', () => {
    fc.assert(
      fc.property(
        anyStream,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (id, n, more) => {
          for (const fill of [fillNormal, fillUniform]) {
            const [short, long] = [new Float64Array(n), new Float64Array(n + more)];
            fill(stream(...id), short);
            fill(stream(...id), long);
            expect([...long.slice(0, n)]).toEqual([...short]);
          }
        },
      ),
    );
  });

  it('fill the part they are given and no more', () => {
    const out = new Float64Array(6).fill(9);
    fillNormal(stream(1, 'weights', 2), out, 1, 3);
    expect([out[0], out[4], out[5]]).toEqual([9, 9, 9]);
    expect(out[3]).not.toBe(9);
  });
});
