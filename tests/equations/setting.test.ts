import { describe, expect, it } from 'vitest';
import { buildNet, createTensors, type Experiment } from '../../src/core/experiment.ts';
import { finish, measure } from '../../src/core/measurement.ts';
import { forward, meanCost } from '../../src/core/network.ts';
import { unitWeights, weightFactor } from '../../src/core/weights.ts';
import {
  coreErrors,
  costOf,
  distance,
  errorAt,
  gradient,
  layersOf,
  length,
  normals,
  passOf,
  quadratic,
  randomNet,
  smooth,
  withBiases,
  withWeights,
} from './plain-net.ts';

const experiment: Experiment = {
  layers: 8,
  width: 20,
  activation: 'linear',
  weightScale: 1,
  biasScale: 0,
  distribution: 'orthogonal',
  fan: 'in',
  cost: 'quadratic',
  target: 'one-hot',
  examples: 1,
  tied: false,
  seed: 3,
};

describe('chapter 1', () => {
  it.each(smooth)(
    '(1.1) [eq:descent] a step η down the gradient costs η‖g‖², but for a remainder of order η²: %s',
    (activation) => {
      const net = randomNet([4, 5, 3, 4], activation, 1);
      const { delta } = coreErrors(net);
      const { a } = passOf(net);
      const gradW = (l: number) => delta[l]!.flatMap((dj) => a[l - 1]!.map((ak) => dj * ak));
      const step = (eta: number) =>
        layersOf(net).reduce((stepped, l) => {
          const b = net.b[l]!.map((bj, j) => bj - eta * delta[l]![j]!);
          const w = net.w[l]!.flat().map((wjk, i) => wjk - eta * gradW(l)[i]!);
          return withWeights(withBiases(stepped, l, b), l, w);
        }, net);
      const squares = layersOf(net).reduce(
        (sum, l) => sum + length(delta[l]!) ** 2 + length(gradW(l)) ** 2,
        0,
      );
      const remainder = (eta: number) => costOf(step(eta)) - costOf(net) + eta * squares;
      // A remainder cη² + O(η³) falls by four when η is halved.
      expect(remainder(0.02) / remainder(0.01)).toBeGreaterThan(3.5);
      expect(remainder(0.02) / remainder(0.01)).toBeLessThan(4.5);
      expect(Math.abs(remainder(0.001))).toBeLessThan(0.01 * 0.001 * squares);
    },
  );

  it('(1.2) [eq:factor] ρ of a linear net with orthogonal weights of gain g is g', () => {
    for (const weightScale of [0.4, 1, 1.7]) {
      const scaled = { ...experiment, weightScale };
      const tensors = createTensors(scaled.seed, scaled.width, scaled.distribution);
      const { logDelta } = finish(measure(scaled, buildNet(scaled, tensors)));
      for (let l = 2; l < scaled.layers; l++) {
        const rho = Math.exp((logDelta[l]! - logDelta[scaled.layers]!) / (scaled.layers - l));
        expect(rho).toBeCloseTo(weightScale, 12);
      }
    }
  });
});

describe('chapter 2', () => {
  it('(25) [eq:forward] core agrees with plain loops and the functions of Math', () => {
    const functions = {
      tanh: Math.tanh,
      sigmoid: (t: number) => 1 / (1 + Math.exp(-t)),
      relu: (t: number) => Math.max(0, t),
      sin: Math.sin,
    };
    for (const [activation, sigma] of Object.entries(functions)) {
      const net = randomNet([3, 6, 2, 5], activation as keyof typeof functions, 2);
      const { core } = coreErrors(net);
      const pass = forward(core, Float64Array.from(net.x), 1);
      let a: readonly number[] = net.x;
      for (const l of layersOf(net)) {
        const z = net.w[l]!.map((row, j) => row.reduce((sum, wjk, k) => sum + wjk * a[k]!, net.b[l]![j]!));
        a = z.map(sigma);
        expect(distance([...pass.z[l]!], z)).toBeLessThan(1e-14);
        expect(distance([...pass.a[l]!], [...a])).toBeLessThan(1e-14);
      }
    }
  });

  it('(2.1) [eq:start] weights and biases have mean 0 and the standard deviations σ_w/√n and σ_b; σ_w only multiplies', () => {
    for (const distribution of ['gaussian', 'uniform'] as const) {
      const one = { ...experiment, distribution, width: 150, layers: 12, biasScale: 0.7 };
      const tensors = createTensors(one.seed, one.width, distribution);
      const net = buildNet(one, tensors);
      const larger = buildNet({ ...one, weightScale: 2.5 }, tensors);
      const weights = net.w.flatMap((w, l) => Array.from(w.entries, (entry) => net.factor[l]! * entry));
      const biases = net.b.flatMap((b) => [...b]);
      const check = (values: readonly number[], deviation: number) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const square = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
        // Five standard errors; the fourth moment of either law is at most 3.
        expect(Math.abs(mean)).toBeLessThan((5 * deviation) / Math.sqrt(values.length));
        expect(Math.abs(square / deviation ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / values.length));
      };
      check(weights, 1 / Math.sqrt(150));
      check(biases, 0.7);
      for (let l = 2; l <= 12; l++) {
        expect(larger.w[l]).toBe(net.w[l]);
        expect(larger.factor[l]).toBeCloseTo(2.5 * net.factor[l]!, 14);
      }
    }
  });

  it('(2.2) [eq:root-n] E‖wv‖² = σ_w² (n_l/n_{l−1}) ‖v‖², within five standard errors of 3000 draws', () => {
    for (const distribution of ['gaussian', 'uniform'] as const) {
      const [rows, columns, weightScale, draws] = [6, 11, 1.4, 3000];
      const v = normals(columns, 5);
      const factor = weightFactor(weightScale, 'in', rows, columns);
      let sum = 0;
      for (let draw = 0; draw < draws; draw++) {
        const { entries } = unitWeights(draw, 2, rows, columns, distribution);
        for (let j = 0; j < rows; j++)
          sum += v.reduce((wv, vk, k) => wv + factor * entries[j * columns + k]! * vk, 0) ** 2;
      }
      const expected = weightScale ** 2 * (rows / columns) * length(v) ** 2;
      expect(Math.abs(sum / draws / expected - 1)).toBeLessThan(5 * Math.sqrt(2 / (rows * draws)));
    }
  });

  it('(27) [eq:cost] core agrees with half the sum of squares', () => {
    for (const activation of smooth) {
      const net = randomNet([4, 3, 6], activation, 4);
      const { core } = coreErrors(net);
      const batch = { examples: 1, x: Float64Array.from(net.x), y: Float64Array.from(net.y) };
      const pass = forward(core, batch.x, 1);
      const error = Float64Array.from(errorAt(net));
      const half = errorAt(net).reduce((sum, ej) => sum + ej * ej, 0) / 2;
      expect(meanCost(core, batch, pass, error) / half).toBeCloseTo(1, 13);
    }
  });

  it('(2.3) [eq:output-gradient] ∇C = a − y by differences of the cost', () => {
    for (const seed of [1, 2, 3]) {
      const a = normals(7, seed);
      const y = normals(7, seed + 10);
      const e = a.map((aj, j) => aj - y[j]!);
      expect(
        distance(
          gradient((at) => quadratic(at, y), a),
          e,
        ),
      ).toBeLessThan(1e-11);
    }
  });
});
