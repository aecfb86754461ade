import type { EnsembleNumbers } from '../core/ensemble/ensemble.ts';
import { type Ends, type Shape, shapeOf, type TensorKey, type Tensors } from '../core/experiment.ts';
import type { Matrix } from '../core/types.ts';
import { type WeightNorms, weightNorms } from '../core/weight-norms.ts';
import { type DistributionId, unitBiases, unitWeights } from '../core/weights.ts';
import { createEnsembleNumbers } from './ensemble-numbers.ts';

/** What a matrix takes: nothing if it is at hand, a copy if a wider one is, else drawing. */
export type Effort = 'none' | 'copy' | 'draw';

/** Tensors whose matrices may have been drawn elsewhere. */
export interface CachedTensors extends Tensors {
  readonly shape: (layer: number) => Shape;
  /** The shape in which a missing matrix is drawn: with the room that the width slider then has for little. */
  readonly drawnShape: (layer: number) => Shape;
  readonly effort: (layer: number) => Effort;
  /** Takes over the entries of a matrix of this key that somebody else has drawn. */
  readonly learnWeights: (layer: number, entries: Float64Array) => void;
}

export interface TensorCache {
  /** The tensors of the key; the same object as long as it is kept. */
  readonly tensors: (key: TensorKey) => CachedTensors;
  /** Those of ensembles, apart: they do not push out the net on show. */
  readonly ensembles: EnsembleNumbers;
}

type Matrices = Map<number, Matrix>;

/** What is dear and small, of all layers of one shape. */
interface Small {
  readonly biases: Map<number, Float64Array>;
  readonly norms: Map<number, WeightNorms>;
}

/** 128 MB: the largest net of the page and one neuron fewer, cut out of it. */
const defaultCapacity = 16e6;
/** Norms and biases are small; those of a whole drag of the width are remembered. */
const keptKeys = 256;
const rooms = [16, 24, 32, 48, 64, 96, 128, 192, 256];

/** Rows are streams of their own, so a narrower net is the top left block; Haar matrices have no such block. */
function roomFor(width: number, distribution: DistributionId): number {
  return distribution === 'orthogonal' ? width : (rooms.find((room) => room >= width) ?? width);
}

function block({ columns: stride, entries }: Matrix, { rows, columns }: Shape): Matrix {
  const out = new Float64Array(rows * columns);
  for (let j = 0; j < rows; j++) out.set(entries.subarray(j * stride, j * stride + columns), j * columns);
  return { rows, columns, entries: out };
}

/**
 * Random matrices, biases and norms by seed, shape and distribution. Matrices are drawn with some room above the width
 * and the narrower ones copied out of them; the least recently used are let go when there are more than `capacity`
 * numbers. Norms and biases are kept longer: they are what is dear and small.
 */
export function createTensorCache(capacity = defaultCapacity, normsOf = weightNorms): TensorCache {
  const known = new Map<string, CachedTensors>();
  const small = new Map<string, Small>();
  /** By seed, shape and distribution, the least recently used first. */
  const large = new Map<string, Matrices>();

  const matricesOf = (name: string): Matrices => used(large, name, () => new Map<number, Matrix>());

  const shrink = () => {
    let kept = 0;
    for (const [name, matrices] of [...large].reverse()) {
      // The matrices in use and those they are blocks of stay in any case.
      if (kept > 0 && kept + sizeOf(matrices) > capacity) large.delete(name);
      else kept += sizeOf(matrices);
    }
  };

  const create = (key: TensorKey): CachedTensors => {
    const { seed, width, distribution } = key;
    const roomy = { ...key, width: roomFor(width, distribution) };
    const name = (shape: Shape) => `${seed} ${shape.rows}×${shape.columns} ${distribution}`;
    const shape = (layer: number) => shapeOf(key, layer);
    const drawnShape = (layer: number) => shapeOf(roomy, layer);
    const smallOf = (layer: number): Small =>
      used(small, name(shape(layer)), () => ({ biases: new Map(), norms: new Map() }), keptKeys);
    const draw = (layer: number): Matrix => {
      const { rows, columns } = drawnShape(layer);
      return unitWeights(seed, layer, rows, columns, distribution);
    };
    const drawn = (layer: number) => remember(matricesOf(name(drawnShape(layer))), layer, () => draw(layer));
    const weights = (layer: number): Matrix =>
      width === roomy.width
        ? drawn(layer)
        : remember(matricesOf(name(shape(layer))), layer, () => block(drawn(layer), shape(layer)));
    return {
      ...key,
      shape,
      drawnShape,
      weights,
      effort: (layer) => {
        if (large.get(name(shape(layer)))?.has(layer)) return 'none';
        return large.get(name(drawnShape(layer)))?.has(layer) ? 'copy' : 'draw';
      },
      learnWeights: (layer, entries) =>
        void matricesOf(name(shape(layer))).set(layer, { ...shape(layer), entries }),
      biases: (layer) =>
        remember(smallOf(layer).biases, layer, () => unitBiases(seed, layer, shape(layer).rows)),
      norms: (layer) => remember(smallOf(layer).norms, layer, () => normsOf(weights(layer))),
      knownNorms: (layer) => small.get(name(shape(layer)))?.norms.get(layer),
      learnNorms: (layer, norms) => void smallOf(layer).norms.set(layer, norms),
    };
  };

  return {
    tensors: (key) => {
      const tensors = used(known, nameOf(key), () => create(key), keptKeys);
      shrink();
      return tensors;
    },
    ensembles: createEnsembleNumbers(),
  };
}

const nameOf = ({ seed, width, distribution, ends }: TensorKey): string =>
  `${seed} ${width} ${distribution}${ends ? nameOfEnds(ends) : ''}`;
const nameOfEnds = ({ inputs, outputs, layers }: Ends): string => ` ${inputs} ${outputs} ${layers}`;

/** The entry, made if need be, as the most recently used one; no more than `most` entries are kept. */
function used<V>(map: Map<string, V>, name: string, make: () => V, most = Number.POSITIVE_INFINITY): V {
  const value = map.get(name) ?? make();
  map.delete(name);
  map.set(name, value);
  if (map.size > most) map.delete(map.keys().next().value!);
  return value;
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function sizeOf(matrices: Matrices): number {
  let size = 0;
  for (const matrix of matrices.values()) size += matrix.entries.length;
  return size;
}
