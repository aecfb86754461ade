import { activations } from './activations.ts';
import { norm } from './linear-algebra.ts';
import type { Batch, CostId, Net } from './network.ts';
import { fillNormal, stream } from './random.ts';
import type { ActivationId, Matrix } from './types.ts';
import { type WeightNorms, weightNorms } from './weight-norms.ts';
import {
  type DistributionId,
  type FanId,
  tiedLayer,
  unitBiases,
  unitWeights,
  weightFactor,
} from './weights.ts';

export const targetIds = ['one-hot', 'independent'] as const;
export type TargetId = (typeof targetIds)[number];

/** All that fixes a net and its examples; equal experiments give equal numbers. Ranges are the settings'. */
export interface Experiment {
  readonly layers: number;
  readonly width: number;
  readonly activation: ActivationId;
  /** σ_w; weights have variance σ_w²/fan. */
  readonly weightScale: number;
  /** σ_b, the standard deviation of the biases. */
  readonly biasScale: number;
  readonly distribution: DistributionId;
  readonly fan: FanId;
  readonly cost: CostId;
  readonly target: TargetId;
  readonly examples: number;
  /** One matrix and one bias for all layers. */
  readonly tied: boolean;
  readonly seed: number;
}

/**
 * The random numbers of one (seed, width, distribution), drawn when first asked for and kept: no slider but the width's
 * draws again, and ‖c·w‖ = c‖w‖ lets the norms be kept with them.
 */
export interface Tensors {
  readonly seed: number;
  readonly width: number;
  readonly distribution: DistributionId;
  readonly weights: (layer: number) => Matrix;
  readonly biases: (layer: number) => Float64Array;
  /** Norms of weights(layer) at unit scale, computed now if need be. */
  readonly norms: (layer: number) => WeightNorms;
  /** The same if they are known already. */
  readonly knownNorms: (layer: number) => WeightNorms | undefined;
  readonly learnNorms: (layer: number, norms: WeightNorms) => void;
}

export function createTensors(seed: number, width: number, distribution: DistributionId): Tensors {
  const weights = new Map<number, Matrix>();
  const biases = new Map<number, Float64Array>();
  const norms = new Map<number, WeightNorms>();
  const tensors: Tensors = {
    seed,
    width,
    distribution,
    weights: (layer) => remember(weights, layer, () => unitWeights(seed, layer, width, width, distribution)),
    biases: (layer) => remember(biases, layer, () => unitBiases(seed, layer, width)),
    norms: (layer) => remember(norms, layer, () => weightNorms(tensors.weights(layer))),
    knownNorms: (layer) => norms.get(layer),
    learnNorms: (layer, known) => void norms.set(layer, known),
  };
  return tensors;
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The number under which the tensors of layer l are drawn. */
export const tensorLayer = (experiment: Experiment, l: number): number => (experiment.tied ? tiedLayer : l);

export function buildNet(experiment: Experiment, tensors: Tensors): Net {
  const { layers: L, width: n, cost } = experiment;
  const activation = activations[experiment.activation];
  const w: Matrix[] = [];
  const b: Float64Array[] = [];
  const factor: number[] = [];
  const sizes = [0, n];
  for (let l = 2; l <= L; l++) {
    sizes[l] = n;
    w[l] = tensors.weights(tensorLayer(experiment, l));
    factor[l] = weightFactor(experiment.weightScale, experiment.fan, n, n);
    b[l] = tensors.biases(tensorLayer(experiment, l)).map((value) => experiment.biasScale * value);
  }
  const outputActivation = cost === 'cross-entropy' ? activations.sigmoid : activation;
  return { sizes, w, factor, b, activation, outputActivation, cost };
}

/**
 * Examples `first` … `first + count − 1`, numbered from 0: x standard normal; y one-hot at unit (example mod n), or the
 * error a^L − y a random unit vector independent of the net.
 */
export function drawBatch(experiment: Experiment, first: number, count: number): Batch {
  const { width: n, seed } = experiment;
  const x = new Float64Array(count * n);
  const target = new Float64Array(count * n);
  for (let i = 0; i < count; i++) {
    fillNormal(stream(seed, 'inputs', 1, first + i), x, i * n, n);
    if (experiment.target === 'independent') {
      fillNormal(stream(seed, 'errors', 0, first + i), target, i * n, n);
      const size = norm(target, i * n, n);
      for (let j = 0; j < n; j++) target[i * n + j]! /= size;
    } else {
      target[i * n + ((first + i) % n)] = 1;
    }
  }
  return experiment.target === 'independent'
    ? { examples: count, x, error: target }
    : { examples: count, x, y: target };
}
