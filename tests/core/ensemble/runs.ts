import { createConditionalSampler } from '../../../src/core/ensemble/conditional.ts';
import { batchOfRun, drawRun } from '../../../src/core/ensemble/ensemble.ts';
import { createSamples, type Samples } from '../../../src/core/ensemble/samples.ts';
import { createUnitNormals } from '../../../src/core/ensemble/unit-normals.ts';
import { roomOf } from '../../../src/core/ensemble/workspace.ts';
import { buildNet, type Experiment } from '../../../src/core/experiment.ts';
import { finish, measureBatch } from '../../../src/core/measurement.ts';
import { defaultExperiment } from '../nets.ts';

export const experimentWith = (partial: Partial<Experiment>): Experiment => ({
  ...defaultExperiment,
  ...partial,
});

/** By the conditional laws. */
export function conditional(experiment: Experiment, runs: number): Samples {
  const samples = createSamples(experiment.layers, runs);
  const sample = createConditionalSampler(experiment, createUnitNormals(experiment.seed, roomOf(experiment)));
  for (let run = 0; run < runs; run++) sample(run, samples);
  return samples;
}

/** Every net drawn with its matrices, and measured by backpropagation. */
export function direct(experiment: Experiment, runs: number): Samples {
  const samples = createSamples(experiment.layers, runs);
  for (let run = 0; run < runs; run++) {
    const net = buildNet(experiment, drawRun(experiment, run));
    const measurement = finish(
      measureBatch(net, experiment.examples, (first, count) => batchOfRun(experiment, run, first, count)),
    );
    for (let l = 2; l <= experiment.layers; l++) {
      samples.delta[l]![run] = measurement.logDelta[l]!;
      samples.gradW[l]![run] = measurement.logGradW[l]!;
    }
  }
  return samples;
}
