import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/core/activations.ts';
import { quantileOf } from '../../../src/core/ensemble/samples.ts';
import { drawBatch, type Experiment } from '../../../src/core/experiment.ts';
import { norm } from '../../../src/core/linear-algebra.ts';
import { finiteWidthDeltas } from '../../../src/core/mean-field/finite-width.ts';
import { predictGradients, type TypicalNet } from '../../../src/core/mean-field/gradient-prediction.ts';
import { moments } from '../../../src/core/mean-field/moments.ts';
import { predictionLimits, predictOutput } from '../../../src/core/mean-field/prediction-limits.ts';
import { conditional, direct, experimentWith } from '../ensemble/runs.ts';
import { estimate } from '../ensemble/two-samples.ts';

const netOf = ({ layers, width, activation, weightScale, biasScale }: Experiment): TypicalNet => {
  const sizes = [0, ...new Array<number>(layers).fill(width)];
  return { activation, sizes, weightVariance: sizes.map(() => weightScale ** 2 / width), biasScale };
};

function theoryOf(experiment: Experiment) {
  const net = netOf(experiment);
  const L = experiment.layers;
  const input = norm(drawBatch(experiment, 0, 1).x) ** 2;
  const { variance } = predictGradients(net, input, 0);
  const sigma = activations[experiment.activation];
  const isIndependent = experiment.target === 'independent';
  const output = predictOutput(sigma, experiment.cost, isIndependent, experiment.width, variance[L]!);
  const prediction = predictGradients(net, input, output.logDelta);
  const isOrthogonal = experiment.distribution === 'orthogonal';
  return { prediction, limits: predictionLimits(net, prediction, output.overlap, isOrthogonal) };
}

/** log of the root mean square of exp(logs), and its standard error. */
function rootMeanSquare(logs: Float64Array): { log: number; error: number } {
  const unit = logs[0]!;
  const { mean, error } = estimate(logs.map((log) => Math.exp(2 * (log - unit))));
  return { log: unit + Math.log(mean) / 2, error: error / mean / 2 };
}

describe('F.4: an error that is not independent', () => {
  it.each([
    ['linear', 1, 1],
    ['relu', Math.SQRT2, 0.5],
  ] as const)(
    '%s, y = 0, output α times as wide: mean squares gain 1 + (L − l)α',
    (activation, scale, overlap) => {
      for (const alpha of [0.25, 1, 3]) {
        const sizes = [0, 100, 100, 100, 100, 100, 100 * alpha];
        const weightVariance = sizes.map((_, l) => (l < 2 ? 0 : scale ** 2 / sizes[l - 1]!));
        const net: TypicalNet = { activation, sizes, weightVariance, biasScale: 0 };
        const { ownOutput } = predictionLimits(net, predictGradients(net, 100, 0), overlap, false);
        for (let l = 2; l <= 6; l++)
          expect(Math.abs(Math.exp(2 * ownOutput[l]!) - (1 + (6 - l) * alpha))).toBeLessThan(1e-9);
      }
    },
  );

  it('linear: an error that lies along z by a share c² gains 1 + (L − l)c², an orthogonal net nothing', () => {
    const net = netOf(experimentWith({ activation: 'linear', layers: 8, width: 50 }));
    const prediction = predictGradients(net, 50, 0);
    for (const share of [0, 0.3, 1]) {
      const { ownOutput } = predictionLimits(net, prediction, share, false);
      for (let l = 2; l <= 8; l++)
        expect(Math.abs(Math.exp(2 * ownOutput[l]!) - (1 + (8 - l) * share))).toBeLessThan(1e-9);
      const orthogonal = predictionLimits(net, prediction, share, true).ownOutput;
      expect(orthogonal.every((log) => Math.abs(log) < 1e-12)).toBe(true);
    }
  });

  it.each([
    { activation: 'sigmoid', weightScale: 4 },
    { activation: 'sigmoid', weightScale: 4, cost: 'cross-entropy' },
    { activation: 'tanh', weightScale: 1 },
    { activation: 'tanh', weightScale: 1.5, biasScale: 0.3 },
    { activation: 'erf', biasScale: 0.4 },
    { activation: 'selu', cost: 'cross-entropy' },
    { activation: 'relu', weightScale: Math.SQRT2 },
  ] satisfies Partial<Experiment>[])(
    '%o: output and layers, within four standard errors and 4/n a layer of 1500 nets',
    (partial) => {
      const experiment = experimentWith({ ...partial, layers: 9, width: 250 });
      const { prediction, limits } = theoryOf(experiment);
      const { delta } = conditional(experiment, 1500);
      for (let l = 2; l <= 9; l++) {
        const { log, error } = rootMeanSquare(delta[l]!);
        const excess = log - prediction.logDelta[l]! - limits.ownOutput[l]!;
        expect(Math.abs(excess)).toBeLessThan(4 * error + (4 * (10 - l)) / 250);
      }
    },
  );

  it('tanh with orthogonal weights and its own output: less than with an independent error', () => {
    const experiment = experimentWith({
      activation: 'tanh',
      distribution: 'orthogonal',
      width: 40,
      layers: 8,
    });
    const { prediction, limits } = theoryOf(experiment);
    const { log, error } = rootMeanSquare(direct(experiment, 100).delta[2]!);
    expect(limits.ownOutput[2]).toBeLessThan(-0.15);
    expect(Math.abs(log - prediction.logDelta[2]! - limits.ownOutput[2]!)).toBeLessThan(4 * error + 0.03);
  });
});

describe('what the median is below the root mean square', () => {
  it.each([
    ['linear', 1],
    ['relu', Math.SQRT2],
  ] as const)('F.1, F.3: %s: −E log to first order in 1/n', (activation, scale) => {
    const experiment = experimentWith({ activation, weightScale: scale, layers: 12, width: 400 });
    const net = netOf(experiment);
    const { mean } = finiteWidthDeltas(activation, net.sizes, net.weightVariance);
    const { spread } = predictionLimits(net, predictGradients(net, 400, 0), 0, false);
    for (let l = 2; l < 12; l++) expect(Math.abs(spread[l]! / -mean[l]! - 1)).toBeLessThan(0.02);
  });

  it.each([
    ['tanh', 1.2, 0.2],
    ['sigmoid', 4, 0],
    ['softsign', 2, 0.5],
  ] as const)('%s (%f, %f): within a third of that of 4000 nets', (activation, weightScale, biasScale) => {
    const experiment = experimentWith({
      activation,
      weightScale,
      biasScale,
      layers: 14,
      width: 40,
      target: 'independent',
    });
    const { delta } = conditional(experiment, 4000);
    const measured = rootMeanSquare(delta[2]!).log - quantileOf(delta[2]!.slice().sort(), 0.5);
    const { spread } = theoryOf(experiment).limits;
    expect(Math.abs(spread[2]! / measured - 1)).toBeLessThan(0.34);
  });
});

describe('predictOutput', () => {
  it.each([
    ['tanh', 1e-9],
    ['erf', 1e-9],
    ['gelu', 1e-9],
    ['relu', 1e-9],
    ['hard-tanh', 0.02],
  ] as const)(
    '%s, an independent error: E‖δ^L‖² = E σ′², as the moments have it to %f',
    (activation, tolerance) => {
      for (const q of [0.1, 1, 10]) {
        const { logDelta, overlap } = predictOutput(activations[activation], 'quadratic', true, 30, q);
        expect(overlap).toBe(0);
        const ratio = Math.exp(2 * logDelta) / moments(activation, q).slopeSquare;
        expect(Math.abs(ratio - 1)).toBeLessThan(tolerance);
      }
    },
  );

  it('the cross-entropy with an independent error of length 1: δ^L is it', () => {
    expect(predictOutput(activations.tanh, 'cross-entropy', true, 30, 2).logDelta).toBeCloseTo(0, 12);
  });

  it('linear: ‖a − y‖² = nq + 1, and the overlap is the share of a', () => {
    const { logDelta, overlap } = predictOutput(activations.linear, 'quadratic', false, 20, 0.7);
    expect(Math.exp(2 * logDelta)).toBeCloseTo(20 * 0.7 + 1, 9);
    expect(overlap).toBeCloseTo((20 * 0.7) / (20 * 0.7 + 1), 9);
  });
});
