import { hashState } from '../random.ts';
import { fillNormalFast } from './fast-normal.ts';

/**
 * The standard normals of an ensemble, by seed, run, layer and neuron, and fixed by these: they are scaled and never drawn
 * anew while a slider moves, so that what is computed from them moves as smoothly; a narrower layer has the first of a
 * wider one's. Layer l ≥ 2 has two rows of `stride` numbers, one for each pass, from {@link placeOf} on.
 */
export interface UnitNormals {
  readonly seed: number;
  readonly stride: number;
  /** The numbers of one run, at least those of the layers 2 … L; to be read before the next run is asked for. */
  readonly run: (run: number, layers: number) => Float32Array;
}

export const placeOf = (l: number, stride: number): number => (l - 2) * 2 * stride;

/** Widths share their numbers up to the next multiple of this, depths the room that is made for them. */
const widthStep = 16;
const layerStep = 16;

/** The row length for a width. */
export const strideOf = (width: number): number => widthStep * Math.ceil(width / widthStep);

/** 48 MB; what does not go into it is drawn again every time. */
const defaultCapacity = 12e6;

interface Drawn {
  readonly numbers: Float32Array;
  /** Layers up to this one are filled. */
  filled: number;
}

export function createUnitNormals(seed: number, stride: number, capacity = defaultCapacity): UnitNormals {
  const kept: Drawn[] = [];
  const state = new Int32Array(4);
  let scratch: Drawn = { numbers: new Float32Array(0), filled: 1 };
  let size = 0;

  const make = (layers: number): Drawn => {
    const room = layerStep * Math.ceil((layers - 1) / layerStep);
    return { numbers: new Float32Array(2 * stride * room), filled: 1 };
  };
  const fill = (drawn: Drawn, run: number, layers: number): Float32Array => {
    for (let l = drawn.filled + 1; l <= layers; l++) {
      const from = placeOf(l, stride);
      hashState(state, seed, 'ahead', l, run);
      fillNormalFast(state, drawn.numbers, from, stride);
      hashState(state, seed, 'back', l, run);
      fillNormalFast(state, drawn.numbers, from + stride, stride);
    }
    drawn.filled = Math.max(drawn.filled, layers);
    return drawn.numbers;
  };

  return {
    seed,
    stride,
    run: (run, layers) => {
      const old = kept[run];
      const wanted = 2 * stride * (layers - 1);
      if (old && old.numbers.length >= wanted) return fill(old, run, layers);
      const larger = make(layers);
      const growth = larger.numbers.length - (old?.numbers.length ?? 0);
      if (size + growth <= capacity) {
        if (old) larger.numbers.set(old.numbers);
        larger.filled = old?.filled ?? 1;
        kept[run] = larger;
        size += growth;
        return fill(larger, run, layers);
      }
      if (scratch.numbers.length < wanted) scratch = larger;
      scratch.filled = 1;
      return fill(scratch, run, layers);
    },
  };
}
