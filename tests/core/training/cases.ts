import { buildNet, createTensors, type Experiment, tensorKey } from '../../../src/core/experiment.ts';
import { type CostId, depth, type Net } from '../../../src/core/network.ts';
import { denseSet, digitSet, type TrainingSet, trainingSetOf } from '../../../src/core/training/examples.ts';
import { nielsenPlan, type TrainingPlan } from '../../../src/core/training/plan.ts';
import { type PointRows, rowLength } from '../../../src/core/training/points.ts';
import {
  type Checkpoint,
  type TrainingCourse,
  type TrainingTask,
  train,
} from '../../../src/core/training/train.ts';
import type { ActivationId } from '../../../src/core/types.ts';
import { digits } from '../../real-digits.ts';
import { netOf } from '../nets.ts';
import type { PlainNet } from './plain.ts';

export const plan = (change: Partial<TrainingPlan> = {}): TrainingPlan => ({
  ...nielsenPlan,
  decay: 0,
  ...change,
});

/** A net that looks random, with these sizes. */
export const someNet = (sizes: readonly number[], activation: ActivationId, cost: CostId): Net =>
  netOf({
    sizes,
    activation,
    cost,
    w: (l, j, k) => Math.sin(3 * l + 7 * j * j + 5 * k + j * k) / Math.sqrt(sizes[l - 2]!) + 0.03,
    b: (l, j) => Math.cos(2 * l + 3 * j) / 3,
  });

export const plainNetOf = (net: Net): PlainNet => {
  const layers = Array.from({ length: depth(net) - 1 }, (_, i) => i + 2);
  return {
    w: layers.map((l) => {
      const { rows, columns, entries } = net.w[l]!;
      return Array.from({ length: rows }, (_, j) =>
        Array.from({ length: columns }, (_, k) => net.factor[l]! * entries[j * columns + k]!),
      );
    }),
    b: layers.map((l) => [...net.b[l]!]),
  };
};

/** Inputs of a formula, one row an example. */
export const someInputs = (count: number, n: number): number[][] =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length: n }, (_, k) => Math.sin(11 * i + 13 * k + i * k * 0.7)),
  );

export const denseOf = (xs: readonly (readonly number[])[], labels: readonly number[]): TrainingSet =>
  denseSet(Float64Array.from(xs.flat()), Uint8Array.from(labels));

/** The first digits, and the same as rows of numbers. */
export function someDigits(count: number): { set: TrainingSet; xs: number[][]; labels: number[] } {
  const pixels = digits.training.pixels.subarray(0, count * 784);
  const labels = digits.training.labels.subarray(0, count);
  const xs = Array.from({ length: count }, (_, i) =>
    Array.from(pixels.subarray(i * 784, (i + 1) * 784), (ink) => ink / 255),
  );
  return { set: digitSet({ pixels, labels }), xs, labels: [...labels] };
}

/** All points that a training tells, and where it comes to. */
export function follow(
  task: TrainingTask,
  course: Partial<TrainingCourse> = {},
): { points: PointRows; checkpoint: Checkpoint; end: string | null } {
  const rows: number[] = [];
  let checkpoint: Checkpoint | null = null;
  let end: string | null = null;
  for (const part of train(task, { from: null, until: null, every: 1, ...course })) {
    if (part === null) continue;
    rows.push(...part.rows);
    ({ checkpoint, end } = part);
  }
  const layers = depth(task.net);
  const points = { layers, count: rows.length / rowLength(layers), rows: Float64Array.from(rows) };
  return { points, checkpoint: checkpoint!, end };
}

/** A net of the page, tested on the page's digits if it is trained on them. */
export function taskOf(experiment: Experiment, how: Partial<TrainingPlan>): TrainingTask {
  const { seed, width, distribution, ends } = tensorKey(experiment);
  return {
    net: buildNet(experiment, createTensors(seed, width, distribution, ends)),
    set: trainingSetOf(experiment),
    test: experiment.digits ? digitSet(digits.test) : null,
    plan: plan(how),
    seed,
  };
}
