import type { Digits } from '../../../src/core/digits.ts';
import { buildNet, createTensors, type Experiment, tensorKey } from '../../../src/core/experiment.ts';
import { finish } from '../../../src/core/measurement.ts';
import { runSeed } from '../../../src/core/random.ts';
import type { TrainingSet } from '../../../src/core/training/examples.ts';
import { startingSpeeds } from '../../../src/core/training/starting-speeds.ts';

/**
 * What Nielsen prints in chapter 5 for the hidden layers (of two layers "0.07…", which his stored 0.0657 is only when rounded),
 * and, of two, stores in fig/norms_during_training_2_layers.json.
 */
export const printed = {
  2: [0.0657413433, 0.3092184943],
  3: [0.012, 0.06, 0.283],
  4: [0.003, 0.017, 0.07, 0.285],
} as const;

/** [784, 30, …, 30, 10]: weights N(0, 1/n_in), biases N(0, 1), cross-entropy, averaged over the digits. */
export const nielsenExperiment = (hidden: number, digits: Digits): Experiment => ({
  layers: hidden + 2,
  width: 30,
  activation: 'sigmoid',
  weightScale: 1,
  biasScale: 1,
  distribution: 'gaussian',
  fan: 'in',
  cost: 'cross-entropy',
  target: 'one-hot',
  examples: digits.labels.length,
  tied: false,
  seed: 1,
  digits,
});

/** ‖∂C̄/∂bˡ‖ of the hidden layers, of one net of the ensemble. */
export function speedsOf(experiment: Experiment, set: TrainingSet, run: number): number[] {
  const { width, distribution, ends } = tensorKey(experiment);
  const tensors = createTensors(runSeed(experiment.seed, run), width, distribution, ends);
  const { logGradB } = finish(startingSpeeds(buildNet(experiment, tensors), set));
  return [...logGradB.subarray(2, experiment.layers)].map(Math.exp);
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Geometric means over the nets: of each hidden layer's speed, and of what it is to that of the layer before. */
export function summaryOf(runs: readonly (readonly number[])[]): { geomean: number[]; ratios: number[] } {
  const geomean = runs[0]!.map((_, h) => Math.exp(mean(runs.map((speeds) => Math.log(speeds[h]!)))));
  return { geomean, ratios: geomean.slice(1).map((speed, h) => speed / geomean[h]!) };
}
