import fc from 'fast-check';
import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { constantAnswerCost } from '../../src/core/training/constant-answer.ts';
import { stepFactor } from '../../src/figures/nielsen-columns.ts';
import { readOracle } from '../core/nets.ts';
import { normOf, product } from './matrices.ts';
import {
  coreErrors,
  depthOf,
  distance,
  gradient,
  layersOf,
  length,
  normals,
  outputFrom,
  type PlainNet,
  passOf,
  randomNet,
  smooth,
  withBiases,
} from './plain-net.ts';
import { backTimes, estimate, gaussianMean, inner, pairMean, seeds } from './random-nets.ts';

const logistic = (t: number): number => 1 / (1 + Math.exp(-t));
const entropyOf = (a: readonly number[], y: readonly number[]): number =>
  -a.reduce((sum, aj, j) => sum + y[j]! * Math.log(aj) + (1 - y[j]!) * Math.log(1 - aj), 0);

/** The output through logistic neurons, whatever the hidden ones are. */
function answerOf(net: PlainNet): number[] {
  const { z } = passOf(net);
  return z[depthOf(net)]!.map(logistic);
}
const m = 6;
const nets = (activation: (typeof smooth)[number]): PlainNet[] => {
  const net = randomNet([4, 6, 5, 5, 3], activation, 31);
  return Array.from({ length: m }, (_, i) => ({
    ...net,
    x: normals(4, 600 + i),
    y: [0, 1, 2].map((k) => +(k === i % 3)),
  }));
};
const meanOf = (vectors: readonly (readonly number[])[]): number[] =>
  vectors[0]!.map((_, j) => vectors.reduce((sum, v) => sum + v[j]!, 0) / vectors.length);

describe.each(smooth)('speeds of learning, %s', (activation) => {
  const batch = nets(activation);
  const errors = batch.map((net) => coreErrors(net, 'cross-entropy').delta);

  it('(10.1) [eq:learning-speed] by differences of the mean cost it is the length of the mean error', () => {
    for (const l of layersOf(batch[0]!)) {
      const byDifferences = gradient(
        (b) => batch.reduce((sum, net) => sum + entropyOf(answerOf(withBiases(net, l, b)), net.y), 0) / m,
        batch[0]!.b[l]!,
      );
      expect(distance(byDifferences, meanOf(errors.map((delta) => delta[l]!)))).toBeLessThan(1e-8);
    }
  });

  it('(10.2) [eq:entropy-bound] no speed exceeds the product with one slope fewer, and some exceed no less', () => {
    const { slopeBound } = activations[activation];
    const L = depthOf(batch[0]!);
    const meanError =
      batch.reduce((sum, net) => sum + length(answerOf(net).map((a, j) => a - net.y[j]!)), 0) / m;
    for (const l of layersOf(batch[0]!)) {
      const norms = product(batch[0]!.w.slice(l + 1).map((w) => normOf(new MlMatrix(w))));
      const speed = length(meanOf(errors.map((delta) => delta[l]!)));
      expect(speed).toBeLessThanOrEqual(slopeBound ** (L - l) * norms * meanError);
      // With the slope of the last layer it would be wrong.
      if (l === L && activation === 'sigmoid') expect(speed).toBeGreaterThan(slopeBound * meanError);
    }
  });
});

describe('the typical case of Nielsen’s nets', () => {
  const slope = (t: number): number => logistic(t) * (1 - logistic(t));

  it('(10.3) [eq:nielsen-factor] the fixed point by bisection, and χ₁, by the midpoint rule', () => {
    const map = (q: number): number => gaussianMean((u) => logistic(u) ** 2, q) + 1;
    let [low, high] = [1.25, 2];
    for (let i = 0; i < 60; i++) {
      const q = (low + high) / 2;
      if (map(q) > q) low = q;
      else high = q;
    }
    expect(low).toBeCloseTo(1.302134036306, 11);
    const chi = gaussianMean((u) => slope(u) ** 2, low);
    expect(chi).toBeCloseTo(0.041959734636, 11);
    expect(1 / Math.sqrt(chi)).toBeCloseTo(stepFactor, 9);
    expect(stepFactor.toFixed(4)).toBe('4.8818');
  });

  it('(10.3) [eq:nielsen-factor] lies within the ratios of neighbouring layers of 400 nets of another program', () => {
    type Ratios = Readonly<
      Record<'2' | '3' | '4', { ratio_p5: number[]; ratio_p95: number[]; ratio_geomean: number[] }>
    >;
    const oracle = readOracle<Ratios>('nielsen-replication');
    for (const hidden of ['2', '3', '4'] as const) {
      const { ratio_p5, ratio_p95, ratio_geomean } = oracle[hidden];
      for (const low of ratio_p5) expect(stepFactor).toBeGreaterThan(low);
      for (const high of ratio_p95) expect(stepFactor).toBeLessThan(high);
      for (const ratio of ratio_geomean) expect(Math.abs(ratio / stepFactor - 1)).toBeLessThan(0.03);
    }
  });

  it('(10.4) [eq:averaged-step] inner products of two errors through random matrices, and the bound of their factor', () => {
    const n = 8;
    const scale = 1.3;
    const [d1, d2] = [1, 2].map((seed) => normals(n, seed, 1.2).map(slope));
    const [u, v] = [3, 4].map((seed) => Float64Array.from(normals(5, seed)));
    const draws = seeds(8000).map((seed) => {
      const w = Float64Array.from(normals(5 * n, seed, scale / Math.sqrt(n)));
      const [g, h] = [backTimes(w, u!), backTimes(w, v!)];
      return d1!.reduce((sum, slopeOf, k) => sum + slopeOf * g[k]! * d2![k]! * h[k]!, 0);
    });
    const expected = (scale ** 2 / n) * inner(d1!, d2!) * inner(u!, v!);
    const { mean, error } = estimate(draws);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
    expect(Math.abs(expected)).toBeGreaterThan(8 * error);
    // Cauchy–Schwarz; the factor grows with the correlation up to χ itself.
    const q = 1.3;
    const chi = gaussianMean((u) => slope(u) ** 2, q);
    const factors = [0, 0.5, 0.9, 0.99].map((c) => pairMean((s, t) => slope(s) * slope(t), q, c));
    for (const factor of factors) expect(factor).toBeLessThan(chi);
    expect(factors.toSorted((a, b) => a - b)).toEqual(factors);
    expect(factors.at(-1)! / chi).toBeGreaterThan(0.99);
  });
});

describe('nets that do not see', () => {
  it('(10.6) [eq:blind] outputs of two inputs are no further apart than the product allows', () => {
    for (const activation of smooth) {
      const net = randomNet([4, 5, 5, 3], activation, 12);
      const bound =
        activations[activation].slopeBound ** 3 * product(net.w.slice(2).map((w) => normOf(new MlMatrix(w))));
      for (let i = 0; i < 20; i++) {
        const [x, other] = [normals(4, 700 + i), normals(4, 800 + i, i % 2 === 0 ? 1 : 0.01)];
        const z = (input: readonly number[]) => passOf({ ...net, x: input }).z[2]!;
        const moved = x.map((xk, k) => xk + other[k]!);
        const apart = outputFrom(net, 2, z(moved)).map((a, j) => a - outputFrom(net, 2, z(x))[j]!);
        expect(length(apart)).toBeLessThanOrEqual(bound * length(other));
        expect(length(apart)).toBeGreaterThan(0);
      }
    }
  });

  it('(10.5) [eq:constant-answer] no constant answer costs less, and the shares cost just that', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const pairs = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(pairs, (outputs) => {
        const [shares, answer] = [outputs.map(([p]) => p), outputs.map(([, a]) => a)];
        // A share p of the examples has the target 1, the others 0.
        const mean = (a: readonly number[], cost: (a: number, y: number) => number): number =>
          a.reduce((sum, ak, k) => sum + shares[k]! * cost(ak, 1) + (1 - shares[k]!) * cost(ak, 0), 0);
        const costs = {
          'cross-entropy': (a: number, y: number) => entropyOf([a], [y]),
          quadratic: (a: number, y: number) => (a - y) ** 2 / 2,
        };
        for (const id of ['cross-entropy', 'quadratic'] as const) {
          const least = constantAnswerCost(id, shares);
          expect(mean(shares, costs[id])).toBeCloseTo(least, 10);
          expect(mean(answer, costs[id])).toBeGreaterThanOrEqual(least - 1e-12);
        }
      }),
    );
    const tenths = Array<number>(10).fill(0.1);
    expect(constantAnswerCost('cross-entropy', tenths).toFixed(4)).toBe('3.2508');
    expect(constantAnswerCost('quadratic', tenths)).toBeCloseTo(0.45, 12);
    expect(constantAnswerCost('cross-entropy', [1, 0])).toBe(0);
  });
});
