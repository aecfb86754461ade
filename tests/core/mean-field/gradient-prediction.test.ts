import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/core/activations.ts';
import { backward } from '../../../src/core/backpropagation.ts';
import { norm } from '../../../src/core/linear-algebra.ts';
import { predictGradients, type TypicalNet } from '../../../src/core/mean-field/gradient-prediction.ts';
import { trajectory } from '../../../src/core/mean-field/variance-map.ts';
import { forward, type Net } from '../../../src/core/network.ts';
import { fillNormal, stream } from '../../../src/core/random.ts';
import type { ActivationId, Matrix } from '../../../src/core/types.ts';
import meanfield from '../../oracle/meanfield.json' with { type: 'json' };
import { expectRelative } from '../closeness.ts';

/** ‖δˡ‖²/‖δ^L‖² and ‖∂C/∂wˡ‖²/‖δ^L‖², l = 2 … L, of one net drawn for the typical net. */
function draw(typical: TypicalNet, x: Float64Array, seed: number): { delta: number[]; gradW: number[] } {
  const { sizes, weightVariance } = typical;
  const L = sizes.length - 1;
  const w: Matrix[] = [];
  const b: Float64Array[] = [];
  for (let l = 2; l <= L; l++) {
    const entries = new Float64Array(sizes[l]! * sizes[l - 1]!);
    fillNormal(stream(seed, 'weights', l), entries);
    w[l] = { rows: sizes[l]!, columns: sizes[l - 1]!, entries };
    const bias = new Float64Array(sizes[l]!);
    fillNormal(stream(seed, 'biases', l), bias);
    b[l] = bias.map((value) => typical.biasScale * value);
  }
  const activation = activations[typical.activation];
  const net: Net = {
    sizes,
    w,
    factor: weightVariance.map(Math.sqrt),
    b,
    activation,
    outputActivation: activations.linear,
    cost: 'quadratic',
  };
  const error = new Float64Array(sizes[L]!);
  fillNormal(stream(seed, 'errors', 0), error);
  const pass = forward(net, x, 1);
  const { logDelta } = backward(net, pass, error);
  const delta: number[] = [];
  const gradW: number[] = [];
  for (let l = 2; l <= L; l++) {
    delta[l] = Math.exp(2 * (logDelta[l]![0]! - logDelta[L]![0]!));
    gradW[l] = delta[l]! * norm(pass.a[l - 1]!) ** 2;
  }
  return { delta, gradW };
}

/** Mean over nets and its standard error. */
function estimate(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const square = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(square / values.length) };
}

function inputOf(n: number): Float64Array {
  const x = new Float64Array(n);
  fillNormal(stream(9, 'inputs', 1), x);
  return x;
}

describe('E.3: predicted gradient norms', () => {
  it('equal widths: E‖δˡ‖² = ∏χ(q)·E‖δ^L‖², and qˡ follows the variance map', () => {
    for (const row of meanfield.trajectories.list) {
      const n = 50;
      const L = row.q.length + 1;
      const sizes = [0, ...Array.from({ length: L }, () => n)];
      const typical = {
        activation: row.activation as ActivationId,
        sizes,
        weightVariance: sizes.map(() => row.sigma_w ** 2 / n),
        biasScale: row.sigma_b,
      };
      const inputSquare = (n * (row.q[0]! - row.sigma_b ** 2)) / row.sigma_w ** 2;
      const found = predictGradients(typical, inputSquare, -3);
      expectRelative(found.variance[L]!, row.q.at(-1)!, 1e-11);
      const gain = row.chi_at_q.slice(0, L - 2).reduce((sum, chi) => sum + Math.log(chi), 0);
      expect(Math.abs(2 * (found.logDelta[2]! + 3) - gain)).toBeLessThan(1e-10);
      const twenty = row.chi_at_q.slice(0, 20).reduce((sum, chi) => sum + Math.log10(chi), 0);
      expect(Math.abs(row.log10_sq_grad_gain_20_layers - twenty)).toBeLessThan(1e-9);
    }
  });

  it('E‖∂C/∂wˡ‖² = E‖δˡ‖²·n_{l−1}(qˡ − σ_b²)/σ_w²', () => {
    const sizes = [0, 7, 40, 20, 90, 3];
    const weightVariance = sizes.map((_, l) => (l < 2 ? 0 : 1.69 / sizes[l - 1]!));
    const found = predictGradients({ activation: 'mish', sizes, weightVariance, biasScale: 0.4 }, 11, 0);
    for (let l = 2; l <= 5; l++) {
      const square = (sizes[l - 1]! * (found.variance[l]! - 0.16)) / 1.69;
      expectRelative(2 * (found.logGradW[l]! - found.logDelta[l]!), Math.log(square), 1e-12);
    }
    const wide = trajectory({ activation: 'mish', weightScale: 1.3, biasScale: 0.4 }, found.variance[2]!, 5);
    for (let l = 2; l <= 4; l++) {
      expectRelative(found.variance[l]!, wide.variance[l]!, 1e-14);
      expectRelative(found.gain[l]!, wide.chi[l]!, 1e-14);
    }
  });

  it.each(['linear', 'relu', 'leaky-relu'] as const)(
    '%s, unequal widths: exact at any width, so within four standard errors of 3000 nets',
    (activation) => {
      const sizes = [0, 5, 11, 4, 8, 6];
      const weightVariance = [0, 0, 0.3, 0.2, 0.1, 0.25];
      const typical = { activation, sizes, weightVariance, biasScale: 0 };
      const x = inputOf(5);
      const { logDelta } = predictGradients(typical, norm(x) ** 2, 0);
      const nets = Array.from({ length: 3000 }, (_, k) => draw(typical, x, 50 + k));
      for (let l = 2; l <= 5; l++) {
        const { mean, error } = estimate(nets.map((net) => net.delta[l]!));
        expect(Math.abs(mean - Math.exp(2 * logDelta[l]!))).toBeLessThan(4 * error + 1e-12);
      }
    },
  );

  it.each([
    ['tanh', 1.5, 0.05],
    ['sigmoid', 3, 0.5],
    ['gelu', 1.7, 0.2],
    ['selu', 1, 0.1],
  ] as const)(
    '%s (%f, %f): within five standard errors and 8/n a layer of 60 nets of unequal widths',
    (activation, w, b) => {
      const sizes = [0, 60, 150, 100, 200, 120, 80];
      const weightVariance = sizes.map((_, l) => (l < 2 ? 0 : w ** 2 / sizes[l - 1]!));
      const typical = { activation, sizes, weightVariance, biasScale: b };
      const x = inputOf(60);
      const { logDelta, logGradW } = predictGradients(typical, norm(x) ** 2, 0);
      const nets = Array.from({ length: 60 }, (_, k) => draw(typical, x, 9000 + k));
      for (let l = 2; l <= 6; l++) {
        for (const [kind, log] of [
          ['delta', logDelta],
          ['gradW', logGradW],
        ] as const) {
          const expected = Math.exp(2 * log[l]!);
          const { mean, error } = estimate(nets.map((net) => net[kind][l]!));
          expect(Math.abs(mean - expected)).toBeLessThan(5 * error + (8 / 100) * (7 - l) * expected);
        }
      }
    },
  );

  it('stays finite in the log domain over 100 layers that grow or vanish by hundreds of decades', () => {
    const sizes = [0, ...Array.from({ length: 100 }, () => 30)];
    for (const [activation, scale] of [
      ['relu', 20],
      ['linear', 0.05],
      ['sigmoid', 0.05],
      ['selu', 20],
    ] as const) {
      const weightVariance = sizes.map(() => scale ** 2 / 30);
      const { logDelta } = predictGradients({ activation, sizes, weightVariance, biasScale: 0 }, 30, 0);
      expect(logDelta.subarray(2).every(Number.isFinite)).toBe(true);
      expect(Math.abs(logDelta[2]!)).toBeGreaterThan(200);
    }
  });
});
