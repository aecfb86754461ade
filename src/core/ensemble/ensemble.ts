import {
  buildNet,
  createTensors,
  drawBatch,
  type Experiment,
  sizesOf,
  type Tensors,
  tensorKey,
  tensorLayer,
} from '../experiment.ts';
import { measureBatch } from '../measurement.ts';
import type { Batch } from '../network.ts';
import { runSeed } from '../random.ts';
import { createConditionalSampler, isConditional } from './conditional.ts';
import { createSamples, type GradientQuantiles, gradientQuantilesOf, type Samples } from './samples.ts';
import type { UnitNormals } from './unit-normals.ts';

/**
 * Nets that differ in their weights and biases, and what they do to the same examples, those of the experiment. With an
 * independent target each has output errors of its own too.
 */
export interface Ensemble extends GradientQuantiles {
  /** So many nets are in it, of so many wanted. */
  readonly runs: number;
  readonly of: number;
}

/** The random numbers of an ensemble, which outlast it. */
export interface EnsembleNumbers {
  /** Where the norms are sampled without matrices. */
  readonly normals: (experiment: Experiment) => UnitNormals;
  /** Where every net is drawn. */
  readonly tensors: (experiment: Experiment, run: number) => Tensors;
}

/** The tensors of one net of the ensemble, drawn anew. */
export function drawRun(experiment: Experiment, run: number): Tensors {
  const { width, distribution, ends } = tensorKey(experiment);
  return createTensors(runSeed(experiment.seed, run), width, distribution, ends);
}

/** The examples of one net: inputs and targets of the experiment, or errors of its own. */
export function batchOfRun(experiment: Experiment, run: number, first: number, count: number): Batch {
  const batch = drawBatch(experiment, first, count);
  if (!batch.error) return batch;
  const { error } = drawBatch({ ...experiment, seed: runSeed(experiment.seed, run) }, first, count);
  return { ...batch, error: error! };
}

/** What one net costs, in units of some ten nanoseconds: the neurons that are sampled, or a fraction of the weights that are drawn and used. */
export function workOfRun(experiment: Experiment): number {
  const sizes = sizesOf(experiment);
  let neurons = 0;
  let weights = 0;
  for (let l = 2; l < sizes.length; l++) {
    neurons += sizes[l]!;
    weights += sizes[l]! * sizes[l - 1]!;
  }
  if (isConditional(experiment)) return neurons;
  const orthogonal = experiment.distribution === 'orthogonal' ? experiment.width / 8 : 0;
  return weights * (4 + orthogonal + 0.3 * experiment.examples);
}

/** Work between two looks at the clock, and between two intermediate results. */
const sliceWork = 1e5;
const partWork = 3e6;
const largeMatrix = 1e4;
/** Quantiles of fewer nets say nothing; the next ones come when there are so many times more. */
const fewest = 8;
const growth = 1.25;

/** Whether the whole ensemble is a matter of a moment, without intermediate results. */
export const isQuick = (experiment: Experiment, runs: number): boolean =>
  runs * workOfRun(experiment) <= partWork;

/** Samples one net after another, at once where it is sampled by its conditional law; else what is returned is to be run. */
export function runSampler(
  experiment: Experiment,
  numbers: EnsembleNumbers,
): (run: number, samples: Samples) => Generator<null, void> | null {
  if (!isConditional(experiment))
    return (run, samples) => measureRun(experiment, numbers.tensors(experiment, run), run, samples);
  const sample = createConditionalSampler(experiment, numbers.normals(experiment));
  return (run, samples) => {
    sample(run, samples);
    return null;
  };
}

/**
 * The ensemble of so many runs: exactly by conditional laws where that is possible, else net by net. Yields null where a
 * slice of work is done, and what there is so far now and then. The numbers of each net are left in the samples.
 */
export function* sampleEnsemble(
  experiment: Experiment,
  runs: number,
  numbers: EnsembleNumbers,
  samples: Samples = createSamples(experiment.layers, runs),
): Generator<Ensemble | null, Ensemble> {
  const soFar = (count: number): Ensemble => ({
    runs: count,
    of: runs,
    ...gradientQuantilesOf(samples, count),
  });
  const work = workOfRun(experiment);
  const sample = runSampler(experiment, numbers);
  let inSlice = 0;
  let inPart = 0;
  let told = fewest / growth;
  for (let run = 0; run < runs; run++) {
    const rest = sample(run, samples);
    if (rest) yield* rest;
    inSlice += work;
    inPart += work;
    const count = run + 1;
    if (inPart >= partWork && count >= growth * told && count < runs) {
      told = count;
      inPart = 0;
      inSlice = 0;
      yield soFar(count);
    } else if (inSlice >= sliceWork) {
      inSlice = 0;
      yield null;
    }
  }
  return soFar(runs);
}

/** Draws one net and measures it on its examples. */
function* measureRun(
  experiment: Experiment,
  tensors: Tensors,
  run: number,
  samples: Samples,
): Generator<null, void> {
  for (let l = 2; l <= experiment.layers; l++) {
    const { entries } = tensors.weights(tensorLayer(experiment, l));
    // A large one takes as long as a slice.
    if (entries.length >= largeMatrix) yield null;
  }
  const net = buildNet(experiment, tensors);
  const work = measureBatch(net, experiment.examples, (first, count) =>
    batchOfRun(experiment, run, first, count),
  );
  for (;;) {
    const step = work.next();
    if (step.done) {
      const { logDelta, logGradW } = step.value;
      for (let l = 2; l <= experiment.layers; l++) {
        samples.delta[l]![run] = logDelta[l]!;
        samples.gradW[l]![run] = logGradW[l]!;
      }
      return;
    }
    yield null;
  }
}
