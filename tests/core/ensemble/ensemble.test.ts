import { describe, expect, it } from 'vitest';
import { isConditional } from '../../../src/core/ensemble/conditional.ts';
import {
  batchOfRun,
  drawRun,
  type Ensemble,
  type EnsembleNumbers,
  isQuick,
  sampleEnsemble,
} from '../../../src/core/ensemble/ensemble.ts';
import { quantilesOf } from '../../../src/core/ensemble/samples.ts';
import { createUnitNormals } from '../../../src/core/ensemble/unit-normals.ts';
import { roomOf } from '../../../src/core/ensemble/workspace.ts';
import { drawBatch, type Experiment } from '../../../src/core/experiment.ts';
import { conditional, direct, experimentWith } from './runs.ts';
import { distance, rarely } from './two-samples.ts';

const numbers: EnsembleNumbers = {
  normals: (experiment) => createUnitNormals(experiment.seed, roomOf(experiment)),
  tensors: drawRun,
};

/** Everything that an ensemble tells on its way, with the number of steps between. */
function partsOf(experiment: Experiment, runs: number): { parts: Ensemble[]; steps: number } {
  const parts: Ensemble[] = [];
  const work = sampleEnsemble(experiment, runs, numbers);
  for (let steps = 1; ; steps++) {
    const { value, done } = work.next();
    if (value) parts.push(value);
    if (done) return { parts, steps };
  }
}

describe('an ensemble', () => {
  it.each([
    ['by conditional laws', {}],
    ['net by net', { distribution: 'uniform' }],
    ['net by net', { tied: true, activation: 'tanh' }],
    ['net by net', { distribution: 'orthogonal', target: 'independent' }],
    ['net by net', { examples: 5 }],
    ['net by net', { skip: 'residual', activation: 'tanh' }],
    ['net by net', { norm: 'layer' }],
  ] as const)('%s, %o, has the quantiles of the norms of its nets', (way, partial) => {
    const experiment = experimentWith({ layers: 5, width: 7, ...partial });
    expect(isConditional(experiment)).toBe(way === 'by conditional laws');
    const { parts } = partsOf(experiment, 21);
    const samples = (isConditional(experiment) ? conditional : direct)(experiment, 21);
    expect(parts).toEqual([
      {
        runs: 21,
        of: 21,
        delta: quantilesOf(samples.delta, 21),
        gradW: quantilesOf(samples.gradW, 21),
      },
    ]);
    expect(parts[0]!.delta.p90[2]).toBeGreaterThan(parts[0]!.delta.p10[2]!);
  });

  it('that is large tells of its first nets now and then, each time what an ensemble of so many is', () => {
    const experiment = experimentWith({ layers: 100, width: 100 });
    expect(isQuick(experiment, 900)).toBe(false);
    const { parts, steps } = partsOf(experiment, 900);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.length).toBeLessThan(25);
    expect(steps).toBeGreaterThan(80);
    for (const { runs, delta } of parts.filter((part) => part.runs < 350))
      expect(delta).toEqual(partsOf(experiment, runs).parts.at(-1)!.delta);
  });

  it('that is quick tells of all its nets at once', () => {
    const experiment = experimentWith({ layers: 64, width: 64, activation: 'tanh' });
    expect(isQuick(experiment, 200)).toBe(true);
    expect(partsOf(experiment, 200).parts).toHaveLength(1);
  });

  it('of one net is that net', () => {
    const { delta } = partsOf(experimentWith({ layers: 4, width: 3 }), 1).parts[0]!;
    expect(delta.p5).toEqual(delta.p95);
  });

  it('has the examples of the experiment; independent errors are each net’s own', () => {
    const oneHot = experimentWith({ examples: 3 });
    expect(batchOfRun(oneHot, 4, 1, 2)).toEqual(drawBatch(oneHot, 1, 2));
    const independent = experimentWith({ examples: 3, target: 'independent' });
    const [one, two] = [4, 5].map((run) => batchOfRun(independent, run, 1, 2));
    expect(one!.x).toEqual(drawBatch(independent, 1, 2).x);
    expect(two!.x).toEqual(one!.x);
    expect(two!.error).not.toEqual(one!.error);
  });
});

it('handwritten digits, 784 inputs and 10 outputs: conditional sampling and drawing have the same law', () => {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const experiment = experimentWith({
    activation: 'tanh',
    layers: 5,
    width: 6,
    weightScale: 1.5,
    biasScale: 0.3,
    digits: { pixels, labels: Uint8Array.of(3) },
  });
  for (const cost of ['quadratic', 'cross-entropy'] as const) {
    const one = conditional({ ...experiment, cost }, 8000);
    const two = direct({ ...experiment, cost }, 800);
    for (let l = 2; l <= 5; l++)
      for (const kind of ['delta', 'gradW'] as const)
        expect(distance(one[kind][l]!, two[kind][l]!)).toBeLessThan(rarely(8000, 800));
  }
});
