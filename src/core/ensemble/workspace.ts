import { activations } from '../activations.ts';
import { drawBatch, type Experiment, sizesOf } from '../experiment.ts';
import { norm } from '../linear-algebra.ts';
import type { Activation } from '../types.ts';
import { weightFactor } from '../weights.ts';
import { type TabulatedActivation, tabulated } from './tabulated.ts';
import { strideOf } from './unit-normals.ts';

/** The numbers of the net that is being sampled, written over by the next; the experiment that it is of stays. */
export interface Workspace {
  readonly layers: number;
  /** n_l at index l. */
  readonly sizes: readonly number[];
  readonly sigma: Activation;
  readonly table: TabulatedActivation;
  /** δ^L = a^L − y, with logistic outputs. */
  readonly isCrossEntropy: boolean;
  /** √v, the standard deviation of an entry of wˡ, at index l. */
  readonly rootV: readonly number[];
  /** σ_b. */
  readonly biasScale: number;
  /** y; null where the error is given instead. */
  readonly target: Float64Array | null;
  /** Room for a layer, here and among the unit normals. */
  readonly stride: number;
  /** aˡ and σ′(zˡ), l = 2 … L, each from (l−2)·stride on. */
  readonly a: Float64Array;
  readonly slopes: Float64Array;
  /** ‖aˡ‖, and s of layer l, the standard deviation of zˡ_j given aˡ⁻¹. */
  readonly size: Float64Array;
  readonly s: Float64Array;
  /** δˡ up to a factor, and what it was before the slopes. */
  readonly d: Float64Array;
  readonly g: Float64Array;
}

/** Room for every layer but the input. */
export const roomOf = (experiment: Experiment): number => strideOf(Math.max(...sizesOf(experiment).slice(2)));

export function createWorkspace(experiment: Experiment): Workspace {
  const { layers: L, weightScale, fan, biasScale } = experiment;
  const sizes = sizesOf(experiment);
  const batch = drawBatch(experiment, 0, 1);
  const stride = roomOf(experiment);
  const size = new Float64Array(L + 1);
  size[1] = norm(batch.x);
  return {
    layers: L,
    sizes,
    sigma: activations[experiment.activation],
    table: tabulated(experiment.activation),
    isCrossEntropy: experiment.cost === 'cross-entropy',
    rootV: sizes.map((n, l) => (l < 2 ? 0 : weightFactor(weightScale, fan, n, sizes[l - 1]!))),
    biasScale,
    target: batch.y ?? null,
    stride,
    a: new Float64Array((L - 1) * stride),
    slopes: new Float64Array((L - 1) * stride),
    size,
    s: new Float64Array(L + 1),
    d: new Float64Array(stride),
    g: new Float64Array(stride),
  };
}
