import { describe, expect, it } from 'vitest';
import { backward } from '../../../src/core/backpropagation.ts';
import { buildNet, createTensors, drawBatch, type Experiment } from '../../../src/core/experiment.ts';
import {
  deadProbability,
  finiteWidthDeltas,
  fourthMoment,
  linearLogNorm,
  lyapunovExponents,
  ownOutputGain,
  reluLogNorm,
} from '../../../src/core/mean-field/finite-width.ts';
import { errorOf, forward } from '../../../src/core/network.ts';
import { fillNormal, stream } from '../../../src/core/random.ts';
import oracle from '../../oracle/finite-width.json' with { type: 'json' };
import { expectRelative } from '../closeness.ts';

describe('F.1: one Gaussian matrix', () => {
  it.each(oracle.gaussian_log_norm)('n = $n: mean and variance of the log-norm', (row) => {
    const found = linearLogNorm(row.n, 1 / row.n);
    expectRelative(found.mean, row.E_log_norm_per_layer_sigma1, 1e-11);
    expectRelative(found.variance, row.Var_log_norm_per_layer, 1e-13);
  });

  it('is log σ_w − 1/(2n) and 1/(2n) to order n⁻²', () => {
    const { mean, variance } = linearLogNorm(4000, 2.25 / 4000);
    expect(Math.abs(mean - Math.log(1.5) + 1 / 8000)).toBeLessThan(1e-7);
    expect(Math.abs(variance - 1 / 8000)).toBeLessThan(1e-7);
  });
});

describe('F.2: Newman’s spectrum', () => {
  it('n = 4', () => {
    const expected = [-0.1351814227, -0.3283286033, -0.6351814227, -1.3283286033];
    lyapunovExponents(4, 1).forEach((exponent, k) => {
      expect(Math.abs(exponent - expected[k]!)).toBeLessThan(1e-10);
    });
  });

  it('sums to E log|det w|, by another product of χ: ½Σ[log(2/n) + ψ(k/2)], and shifts by log σ_w', () => {
    const one = lyapunovExponents(7, 1);
    lyapunovExponents(7, 3).forEach((exponent, k) => {
      expect(Math.abs(exponent - one[k]! - Math.log(3))).toBeLessThan(1e-14);
    });
    // log|det| of a 2×2 Gaussian of variance ½: E log|det| by χ₁, χ₂: ½(log 1 + ψ(½)) + ½ψ(1) = −γ − ln 2.
    const [a, b] = lyapunovExponents(2, 1);
    expectRelative(a! + b!, -0.5772156649015329 - Math.LN2, 1e-14);
  });
});

describe('F.3: ReLU with He scaling, given alive', () => {
  it.each(oracle.relu_he_log_norm_given_alive)('n = $n', (row) => {
    const found = reluLogNorm(row.n, 2 / row.n);
    expectRelative(found.mean, row.E_log_norm, 1e-11);
    expectRelative(found.variance, row.Var_log_norm, 1e-11);
    expectRelative(deadProbability(row.n), row.p_layer_dead, 1e-15);
  });
});

describe('F.4: E‖JᵀJx‖²/‖x‖², the recursions as stated', () => {
  it.each(['16', '64', '256'] as const)('n = %s, up to twenty layers', (n) => {
    const linear = ownOutputGain('linear', Number(n), 20);
    const relu = ownOutputGain('relu', Number(n), 20);
    oracle.E_JTJx_linear[n].forEach((gain, l) => {
      expectRelative(linear[l]!, gain, 1e-13);
    });
    oracle.E_JTJx_relu_he[n].forEach((gain, l) => {
      expectRelative(relu[l]!, gain, 1e-13);
    });
  });

  it('n → ∞: L+1 and 2L+1', () => {
    expectRelative(ownOutputGain('linear', 1e9, 12)[12]!, 13, 1e-7);
    expectRelative(ownOutputGain('relu', 1e9, 12)[12]!, 25, 1e-7);
  });

  it('linear, L = 1: E‖WᵀWx‖² = 2 + 1/n, from the fourth moments of a Wishart matrix', () => {
    for (const n of [1, 3, 16]) expectRelative(ownOutputGain('linear', n, 1)[1]!, 2 + 1 / n, 1e-15);
  });
});

/** log‖δ²‖ − log‖δ^L‖ of real nets with an independent error; −∞ where a layer is dead. */
function sample(experiment: Experiment, nets: number): number[] {
  return Array.from({ length: nets }, (_, k) => {
    const one = { ...experiment, seed: experiment.seed + k };
    const net = buildNet(one, createTensors(one.seed, one.width, one.distribution));
    const batch = drawBatch(one, 0, 1);
    const pass = forward(net, batch.x, 1);
    const back = backward(net, pass, errorOf(net, batch, pass));
    return back.logDelta[2]![0]! - back.logDelta[one.layers]![0]!;
  });
}

const base: Experiment = {
  layers: 9,
  width: 12,
  activation: 'linear',
  weightScale: 1.3,
  biasScale: 0,
  distribution: 'gaussian',
  fan: 'in',
  cost: 'quadratic',
  target: 'independent',
  examples: 1,
  tied: false,
  seed: 100,
};

const average = (x: readonly number[]) => x.reduce((sum, xi) => sum + xi, 0) / x.length;

describe('real nets of small width', () => {
  it.each([
    ['linear', 1.3],
    ['relu', Math.SQRT2],
    ['relu', 1.1],
  ] as const)(
    '%s, σ_w = %f: mean and variance of log‖δ²‖ − log‖δ^L‖ within four standard errors',
    (activation, weightScale) => {
      const experiment = { ...base, activation, weightScale };
      const sizes = [0, ...Array.from({ length: 9 }, () => 12)];
      const variances = sizes.map(() => weightScale ** 2 / 12);
      const exact = finiteWidthDeltas(activation, sizes, variances);
      const logs = sample(experiment, 800).filter(Number.isFinite);
      const mean = average(logs);
      const variance = average(logs.map((x) => (x - mean) ** 2));
      expect(Math.abs(mean - exact.mean[2]!)).toBeLessThan(4 * Math.sqrt(exact.variance[2]! / logs.length));
      // The log-norms are nearly normal: the variance of a sample variance is 2σ⁴/N, here with room for skewness.
      expect(Math.abs(variance / exact.variance[2]! - 1)).toBeLessThan(5 * Math.sqrt(2 / logs.length));
    },
  );

  it('mean squares: E‖δ‖⁴/(E‖δ‖²)² over layers is ∏(1+2/n) and ∏(1+5/n), from the moments of χ²_K', () => {
    expectRelative(fourthMoment('linear', [3, 5]), (1 + 2 / 3) * (1 + 2 / 5), 1e-15);
    // E K(K+2)/(E K)² for K ~ Bin(n, ½), term by term.
    const n = 6;
    let [first, second, binomial] = [0, 0, 1];
    for (let k = 0; k <= n; k++) {
      first += (binomial * k) / 2 ** n;
      second += (binomial * k * (k + 2)) / 2 ** n;
      binomial *= (n - k) / (k + 1);
    }
    expectRelative(fourthMoment('relu', [n]), second / first ** 2, 1e-14);
  });

  it('F.2: the largest exponent is the growth of a vector under many matrices', () => {
    const n = 4;
    const steps = 20000;
    const w = new Float64Array(n * n * steps);
    fillNormal(stream(5, 'weights', 2), w);
    let x = new Float64Array([1, 0, 0, 0]);
    let log = 0;
    for (let k = 0; k < steps; k++) {
      const y = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) y[i]! += (w[(k * n + i) * n + j]! / 2) * x[j]!;
      }
      const size = Math.hypot(...y);
      log += Math.log(size);
      x = y.map((yi) => yi / size);
    }
    expect(Math.abs(log / steps - lyapunovExponents(n, 1)[0]!)).toBeLessThan(
      4 * Math.sqrt(0.1612335 / steps),
    );
  });
});
