import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { edgeAt } from '../../src/core/mean-field/edge.ts';
import { fixedPoints } from '../../src/core/mean-field/fixed-points.ts';
import { estimate, gaussianMean, mapOf, run, seeds, square } from './random-nets.ts';

describe('chapter 8, activations without an edge', () => {
  it('(8.24) [eq:relu-map] 2000 ReLU nets: the variance gains σ_w²/2 and σ_b², the squared error σ_w²/2', () => {
    const [w, b] = [1.7, 0.6];
    const nets = seeds(2000).map((seed) =>
      run({ sizes: [4, 9, 9, 9], activation: 'relu', weightScale: w, biasScale: b, seed }),
    );
    const q2 = w ** 2 + b ** 2;
    const q3 = estimate(nets.map(({ z }) => square(z[3]!) / 9));
    expect(Math.abs(q3.mean - ((w ** 2 / 2) * q2 + b ** 2))).toBeLessThan(4 * q3.error);
    const gain = estimate(nets.map(({ delta }) => square(delta[2]!) - (w ** 2 / 2) * square(delta[3]!)));
    expect(Math.abs(gain.mean)).toBeLessThan(4 * gain.error);
    const leaky = mapOf('leaky-relu', 1.3, 0.2);
    expect(leaky.V(2)).toBeCloseTo(1.69 * (1 + 0.01 ** 2) + 0.04, 6);
    expect(leaky.chi(5)).toBeCloseTo((1.69 * (1 + 0.01 ** 2)) / 2, 3);
    const at = (weightScale: number, biasScale: number) =>
      fixedPoints({ activation: 'relu', weightScale, biasScale });
    expect(at(1, 0.5).points[0]!.variance).toBeCloseTo(0.5, 12);
    expect(at(Math.SQRT2, 0).everywhere).toBe(true);
    for (const found of [at(Math.SQRT2, 0.1), at(1.5, 0.1)])
      expect(found.points.map(({ variance }) => variance)).toEqual([Number.POSITIVE_INFINITY]);
  });

  it('(8.25) [eq:softplus-never] every finite fixed point has χ₁ < 1, and none exists from σ_w = √2 on', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (weightScale, biasScale) => {
          const { points } = fixedPoints({ activation: 'softplus', weightScale, biasScale });
          const finite = points.filter(({ variance }) => Number.isFinite(variance));
          for (const { chi } of finite) expect(chi).toBeLessThan(1);
          if (weightScale >= Math.SQRT2) expect(finite).toHaveLength(0);
        },
      ),
    );
    const { value, slope } = activations.softplus;
    for (const q of [0.1, 1, 30]) {
      expect(gaussianMean((u) => value(u) ** 2, q)).toBeGreaterThan(q / 2);
      expect(gaussianMean((u) => slope(u) ** 2, q)).toBeLessThan(0.5);
    }
  });

  it('(8.26) [eq:edge-stability] V′ on the edge by differences is 1 + E[σσ″]/Eσ′²; negative part for tanh, positive for weak GELU, SiLU, Mish', () => {
    for (const [activation, qs] of [
      ['tanh', [0.05, 1, 9]],
      ['gelu', [0.05, 1, 9]],
      ['silu', [0.05, 1, 9]],
      ['mish', [0.05, 0.5, 9]],
    ] as const) {
      const { value, slope } = activations[activation];
      const bend = (u: number) => (slope(u + 1e-5) - slope(u - 1e-5)) / 2e-5;
      for (const q of qs) {
        const { weightScale, biasSquare } = edgeAt(activation, q);
        const V = (at: number) => weightScale ** 2 * gaussianMean((u) => value(u) ** 2, at) + biasSquare;
        const quotient = (V(q * 1.0001) - V(q / 1.0001)) / (q * (1.0001 - 1 / 1.0001));
        const excess = gaussianMean((u) => value(u) * bend(u), q) / gaussianMean((u) => slope(u) ** 2, q);
        expect(Math.abs(quotient - 1 - excess)).toBeLessThan(1e-6);
        expect(Math.sign(excess)).toBe(activation === 'tanh' || (q === 9 && activation !== 'silu') ? -1 : 1);
      }
    }
  });

  it('(8.27) [eq:weak-signal] without biases V(q)/q and χ tend to (σ_wσ′(0))²; at He’s scale GELU halves the squared error', () => {
    for (const [activation, slope] of [
      ['gelu', 0.5],
      ['silu', 0.5],
      ['mish', 0.6],
      ['tanh', 1],
    ] as const) {
      const { V, chi } = mapOf(activation, 0.9, 0);
      expect(V(1e-8) / 1e-8).toBeCloseTo((0.9 * slope) ** 2, 6);
      expect(chi(1e-8)).toBeCloseTo((0.9 * slope) ** 2, 3);
    }
    const { delta } = run({
      sizes: Array(40).fill(150),
      activation: 'gelu',
      weightScale: Math.SQRT2,
      seed: 2,
    });
    const perLayer = (square(delta[20]!) / square(delta[39]!)) ** (1 / 19);
    expect(Math.abs(perLayer / 0.5 - 1)).toBeLessThan(0.06);
  });
});
