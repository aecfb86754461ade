import { isConditional } from '../core/ensemble/conditional.ts';
import { workOfRun } from '../core/ensemble/ensemble.ts';
import { type Experiment, type Shape, sizesOf } from '../core/experiment.ts';
import type { CachedTensors, Effort } from './tensor-cache.ts';

/**
 * What work costs, in milliseconds on a laptop. Rough, and a function of the sizes alone, so that equal settings are handled
 * alike everywhere.
 */
const drawLayerMs = ({ rows, columns }: Shape): number => 4e-5 * rows * columns;
const copyLayerMs = ({ rows, columns }: Shape): number => 1e-5 * rows * columns;
const cubeOf = ({ rows, columns }: Shape): number => rows * columns * Math.min(rows, columns);
const orthogonaliseLayerMs = (shape: Shape): number => 2e-6 * cubeOf(shape);
/** A certified norm, or the two norms and the product of an inner rung. */
const certifyLayerMs = (shape: Shape): number =>
  0.05 + 1e-4 * shape.rows * shape.columns + 2.5e-6 * cubeOf(shape);
/** The singular values of a product, kept apart row by row. */
const spectrumLayerMs = (n: number): number => 0.5 + 3e-5 * n ** 3;
const exampleLayerMs = ({ rows, columns }: Shape): number => 2e-3 + 1.5e-4 * rows + 4e-6 * rows * columns;

const sum = (shapes: readonly Shape[], costMs: (shape: Shape) => number): number =>
  shapes.reduce((total, shape) => total + costMs(shape), 0);

/** The shapes of w² … w^L. */
function shapesOf(experiment: Experiment): Shape[] {
  const sizes = sizesOf(experiment);
  return sizes.slice(2).map((rows, i) => ({ rows, columns: sizes[i + 1]! }));
}

/** One of the matrices between hidden layers. */
const squareOf = ({ width }: Experiment): Shape => ({ rows: width, columns: width });

/**
 * What may be done in the very event that asks for it; the rest is left to a worker. Norms are taken once, matrices drawn
 * once, but a batch is measured, rungs are climbed and an ensemble is sampled again at every step of a slider.
 */
const budgetMs = { draw: 20, measure: 10, norms: 8, rungs: 4, ensemble: 1.5 } as const;

/** Whether the matrices can be drawn, or cut out of wider ones, at once. */
export function canDrawNow(tensors: CachedTensors, layers: readonly number[]): boolean {
  const drawMs = (shape: Shape): number =>
    drawLayerMs(shape) + (tensors.distribution === 'orthogonal' ? orthogonaliseLayerMs(shape) : 0);
  const costMs: Readonly<Record<Effort, (layer: number) => number>> = {
    none: () => 0,
    copy: (layer) => copyLayerMs(tensors.shape(layer)),
    draw: (layer) => drawMs(tensors.drawnShape(layer)),
  };
  return layers.reduce((total, layer) => total + costMs[tensors.effort(layer)](layer), 0) <= budgetMs.draw;
}

/** All examples, that is; the first ones are always measured at once. */
export const canMeasureNow = (experiment: Experiment): boolean =>
  experiment.examples * sum(shapesOf(experiment), exampleLayerMs) <= budgetMs.measure;

export const canTakeNormsNow = (matrices: readonly Shape[]): boolean =>
  sum(matrices, certifyLayerMs) <= budgetMs.norms;

/** Longer than this nobody waits for a picture. */
const patienceMs = 10_000;
/** What takes longer shows how far it has come. */
const momentMs = 150;

const spectraMs = ({ layers, width }: Experiment): number => layers * spectrumLayerMs(width);
export const canTakeSpectra = (experiment: Experiment): boolean => spectraMs(experiment) <= patienceMs;
export const spectraTakeAMoment = (experiment: Experiment): boolean => spectraMs(experiment) <= momentMs;

export const canTakeRungsNow = (experiment: Experiment): boolean =>
  experiment.layers * certifyLayerMs(squareOf(experiment)) <= budgetMs.rungs;

/** A layer of a net of an ensemble that is sampled by its conditional law, for one neuron. */
const sampledNeuronMs = 2e-5;

export const canSampleNow = (experiment: Experiment, runs: number): boolean =>
  isConditional(experiment) && runs * workOfRun(experiment) * sampledNeuronMs <= budgetMs.ensemble;
