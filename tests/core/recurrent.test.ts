import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { verdict } from '../../src/core/bounds.ts';
import { clippingFactor, logClippingFactor, logGlobalNorm, sharedGradient } from '../../src/core/clipping.ts';
import { finish, measureBatch } from '../../src/core/measurement.ts';
import { errorOf, forward, meanCost } from '../../src/core/network.ts';
import {
  nilpotentNet,
  powerNorms,
  recurrentCondition,
  spectralRadius,
  unrolledNorms,
} from '../../src/core/recurrent.ts';
import { spectralNorm } from '../../src/core/spectral-norm.ts';
import type { Matrix } from '../../src/core/types.ts';
import { unitWeights } from '../../src/core/weights.ts';
import { anyExperiment, defaultExperiment, layersOf, netOf, patient, runExperiment } from './nets.ts';

const matrixOf = (rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  columns: rows[0]!.length,
  entries: Float64Array.from(rows.flat()),
});

const gaussian = (n: number, seed: number): Matrix => unitWeights(seed, 2, n, n, 'gaussian');

describe('theory D: the nilpotent counterexample', () => {
  it('ρ(w) = 0 < 1/γ and ‖∂z^{l+k+1}/∂zˡ‖ = 2ᵏ·10√2: it explodes, and the computed net stays at its fixed point', () => {
    for (const layers of [3, 4, 10, 40, 100]) {
      const { net, batch } = nilpotentNet(layers);
      const measurement = finish(measureBatch(net, 1, () => batch));
      const pass = measurement.single!;
      for (const l of layersOf(net)) expect(pass.forward.z[l]).toEqual(pass.forward.z[2]);
      expect(pass.forward.z[2]![0]).toBe(0);
      expect(pass.forward.z[2]![1]).toBeCloseTo(Math.atanh(0.5), 14);
      const norms = [...unrolledNorms(net, pass)];
      expect(norms.map(({ layer }) => layer)).toEqual(layersOf(net).slice(0, -1).reverse());
      norms.forEach(({ log }, k) => {
        for (const end of [log.lower, log.upper])
          expect(Math.exp(end - k * Math.LN2) / (10 * Math.SQRT2)).toBeCloseTo(1, 11);
      });
      expect(spectralRadius(net.w[2]!)).toBe(0);
      const { lower, upper } = spectralNorm(net.w[2]!);
      expect([lower, upper].map((end) => end.toFixed(9))).toEqual(['16.000000000', '16.000000000']);
      expect(recurrentCondition({ lower, upper }, 1, 1)).toMatchObject({ vanishes: false, mayExplode: true });
    }
  });

  it('J = wΣ′ = [[8, 6], [−8, −6]] and J² = 2J', () => {
    const { net } = nilpotentNet(5);
    const { slope } = activations.tanh;
    const x2 = net.b[2]![1]! + net.b[2]![0]!;
    const J = [8 * slope(0), 8 * slope(x2), -8 * slope(0), -8 * slope(x2)];
    [8, 6, -8, -6].forEach((entry, i) => {
      expect(J[i]).toBeCloseTo(entry, 12);
    });
    const [a, b, c, d] = J as [number, number, number, number];
    [a * a + b * c, a * b + b * d, c * a + d * c, c * b + d * d].forEach((entry, i) => {
      expect(entry).toBeCloseTo(2 * J[i]!, 11);
    });
  });
});

describe('theory D: the condition with singular values', () => {
  it('σ₁(w) < 1/γ is what certifies vanishing in a tied net, and nothing else is', patient, () => {
    let vanishing = 0;
    fc.assert(
      fc.property(anyExperiment({ layers: 20, width: 16 }), (experiment) => {
        const tied = { ...experiment, tied: true, layers: Math.max(3, experiment.layers) };
        const { net, bounds, norms } = runExperiment(tied);
        const condition = recurrentCondition(norms(3).largest, net.factor[3]!, net.activation.slopeBound);
        expect(verdict(bounds) === 'vanishing').toBe(condition.vanishes);
        if (condition.vanishes) vanishing++;
        expect(condition.vanishes && condition.mayExplode).toBe(false);
        expect(condition.threshold).toBe(1 / net.activation.slopeBound);
      }),
      { numRuns: 80 },
    );
    expect(vanishing).toBeGreaterThan(5);
  });
});

describe('the spectral radius', () => {
  it('max|λ| of matrices whose eigenvalues are known: real, complex, triangular, of a polynomial', () => {
    const turn = (r: number, angle: number) => [
      [r * Math.cos(angle), -r * Math.sin(angle)],
      [r * Math.sin(angle), r * Math.cos(angle)],
    ];
    expect(spectralRadius(matrixOf([[-3]]))).toBe(3);
    expect(spectralRadius(matrixOf(turn(0.7, 1)))).toBeCloseTo(0.7, 14);
    expect(
      spectralRadius(
        matrixOf([
          [0.5, 100, 3],
          [0, -0.9, 7],
          [0, 0, 0.2],
        ]),
      ),
    ).toBeCloseTo(0.9, 12);
    // Companion of (x − 2)(x² + 2x + 5), whose roots are 2 and −1 ± 2i.
    expect(
      spectralRadius(
        matrixOf([
          [0, 0, 10],
          [1, 0, -1],
          [0, 1, 0],
        ]),
      ),
    ).toBeCloseTo(Math.sqrt(5), 12);
    expect(spectralRadius({ ...gaussian(4, 1), entries: new Float64Array(16) })).toBe(0);
  });

  it(
    'is 1 for orthogonal matrices, at most the norm, scales with the matrix, and tends to σ_w for wide Gaussian ones',
    patient,
    () => {
      for (const n of [1, 2, 5, 20, 60]) {
        const q = unitWeights(n, 2, n, n, 'orthogonal');
        expect(spectralRadius(q) / Math.sqrt(n)).toBeCloseTo(1, 12);
        const w = gaussian(n, n);
        const rho = spectralRadius(w);
        expect(rho).toBeLessThanOrEqual(spectralNorm(w).upper * (1 + 1e-12));
        expect(spectralRadius({ ...w, entries: w.entries.map((x) => 1e200 * x) })).toBeCloseTo(
          1e200 * rho,
          -188,
        );
      }
      // Ginibre's circle: ρ ≈ 1 + O(√(log n / n)); ‖w‖ → 2 is twice as much.
      const n = 100;
      expect(spectralRadius(gaussian(n, 7)) / Math.sqrt(n)).toBeGreaterThan(0.9);
      expect(spectralRadius(gaussian(n, 7)) / Math.sqrt(n)).toBeLessThan(1.15);
    },
  );
});

describe('linear recurrent nets: ‖wᵏ‖', () => {
  it('k log ρ ≤ log‖wᵏ‖ ≤ k log‖w‖, and k log ρ in the long run', patient, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10 }),
        fc.nat(1e6),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (n, seed, scale) => {
          const w = gaussian(n, seed);
          const factor = scale / Math.sqrt(n);
          const [rho, largest] = [spectralRadius(w) * factor, spectralNorm(w).upper * factor];
          let last = { lower: 0, upper: 0 };
          for (const { power, log } of powerNorms(w, factor, 200)) {
            expect(log.lower).toBeLessThanOrEqual(log.upper);
            expect(log.upper).toBeGreaterThanOrEqual(power * Math.log(rho) - 1e-9 * power);
            expect(log.lower).toBeLessThanOrEqual(power * Math.log(largest) + 1e-9 * power);
            last = log;
          }
          expect(Math.abs(last.upper / 200 - Math.log(rho))).toBeLessThan(0.1);
        },
      ),
      { numRuns: 30, seed: 2 },
    );
  });

  it('grows for a while although ρ < 1: [[ρ, c], [0, ρ]]ᵏ = [[ρᵏ, kρᵏ⁻¹c], [0, ρᵏ]]', () => {
    const [rho, c] = [0.9, 10];
    const logs: number[] = [];
    for (const { power: k, log } of powerNorms(
      matrixOf([
        [rho, c],
        [0, rho],
      ]),
      1,
      300,
    )) {
      const [d, o] = [rho ** k, k * rho ** (k - 1) * c];
      // Singular values of [[d, o], [0, d]]: (√(4d² + o²) ± o)/2.
      const expected = Math.log((Math.hypot(2 * d, o) + o) / 2);
      expect(log.upper).toBeCloseTo(expected, 9);
      logs[k] = log.upper;
    }
    expect(logs[9]!).toBeGreaterThan(logs[1]! + 1);
    expect(logs[300]!).toBeLessThan(logs[9]! - 20);
  });
});

describe('the gradient of a recurrent net and its clipping', () => {
  it('Σ_l ∂C/∂bˡ and Σ_l ∂C/∂wˡ are the derivatives by the shared w and b, by central differences', () => {
    const costAt = (change: { j: number; k: number; step: number }): number => {
      const net = tiedNet(change);
      const batch = { examples: 1, x: Float64Array.of(0.3, -0.8, 0.5), y: Float64Array.of(0, 1, 0) };
      const pass = forward(net, batch.x, 1);
      return meanCost(net, batch, pass, errorOf(net, batch, pass));
    };
    const tiedNet = ({ j: dj, k: dk, step }: { j: number; k: number; step: number }) => {
      const net = netOf({
        sizes: [3, 3, 3, 3, 3],
        activation: 'tanh',
        w: (_, j, k) => Math.sin(3 * j + 5 * k) + (j === dj && k === dk ? step : 0),
        b: (_, j) => 0.2 * j + (j === dj && dk === 0 ? step : 0),
      });
      return { ...net, w: net.w.map(() => net.w[2]!) };
    };
    const net = tiedNet({ j: 0, k: 0, step: 0 });
    const batch = { examples: 1, x: Float64Array.of(0.3, -0.8, 0.5), y: Float64Array.of(0, 1, 0) };
    const { single } = finish(measureBatch(net, 1, () => batch));
    const { logGradB, logGradW } = sharedGradient(net, net.w[2]!, single!);
    const h = 1e-5;
    const slope = (j: number, k: number) =>
      (costAt({ j, k, step: h }) - costAt({ j, k, step: -h })) / (2 * h);
    const b = [1, 2, 3].map((j) => slope(j, 0));
    const w = [1, 2, 3].flatMap((j) => [1, 2, 3].map((k) => slope(j, k)));
    expect(Math.exp(logGradB)).toBeCloseTo(Math.hypot(...b), 8);
    expect(Math.exp(logGradW)).toBeCloseTo(Math.hypot(...w), 8);
  });

  it('Algorithm 1: ‖ĝ‖ ≥ threshold is scaled to the threshold, less is left; the ratios of layers stay', () => {
    expect([clippingFactor(0.5, 1), clippingFactor(1, 1), clippingFactor(8, 1)]).toEqual([1, 1, 1 / 8]);
    expect(logClippingFactor(2000, 0)).toBe(-2000);
    expect(logClippingFactor(-2000, 0)).toBe(0);
    // At equality the rule applies and changes nothing: 1/1.
    expect(clippingFactor(4, 4)).toBe(1);
    expect(logClippingFactor(Number.NEGATIVE_INFINITY, 0)).toBe(0);
  });

  it('the global norm: √ of the sum of all squares, also where they do not fit into a double', () => {
    const { measurement } = runExperiment({ ...defaultExperiment, activation: 'tanh', layers: 5 });
    let sum = 0;
    for (let l = 2; l <= 5; l++)
      sum += Math.exp(2 * measurement.logDelta[l]!) + Math.exp(2 * measurement.logGradW[l]!);
    expect(logGlobalNorm(measurement)).toBeCloseTo(Math.log(sum) / 2, 12);
    const far = (log: number) => ({
      logDelta: Float64Array.of(0, 0, log, log),
      logGradW: Float64Array.of(0, 0, log, log),
    });
    expect(logGlobalNorm(far(-5000))).toBeCloseTo(-5000 + Math.LN2, 9);
    expect(logGlobalNorm(far(Number.NEGATIVE_INFINITY))).toBe(Number.NEGATIVE_INFINITY);
  });
});
