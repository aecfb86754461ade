import { describe, expect, it } from 'vitest';
import { drawBatch } from '../../../src/core/experiment.ts';
import { norm } from '../../../src/core/linear-algebra.ts';
import { finiteWidthDeltas, ownOutputGain } from '../../../src/core/mean-field/finite-width.ts';
import { predictGradients } from '../../../src/core/mean-field/gradient-prediction.ts';
import { trajectory } from '../../../src/core/mean-field/variance-map.ts';
import { conditional, experimentWith } from './runs.ts';
import { distanceFrom, estimate, rarely } from './two-samples.ts';

const sizesFor = (layers: number, width: number): number[] => [0, ...new Array<number>(layers).fill(width)];
const squares = (logs: Float64Array, by: Float64Array): Float64Array =>
  logs.map((log, run) => Math.exp(2 * (log - by[run]!)));
const fourErrors = ({ mean, error }: { mean: number; error: number }, expected: number) =>
  expect(Math.abs(mean - expected)).toBeLessThan(4 * error);

/** P(χ²_n ≤ x), n even: 1 − e^{−x/2} Σ_{k<n/2} (x/2)ᵏ/k!. */
function chiSquare(n: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let k = 0; k < n / 2; k++) {
    sum += term;
    term *= x / 2 / (k + 1);
  }
  return 1 - Math.exp(-x / 2) * sum;
}

describe('F.1: linear nets, an error that is independent', () => {
  const experiment = experimentWith({
    activation: 'linear',
    layers: 8,
    width: 6,
    weightScale: 1.3,
    target: 'independent',
  });
  const runs = 20_000;
  const { delta, gradW } = conditional(experiment, runs);
  const variance = 1.69 / 6;

  it('‖δˡ‖²/‖δˡ⁺¹‖² is v·χ²_n at every layer, and so is ‖aˡ‖²/‖aˡ⁻¹‖²', () => {
    for (let l = 2; l < 8; l++) {
      const back = squares(delta[l]!, delta[l + 1]!);
      expect(distanceFrom(back, (x) => chiSquare(6, x / variance))).toBeLessThan(rarely(runs));
      const output = (layer: number) => gradW[layer]!.map((log, run) => log - delta[layer]![run]!);
      const ahead = squares(output(l + 1), output(l));
      expect(distanceFrom(ahead, (x) => chiSquare(6, x / variance))).toBeLessThan(rarely(runs));
    }
  });

  it('the steps of the layers are independent: no correlation of one with another', () => {
    const step = (l: number) => delta[l]!.map((log, run) => log - delta[l + 1]![run]!);
    for (let l = 2; l < 7; l++) {
      const [one, two] = [step(l), step(l + 1)];
      const [a, b] = [estimate(one), estimate(two)];
      const products = one.map((x, run) => (x - a.mean) * (two[run]! - b.mean));
      expect(Math.abs(estimate(products).mean)).toBeLessThan(4 * Math.sqrt((a.variance * b.variance) / runs));
    }
  });

  it.each([
    ['linear', 1.3],
    ['relu', Math.SQRT2],
  ] as const)('F.1, F.3: %s: mean and variance of log‖δˡ‖ − log‖δ^L‖', (activation, weightScale) => {
    const samples = conditional({ ...experiment, activation, weightScale, width: 12 }, runs).delta;
    const exact = finiteWidthDeltas(
      activation,
      sizesFor(8, 12),
      sizesFor(8, 12).map(() => weightScale ** 2 / 12),
    );
    for (let l = 2; l < 8; l++) {
      // Given that no layer is dead.
      const alive = samples[l]!.map((log, run) => log - samples[8]![run]!).filter(Number.isFinite);
      const found = estimate(alive);
      fourErrors(found, exact.mean[l]!);
      expect(Math.abs(found.variance / exact.variance[l]! - 1)).toBeLessThan(5 * Math.sqrt(2 / runs) + 0.02);
    }
  });
});

describe('F.4: an error that is the net’s own output', () => {
  it('linear, σ_w = 1: E‖δˡ‖² = ‖x‖²·E‖JᵀJu‖² + ‖y‖², exactly, at width 16', () => {
    const experiment = experimentWith({ activation: 'linear', layers: 6, width: 16 });
    const { x } = drawBatch(experiment, 0, 1);
    const { delta } = conditional(experiment, 40_000);
    const gain = ownOutputGain('linear', 16, 4);
    for (let l = 2; l <= 6; l++)
      fourErrors(estimate(delta[l]!.map((log) => Math.exp(2 * log))), norm(x) ** 2 * gain[6 - l]! + 1);
  });

  it.each([
    ['linear', 1],
    ['relu', Math.SQRT2],
  ] as const)(
    '%s, wide: the mean square grows like 1 + (L − l), not at all with an independent one',
    (activation, weightScale) => {
      const experiment = experimentWith({ activation, weightScale, layers: 7, width: 256 });
      const own = conditional(experiment, 3000).delta;
      const independent = conditional({ ...experiment, target: 'independent' }, 3000).delta;
      const meanSquare = (logs: Float64Array) => estimate(logs.map((log) => Math.exp(2 * log))).mean;
      for (let l = 2; l < 7; l++) {
        // y is 1/16 as long as a^L; corrections are of the order (L − l)/n.
        const allowed = 0.03 + (10 * (7 - l)) / 256;
        expect(Math.abs(meanSquare(own[l]!) / meanSquare(own[7]!) / (1 + (7 - l)) - 1)).toBeLessThan(allowed);
        expect(Math.abs(meanSquare(independent[l]!) / meanSquare(independent[7]!) - 1)).toBeLessThan(allowed);
      }
    },
  );
});

describe('E.5, the finite-width check: n = 128, 400 nets, an independent error', () => {
  it.each([
    ['tanh', 1, 0, 20, -1.444],
    ['tanh', 1.5, 0.05, 20, 1.042],
    ['tanh', 0.8, 0.1, 20, -4.88],
    ['sigmoid', 1, 1, 10, -13.742],
    ['relu', Math.SQRT2, 0, 20, 0],
  ] as const)(
    '%s (%f, %f): theory within the Monte-Carlo error of E‖δˡ‖²/E‖δ^L‖²',
    (activation, w, b, steps, log10) => {
      // As stated, from q = 1 over so many layers.
      const stated = trajectory({ activation, weightScale: w, biasScale: b }, 1, steps + 1);
      const sum = stated.chi.subarray(2).reduce((total, chi) => total + Math.log10(chi), 0);
      expect(Math.abs(sum - log10)).toBeLessThan(6e-4);

      const L = steps + 2;
      const experiment = experimentWith({
        activation,
        weightScale: w,
        biasScale: b,
        layers: L,
        width: 128,
        target: 'independent',
      });
      const { x } = drawBatch(experiment, 0, 1);
      const sizes = sizesFor(L, 128);
      const weightVariance = sizes.map(() => w ** 2 / 128);
      const { logDelta } = predictGradients(
        { activation, sizes, weightVariance, biasScale: b },
        norm(x) ** 2,
        0,
      );
      const { delta } = conditional(experiment, 400);
      for (let l = 2; l < L; l++) {
        const { mean, error } = estimate(squares(delta[l]!, delta[L]!));
        // Four standard errors, and corrections of order 1/n a layer.
        const allowed = (4 * error) / mean + (0.3 * (L - l)) / 128;
        expect(Math.abs(mean / Math.exp(2 * logDelta[l]!) - 1)).toBeLessThan(allowed);
      }
    },
  );
});
