import type { Experiment } from '../core/experiment.ts';
import type { CachedTensors } from './tensor-cache.ts';

/**
 * What work costs, in milliseconds on a slow laptop: rough, and a function of the sizes alone, so that equal settings
 * are handled alike everywhere. n is the width; powers of n are multiply-adds, and the rest is what it costs to begin.
 */
const drawLayerMs = (n: number): number => 45e-6 * n ** 2;
const orthogonaliseMs = (n: number): number => 2e-6 * n ** 3;
const normsOfLayerMs = (n: number): number => 0.05 + 1e-5 * n ** 3;
const rungsOfLayerMs = (n: number): number => 0.1 + 5e-6 * n ** 3;
const exampleMs = ({ layers, width: n }: Experiment): number => layers * (2e-3 + 1.5e-4 * n + 4e-6 * n ** 2);

/** What may be done in the very event that asks for it, each by itself; the rest is left to a worker. */
const budgetMs = { draw: 20, measure: 10, norms: 8, rungs: 8 } as const;

export function canDrawNow({ drawnWidth: n, distribution }: CachedTensors, layers: number): boolean {
  const layerMs = drawLayerMs(n) + (distribution === 'orthogonal' ? orthogonaliseMs(n) : 0);
  return layers * layerMs <= budgetMs.draw;
}

/** All examples, that is; the first ones are always measured at once. */
export const canMeasureNow = (experiment: Experiment): boolean =>
  experiment.examples * exampleMs(experiment) <= budgetMs.measure;

export const canTakeNormsNow = (width: number, matrices: number): boolean =>
  matrices * normsOfLayerMs(width) <= budgetMs.norms;

export const canTakeRungsNow = ({ layers, width }: Experiment): boolean =>
  layers * rungsOfLayerMs(width) <= budgetMs.rungs;
