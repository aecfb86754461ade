import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { criticalWeightScale } from '../../src/core/mean-field/edge.ts';
import { fixedPoints, restingPoint } from '../../src/core/mean-field/fixed-points.ts';
import { varianceStep } from '../../src/core/mean-field/variance-map.ts';
import { type ActivationId, activationIds } from '../../src/core/types.ts';
import { gaussianMean, mapOf, run, seeds, square } from './random-nets.ts';

const means = (activation: ActivationId, q: number) => {
  const { value, slope } = activations[activation];
  return {
    mean: gaussianMean(value, q),
    values: gaussianMean((u) => value(u) ** 2, q),
    slopes: gaussianMean((u) => slope(u) ** 2, q),
  };
};
const rest = (activation: ActivationId, weightScale: number, biasScale: number, start = 1) => {
  const net = { activation, weightScale, biasScale };
  return restingPoint(net, fixedPoints(net), start);
};

describe('chapter 8, the edge', () => {
  it.each(['tanh', 'arctan', 'sin', 'sigmoid'] as const)(
    '(8.15) [eq:edge] %s: iterating V at these scales leads to q, and χ is 1 there',
    (activation) => {
      for (const q of activation === 'sigmoid' ? [60, 120] : [0.5, 2]) {
        const { values, slopes } = means(activation, q);
        const [w, b] = [Math.sqrt(1 / slopes), Math.sqrt(q - values / slopes)];
        const { V, chi } = mapOf(activation, w, b);
        let at = 1.1 * q;
        for (let k = 0; k < 100; k++) at = V(at);
        expect(Math.abs(at / q - 1)).toBeLessThan(1e-5);
        expect(Math.abs(chi(q) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(criticalWeightScale(activation, b)! / w - 1)).toBeLessThan(1e-5);
      }
    },
  );

  it('(8.16) [eq:edge-sine] and (8.17) [eq:edge-erf] the closed forms keep q and have χ = 1, by the midpoint rule', () => {
    for (const q of [0.1, 0.8, 3]) {
      const root = Math.sqrt(1 + 4 * q);
      const edges = {
        sin: [2 / (1 + Math.exp(-2 * q)), q - Math.tanh(q)],
        erf: [(Math.PI / 4) * root, q - (root / 2) * Math.asin((2 * q) / (1 + 2 * q))],
      } as const;
      for (const [activation, [w2, b2]] of Object.entries(edges)) {
        const { V, chi } = mapOf(activation as ActivationId, Math.sqrt(w2), Math.sqrt(b2));
        expect(Math.abs(V(q) - q)).toBeLessThan(1e-12);
        expect(Math.abs(chi(q) - 1)).toBeLessThan(1e-12);
      }
    }
    expect(Math.sqrt(Math.PI) / 2).toBeCloseTo(criticalWeightScale('erf', 0)!, 12);
    // Beyond √2 the sine is chaotic whatever the bias.
    for (const b of [0, 0.5, 5]) expect(rest('sin', Math.SQRT2 * 1.0001, b).chi).toBeGreaterThan(1);
  });

  it('(8.18) [eq:edge-tanh] σ_b² is (σ_w² − 1)³/6 up to a relative error of the order σ_w² − 1', () => {
    const gap = (b: number) => (criticalWeightScale('tanh', b)! ** 2 - 1) ** 3 / 6 / b ** 2 - 1;
    expect(Math.abs(gap(1e-4))).toBeLessThan(0.02);
    // The edge moves by 10^(−2/3) when σ_b falls by 10: so must the error.
    expect(gap(1e-5) / gap(1e-4)).toBeCloseTo(10 ** (-2 / 3), 2);
    expect(criticalWeightScale('tanh', 0.05)).toBeGreaterThan(1.12);
  });

  it('(8.19) [eq:order-needs-bias] 1 − χ₁ is at most (σ_b² + σ_w²(Eσ)²)/q*, for every activation and setting', () => {
    let strict = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...activationIds),
        fc.double({ min: 0.1, max: 12, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (activation, w, b) => {
          const { variance: q, chi } = rest(activation, w, b);
          if (!(q > 1e-6 && q < 1e4)) return;
          const { mean } = means(activation, q);
          const most = (b ** 2 + w ** 2 * mean ** 2) / q;
          // Kinks cost the midpoint rule some digits.
          expect(1 - chi).toBeLessThanOrEqual(most + 1e-5);
          if (1 - chi < most - 1e-3) strict++;
        },
      ),
      { numRuns: 300 },
    );
    expect(strict).toBeGreaterThan(30);
    const linear = rest('linear', 0.8, 0.5);
    expect(1 - linear.chi).toBeCloseTo(0.25 / linear.variance, 12);
  });

  it('(8.20) [eq:odd-edge] bounded odd functions without biases: χ₁ < 1 exactly below 1/γ', () => {
    for (const activation of ['tanh', 'sin', 'arctan', 'softsign', 'hard-tanh', 'erf'] as const) {
      const critical = 1 / activations[activation].slopeBound;
      for (const factor of [0.3, 0.9, 0.99, 1.01, 1.1, 3]) {
        const { variance, chi } = rest(activation, factor * critical, 0);
        if (factor < 1) {
          expect(variance).toBe(0);
          expect(chi).toBeCloseTo(factor ** 2, 12);
        } else {
          expect(variance).toBeGreaterThan(0);
          expect(chi).toBeGreaterThan(1);
        }
      }
      expect(rest(activation, critical, 0).variance).toBe(0);
    }
  });

  it('(8.21) [eq:edge-decay] tanh at (1, 0): l qˡ → ½, and l ∏χ comes to rest', () => {
    const net = { activation: 'tanh', weightScale: 1, biasScale: 0 } as const;
    let q = 1;
    let log = 0;
    const scaled: number[] = [];
    for (let l = 2; l <= 8000; l++) {
      const { next, chi } = varianceStep(net, q);
      if (l === 500 || l === 2000 || l === 8000) scaled.push(l * Math.exp(log));
      log += Math.log(chi);
      q = next;
    }
    expect(8000 * q).toBeCloseTo(0.5, 2);
    expect(Math.abs(scaled[2]! / scaled[1]! - 1)).toBeLessThan(
      0.3 * Math.abs(scaled[1]! / scaled[0]! - 1) + 1e-3,
    );
    expect(Math.abs(scaled[2]! / scaled[0]! - 1)).toBeLessThan(0.02);
  });

  it('(8.21) in real nets: thirty layers cost more than ten, but far less than thrice as many decades', () => {
    const loss = (L: number) => {
      const logs = seeds(8).map((seed) => {
        const { delta } = run({ sizes: Array(L).fill(100), activation: 'tanh', weightScale: 1, seed });
        return Math.log(square(delta[L]!) / square(delta[2]!)) / 2;
      });
      return logs.reduce((sum, one) => sum + one, 0) / logs.length;
    };
    const [ten, thirty] = [loss(10), loss(30)];
    expect(ten).toBeGreaterThan(0.3);
    expect(thirty).toBeGreaterThan(ten);
    expect(thirty).toBeLessThan(2 * ten);
  });
});

describe('chapter 8, the sigmoid', () => {
  it('(8.22) [eq:sigmoid-map] V and χ of the sigmoid are those of tanh at a quarter', () => {
    for (const [w, b] of [
      [1, 0],
      [4, 0.7],
      [11, 2],
    ] as const) {
      const sigmoid = mapOf('sigmoid', w, b);
      const tanh = mapOf('tanh', w / 4, Math.sqrt(w ** 2 / 16 + b ** 2 / 4));
      for (const q of [0.3, 2, 40]) {
        expect(Math.abs(sigmoid.V(q) - 4 * tanh.V(q / 4))).toBeLessThan(1e-11);
        expect(Math.abs(sigmoid.chi(q) - tanh.chi(q / 4))).toBeLessThan(1e-12);
      }
    }
  });

  it('(8.23) [eq:sigmoid-critical] the root of q E tanh′² = 1 + E tanh², by halving, gives 10.149264; there χ₁, which rises along σ_b = σ_w, passes 1', () => {
    const excess = (q: number) => {
      const { values, slopes } = means('tanh', q);
      return q * slopes - 1 - values;
    };
    let [low, high] = [1, 100];
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      if (excess(middle) > 0) high = middle;
      else low = middle;
    }
    const { values, slopes } = means('tanh', low);
    const alongTheLine = Array.from({ length: 60 }, (_, k) => 10 ** (k / 12 - 3)).map((q) => {
      const { values, slopes } = means('tanh', q);
      return { weightScale: Math.sqrt(q / (1 + values)), chi: (q * slopes) / (1 + values) };
    });
    for (const [k, { weightScale, chi }] of alongTheLine.entries()) {
      if (k === 0) continue;
      expect(weightScale).toBeGreaterThan(alongTheLine[k - 1]!.weightScale);
      expect(chi).toBeGreaterThan(alongTheLine[k - 1]!.chi);
    }
    expect(low).toBeCloseTo(11.40607, 5);
    expect(1 + values).toBeCloseTo(1.77169, 5);
    expect(4 / Math.sqrt(slopes)).toBeCloseTo(10.149264, 6);
    expect(rest('sigmoid', 10.14, 0).chi).toBeLessThan(1);
    expect(rest('sigmoid', 10.16, 0).chi).toBeGreaterThan(1);
    expect(rest('sigmoid', 10.149264, 0).variance).toBeCloseTo(45.624, 3);
  });
});
