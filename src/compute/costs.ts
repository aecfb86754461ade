import type { Experiment } from '../core/experiment.ts';
import type { CachedTensors, Effort } from './tensor-cache.ts';

/**
 * What work costs, in milliseconds on a laptop; n is the width. Rough, and a function of the sizes alone, so that equal
 * settings are handled alike everywhere.
 */
const drawLayerMs = (n: number): number => 4e-5 * n ** 2;
const copyLayerMs = (n: number): number => 1e-5 * n ** 2;
const orthogonaliseLayerMs = (n: number): number => 2e-6 * n ** 3;
/** A certified norm, or the two norms and the product of an inner rung. */
const certifyLayerMs = (n: number): number => 0.05 + 1e-4 * n ** 2 + 2.5e-6 * n ** 3;
/** The singular values of a product, kept apart row by row. */
const spectrumLayerMs = (n: number): number => 0.5 + 3e-5 * n ** 3;
const exampleLayerMs = (n: number): number => 2e-3 + 1.5e-4 * n + 4e-6 * n ** 2;

/**
 * What may be done in the very event that asks for it; the rest is left to a worker. Norms are taken once, matrices drawn
 * once, but a batch is measured and rungs are climbed again at every step of a slider.
 */
const budgetMs = { draw: 20, measure: 10, norms: 8, rungs: 4 } as const;

/** Whether the matrices can be drawn, or cut out of wider ones, at once. */
export function canDrawNow(tensors: CachedTensors, layers: readonly number[]): boolean {
  const { width, drawnWidth: n, distribution } = tensors;
  const costs: Readonly<Record<Effort, number>> = {
    none: 0,
    copy: copyLayerMs(width),
    draw: drawLayerMs(n) + (distribution === 'orthogonal' ? orthogonaliseLayerMs(n) : 0),
  };
  return layers.reduce((sum, layer) => sum + costs[tensors.effort(layer)], 0) <= budgetMs.draw;
}

/** All examples, that is; the first ones are always measured at once. */
export const canMeasureNow = ({ examples, layers, width }: Experiment): boolean =>
  examples * layers * exampleLayerMs(width) <= budgetMs.measure;

export const canTakeNormsNow = (width: number, matrices: number): boolean =>
  matrices * certifyLayerMs(width) <= budgetMs.norms;

/** Longer than this nobody waits for a picture. */
const patienceMs = 10_000;
/** What takes longer shows how far it has come. */
const momentMs = 150;

const spectraMs = ({ layers, width }: Experiment): number => layers * spectrumLayerMs(width);
export const canTakeSpectra = (experiment: Experiment): boolean => spectraMs(experiment) <= patienceMs;
export const spectraTakeAMoment = (experiment: Experiment): boolean => spectraMs(experiment) <= momentMs;

export const canTakeRungsNow = ({ layers, width }: Experiment): boolean =>
  layers * certifyLayerMs(width) <= budgetMs.rungs;
