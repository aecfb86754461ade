import { activations } from './activations.ts';
import { type Digits, digitBatch, digitClasses, digitPixels } from './digits.ts';
import { norm } from './linear-algebra.ts';
import type { Batch, CostId, LabelledBatch, Net } from './network.ts';
import type { PrecisionId } from './precision/formats.ts';
import { fillNormal, stream } from './random.ts';
import type { ActivationId, Matrix } from './types.ts';
import { type SkipId, withVariant } from './variants/build.ts';
import type { NormId } from './variants/normalisation.ts';
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
  /** One matrix and one bias for all layers; with digits for all but layers 2 and L, whose shapes are their own. */
  readonly tied: boolean;
  readonly seed: number;
  /** Handwritten digits, at least `examples` of them, in place of noise: 784 inputs, 10 outputs. */
  readonly digits?: Digits;
  /** Residual connections, a normalisation of zˡ, and the format of stored numbers; none, none and doubles if absent. */
  readonly skip?: SkipId;
  readonly norm?: NormId;
  readonly precision?: PrecisionId;
}

/** n_1 and n_L, where they are not the width, and L. */
export interface Ends {
  readonly inputs: number;
  readonly outputs: number;
  readonly layers: number;
}

/** What fixes the random numbers of a net; at which scale and through which activation they act, it does not say. */
export interface TensorKey {
  readonly seed: number;
  readonly width: number;
  readonly distribution: DistributionId;
  readonly ends?: Ends;
}

export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

export function tensorKey({ seed, width, distribution, layers, digits }: Experiment): TensorKey {
  const square = { seed, width, distribution };
  return digits ? { ...square, ends: { inputs: digitPixels, outputs: digitClasses, layers } } : square;
}

/** The shape of the matrix that is drawn under this number. */
export function shapeOf({ width, ends }: TensorKey, layer: number): Shape {
  return {
    rows: layer === ends?.layers ? ends.outputs : width,
    columns: layer === 2 && ends ? ends.inputs : width,
  };
}

/** n_1 … n_L at their index. */
export function sizesOf({ layers: L, width, digits }: Experiment): number[] {
  const sizes = new Array<number>(L + 1).fill(width);
  sizes[0] = 0;
  if (digits) {
    sizes[1] = digitPixels;
    sizes[L] = digitClasses;
  }
  return sizes;
}

/**
 * The random numbers of one key, drawn when first asked for and kept: no slider but the width's draws again, and
 * ‖c·w‖ = c‖w‖ lets the norms be kept with them.
 */
export interface Tensors extends TensorKey {
  readonly weights: (layer: number) => Matrix;
  readonly biases: (layer: number) => Float64Array;
  /** Norms of weights(layer) at unit scale, computed now if need be. */
  readonly norms: (layer: number) => WeightNorms;
  /** The same if they are known already. */
  readonly knownNorms: (layer: number) => WeightNorms | undefined;
  readonly learnNorms: (layer: number, norms: WeightNorms) => void;
}

export function createTensors(
  seed: number,
  width: number,
  distribution: DistributionId,
  ends?: Ends,
): Tensors {
  const key: TensorKey = { seed, width, distribution, ...(ends && { ends }) };
  const weights = new Map<number, Matrix>();
  const biases = new Map<number, Float64Array>();
  const norms = new Map<number, WeightNorms>();
  const tensors: Tensors = {
    ...key,
    weights: (layer) =>
      remember(weights, layer, () => {
        const { rows, columns } = shapeOf(key, layer);
        return unitWeights(seed, layer, rows, columns, distribution);
      }),
    biases: (layer) => remember(biases, layer, () => unitBiases(seed, layer, shapeOf(key, layer).rows)),
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
export function tensorLayer({ tied, digits, layers }: Experiment, l: number): number {
  const own = digits !== undefined && (l === 2 || l === layers);
  return tied && !own ? tiedLayer : l;
}

/** The net of the experiment; the tensors are those of its {@link tensorKey}. */
export function buildNet(experiment: Experiment, tensors: Tensors): Net {
  const { layers: L, cost } = experiment;
  const activation = activations[experiment.activation];
  const w: Matrix[] = [];
  const b: Float64Array[] = [];
  const factor: number[] = [];
  const sizes = sizesOf(experiment);
  for (let l = 2; l <= L; l++) {
    w[l] = tensors.weights(tensorLayer(experiment, l));
    factor[l] = weightFactor(experiment.weightScale, experiment.fan, sizes[l]!, sizes[l - 1]!);
    b[l] = tensors.biases(tensorLayer(experiment, l)).map((value) => experiment.biasScale * value);
  }
  const outputActivation = cost === 'cross-entropy' ? activations.sigmoid : activation;
  return withVariant({ sizes, w, factor, b, activation, outputActivation, cost }, experiment);
}

/**
 * Examples `first` … `first + count − 1`, numbered from 0: x standard normal, y one-hot at unit (example mod n); or digits,
 * y one-hot at what they show. With independent targets the error a^L − y is a random unit vector.
 */
export function drawBatch(experiment: Experiment, first: number, count: number): Batch {
  const { digits, target, width: n, seed } = experiment;
  const { examples, x, y } = digits ? digitBatch(digits, first, count) : noiseBatch(seed, n, first, count);
  if (target === 'one-hot') return { examples, x, y };
  const error = new Float64Array(y.length);
  const outputs = y.length / count;
  for (let i = 0; i < count; i++) {
    fillNormal(stream(seed, 'errors', 0, first + i), error, i * outputs, outputs);
    const size = norm(error, i * outputs, outputs);
    for (let j = 0; j < outputs; j++) error[i * outputs + j]! /= size;
  }
  return { examples, x, error };
}

function noiseBatch(seed: number, n: number, first: number, count: number): LabelledBatch {
  const x = new Float64Array(count * n);
  const y = new Float64Array(count * n);
  for (let i = 0; i < count; i++) {
    fillNormal(stream(seed, 'inputs', 1, first + i), x, i * n, n);
    y[i * n + ((first + i) % n)] = 1;
  }
  return { examples: count, x, y };
}

/** The numbers under which the tensors of a net's layers are drawn, from the output down: bounds grow from there. */
export function tensorLayers(experiment: Experiment): readonly number[] {
  const layers = Array.from({ length: experiment.layers - 1 }, (_, i) => experiment.layers - i);
  return [...new Set(layers.map((l) => tensorLayer(experiment, l)))];
}
