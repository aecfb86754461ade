import type { Settings } from '../model/settings.ts';
import type { Results } from '../state/results.ts';

/** Something to bring about with the settings; whether it is done is read off the numbers of the net. */
export interface Task {
  readonly id: string;
  readonly words: string;
  readonly hint: string;
  /** One of many; everything else as at the start. */
  readonly solution: Partial<Settings>;
  readonly isDone: (results: Results) => boolean;
}

/** log₁₀ of the gradient of layer 2 over that of the last layer. */
function ratioOf(logs: Float64Array): number {
  return (logs[2]! - logs.at(-1)!) / Math.LN10;
}

const isWithin = (ratio: number, factor: number): boolean => Math.abs(ratio) <= Math.log10(factor);

export const tasks: readonly Task[] = [
  {
    id: 'level-sigmoid',
    words:
      'Twenty sigmoid layers, one after the other. Bring the gradient of layer 2 within a factor of ten of that of the last layer.',
    hint: 'At weight scale 1 every step back costs a factor of four. Larger weights make up for it, until neurons saturate. A tick on the track says where theory puts the balance; of narrow nets some come nearer to it than others.',
    solution: { layers: 20, scale: 10.4, seed: 2 },
    isDone: ({ settings, measurement }) =>
      settings.activation === 'sigmoid' &&
      settings.layers === 20 &&
      settings.skip === 'none' &&
      settings.norm === 'none' &&
      isWithin(ratioOf(measurement.logDelta), 10),
  },
  {
    id: 'certified-tanh',
    words:
      'Use tanh in ten layers or more, and make it a theorem for these very weights that the gradient vanishes.',
    hint: 'The slope of tanh is at most 1. Then it takes matrices of norm below 1: the coloured part of the track of the weight scale.',
    solution: { layers: 10, activation: 'tanh', scale: 0.4 },
    isDone: ({ settings, verdict }) =>
      settings.activation === 'tanh' && settings.layers >= 10 && verdict === 'vanishing',
  },
  {
    id: 'certified-growth',
    words:
      'Make the lower bound certify growth: an error that is larger in every layer than in the one behind it.',
    hint: 'No neuron may flatten what passes, and no direction may be shortened by a matrix. One kind of matrix shortens none.',
    solution: { activation: 'linear', weights: 'orthogonal', scale: 1.5 },
    isDone: ({ verdict }) => verdict === 'growth',
  },
  {
    id: 'silent',
    words:
      'Let the bound be silent while the gradient vanishes all the same: layer 2 below a thousandth of the last layer.',
    hint: 'The bound takes the longest stretch of every matrix, a typical error only the average one. tanh at a weight scale below 1 lies between the two.',
    solution: { layers: 30, activation: 'tanh', scale: 0.7 },
    isDone: ({ verdict, measurement }) => verdict === 'silent' && ratioOf(measurement.logDelta) < -3,
  },
  {
    id: 'tight',
    words: 'Ten layers or more for which the bound is exact at layer 2, up to one per cent.',
    hint: 'Every step of the proof must lose nothing: slopes that are all γ, and matrices that stretch every direction alike.',
    solution: { activation: 'linear', weights: 'orthogonal' },
    isDone: ({ settings, measurement, bounds }) =>
      settings.layers >= 10 && bounds.logB0[2]! - measurement.logDelta[2]! < Math.log(1.01),
  },
  {
    id: 'dead',
    words: 'Kill a layer: with ReLU, bring about that layer 2 gets no error at all, exactly zero.',
    hint: 'A layer is dead when all its sums are negative. That is likely when there are few neurons and many layers.',
    solution: { layers: 40, width: 2, activation: 'relu', bias: 0.3 },
    isDone: ({ settings, measurement }) =>
      settings.activation === 'relu' && measurement.logDelta[2] === Number.NEGATIVE_INFINITY,
  },
  {
    id: 'two-stories',
    words:
      'Bias gradient and weight gradient tell two stories: of the biases, layer 2 below a thousandth of the last layer; of the weights, the two within a factor of three.',
    hint: 'A weight gradient is the error times the activation before it. Where the signal shrinks on its way forward as much as the error on its way back, the product stays.',
    solution: { layers: 14, activation: 'linear', weights: 'orthogonal', scale: 0.5 },
    isDone: ({ measurement }) =>
      ratioOf(measurement.logDelta) < -3 && isWithin(ratioOf(measurement.logGradW), 3),
  },
  {
    id: 'half-precision',
    words:
      'Lose a gradient to the format of its numbers: 16 bits, and layer 2 exactly zero, in a net of a smooth activation.',
    hint: 'The smallest number that 16 bits hold is 6·10⁻⁸. The default net is near it; a few layers more are enough.',
    solution: { layers: 20, precision: 'float16' },
    isDone: ({ settings, measurement }) =>
      settings.precision === 'float16' &&
      ['sigmoid', 'tanh'].includes(settings.activation) &&
      measurement.logDelta[2] === Number.NEGATIVE_INFINITY,
  },
];
