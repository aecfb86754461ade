import { type Digits, digitPixels } from '../digits.ts';
import { drawBatch, type Experiment } from '../experiment.ts';

/**
 * What a net is trained on: inputs x and the output unit that each should switch on, y one-hot at the label. Images are
 * mostly paper, so that only their inked pixels are kept; other inputs as they are.
 */
export interface TrainingSet {
  readonly examples: number;
  readonly inputs: number;
  readonly labels: Uint8Array | Uint16Array;
  /** m × n_1, row-major; null where the inputs are sparse. */
  readonly x: Float64Array | null;
  readonly sparse: SparseRows | null;
}

/** A matrix with few entries that are not zero: those of row x are value[start[x] … start[x+1]), in the columns column[…]. */
export interface SparseRows {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/** Digits with x in [0, 1]. */
export function digitSet({ pixels, labels }: Digits): TrainingSet {
  const inked = pixels.reduce((sum, ink) => sum + (ink === 0 ? 0 : 1), 0);
  const start = new Int32Array(labels.length + 1);
  const column = new Int32Array(inked);
  const value = new Float64Array(inked);
  let i = 0;
  for (let x = 0; x < labels.length; x++) {
    for (let k = 0; k < digitPixels; k++) {
      const ink = pixels[x * digitPixels + k]!;
      if (ink === 0) continue;
      column[i] = k;
      value[i] = ink / 255;
      i++;
    }
    start[x + 1] = i;
  }
  return {
    examples: labels.length,
    inputs: digitPixels,
    labels,
    x: null,
    sparse: { start, column, value },
  };
}

/** Any inputs, m × n_1. */
export function denseSet(x: Float64Array, labels: Uint8Array | Uint16Array): TrainingSet {
  return { examples: labels.length, inputs: x.length / labels.length, labels, x, sparse: null };
}

/** Why a net of the experiment cannot be trained, in words; null if it can. */
export function untrainable({ target, precision = 'float64' }: Experiment): string | null {
  if (target === 'independent') {
    return 'An independent target is chosen anew to every output of the net, so that there is nothing to be learnt. Choose the one-hot target.';
  }
  return precision === 'float64' ? null : 'Nets are trained with 64 bits. Choose that precision.';
}

/** The examples of the experiment. Throws where {@link untrainable} says why. */
export function trainingSetOf(experiment: Experiment): TrainingSet {
  const reason = untrainable(experiment);
  if (reason !== null) throw new Error(reason);
  const { digits, examples, width } = experiment;
  if (digits) {
    const { pixels, labels } = digits;
    return digitSet({
      pixels: pixels.subarray(0, examples * digitPixels),
      labels: labels.subarray(0, examples),
    });
  }
  const { x } = drawBatch(experiment, 0, examples);
  return denseSet(
    x,
    Uint16Array.from({ length: examples }, (_, i) => i % width),
  );
}
