import type { Tensors } from '../core/experiment.ts';
import type { Matrix } from '../core/types.ts';
import { type WeightNorms, weightNorms } from '../core/weight-norms.ts';
import { type DistributionId, unitBiases, unitWeights } from '../core/weights.ts';

/** What fixes the tensors of a net. */
export interface TensorKey {
  readonly seed: number;
  readonly width: number;
  readonly distribution: DistributionId;
}

/** What a matrix takes: nothing if it is at hand, a copy if a wider one is, else drawing. */
export type Effort = 'none' | 'copy' | 'draw';

/** Tensors whose matrices may have been drawn elsewhere. */
export interface CachedTensors extends Tensors {
  /** The width at which a missing matrix is drawn: the room that the width slider then has for little. */
  readonly drawnWidth: number;
  readonly effort: (layer: number) => Effort;
  /** Takes over the entries of a matrix of this key that somebody else has drawn. */
  readonly learnWeights: (layer: number, entries: Float64Array) => void;
}

export interface TensorCache {
  /** The tensors of the key; the same object as long as it is kept. */
  readonly tensors: (key: TensorKey) => CachedTensors;
}

type Matrices = Map<number, Matrix>;

/** 128 MB: the largest net of the page and one neuron fewer, cut out of it. */
const defaultCapacity = 16e6;
/** Norms and biases are small; those of a whole drag of the width are remembered. */
const keptKeys = 256;
const rooms = [16, 24, 32, 48, 64, 96, 128, 192, 256];

/** Rows are streams of their own, so a narrower net is the top left block; Haar matrices have no such block. */
function roomFor({ width, distribution }: TensorKey): number {
  return distribution === 'orthogonal' ? width : (rooms.find((room) => room >= width) ?? width);
}

function block({ columns, entries }: Matrix, n: number): Matrix {
  const out = new Float64Array(n * n);
  for (let j = 0; j < n; j++) out.set(entries.subarray(j * columns, j * columns + n), j * n);
  return { rows: n, columns: n, entries: out };
}

/**
 * Random matrices, biases and norms by seed, width and distribution. Matrices are drawn with some room above the width
 * and the narrower ones copied out of them; the least recently used are let go when there are more than `capacity`
 * numbers. Norms and biases are kept longer: they are what is dear and small.
 */
export function createTensorCache(capacity = defaultCapacity, normsOf = weightNorms): TensorCache {
  const small = new Map<string, CachedTensors>();
  /** By key, the least recently used first. */
  const large = new Map<string, Matrices>();

  const matricesOf = (name: string): Matrices => {
    const known = large.get(name) ?? new Map<number, Matrix>();
    touch(large, name, known);
    return known;
  };

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
    const drawnWidth = roomFor(key);
    const biases = new Map<number, Float64Array>();
    const norms = new Map<number, WeightNorms>();
    const ownName = nameOf(key);
    const drawnName = nameOf({ ...key, width: drawnWidth });
    const drawn = (layer: number) =>
      remember(matricesOf(drawnName), layer, () =>
        unitWeights(seed, layer, drawnWidth, drawnWidth, distribution),
      );
    const weights = (layer: number): Matrix =>
      width === drawnWidth
        ? drawn(layer)
        : remember(matricesOf(ownName), layer, () => block(drawn(layer), width));
    return {
      ...key,
      drawnWidth,
      weights,
      effort: (layer) => {
        if (large.get(ownName)?.has(layer)) return 'none';
        return large.get(drawnName)?.has(layer) ? 'copy' : 'draw';
      },
      learnWeights: (layer, entries) =>
        void matricesOf(ownName).set(layer, { rows: width, columns: width, entries }),
      biases: (layer) => remember(biases, layer, () => unitBiases(seed, layer, width)),
      norms: (layer) => remember(norms, layer, () => normsOf(weights(layer))),
      knownNorms: (layer) => norms.get(layer),
      learnNorms: (layer, known) => void norms.set(layer, known),
    };
  };

  return {
    tensors: (key) => {
      const name = nameOf(key);
      const found = small.get(name) ?? create(key);
      touch(small, name, found);
      if (small.size > keptKeys) small.delete(small.keys().next().value!);
      shrink();
      return found;
    },
  };
}

const nameOf = ({ seed, width, distribution }: TensorKey): string => `${seed} ${width} ${distribution}`;

/** Makes the entry the most recently used one. */
function touch<V>(map: Map<string, V>, name: string, value: V): void {
  map.delete(name);
  map.set(name, value);
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
