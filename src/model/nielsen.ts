import type { Preset } from './presets.ts';
import type { Settings } from './settings.ts';

/**
 * Nielsen, Neural Networks and Deep Learning, ch. 5: nets on MNIST with hidden layers of 30 neurons, and the speeds ‖∂C̄/∂bˡ‖ that
 * he gives for them at the start, of the cost averaged over 1,000 images before the norm is taken, one draw each.
 *
 * His text speaks of weights of standard deviation 1; the program that made the numbers (`default_weight_initializer` of
 * network2.py) gives them 1/√n_in, and the biases 1. The program counts here.
 */
export interface NielsenNet extends Preset {
  readonly hidden: number;
  /** As printed, for his hidden layers 1, 2, …: l = 2, 3, … here. Null where he prints none. */
  readonly printed: readonly string[] | null;
  /** The same to more digits, from fig/norms_during_training_k_layers.json of his book. */
  readonly stored: readonly number[] | null;
  /** Of his validation images told right after training, in per cent. */
  readonly accuracy: number;
}

const settingsOf = (hidden: number): Partial<Settings> => ({
  layers: hidden + 2,
  width: 30,
  activation: 'sigmoid',
  scale: 1,
  bias: 1,
  weights: 'gaussian',
  fan: 'in',
  cost: 'cross-entropy',
  data: 'digits',
  target: 'one-hot',
  examples: 1000,
  skip: 'none',
  norm: 'none',
  tied: 'no',
  precision: 'float64',
});

const net = (
  hidden: number,
  accuracy: number,
  printed: readonly string[] | null,
  stored: readonly number[] | null,
): NielsenNet => ({
  id: `nielsen-${hidden}`,
  words: `[784, ${'30, '.repeat(hidden)}10]`,
  note: 'sigmoid, weights of variance 1/fan-in, biases of variance 1, cross-entropy, 1,000 digits',
  source: 'Nielsen 2015, chapter 5',
  settings: () => settingsOf(hidden),
  hidden,
  printed,
  stored,
  accuracy,
});

export const nielsenNets: readonly NielsenNet[] = [
  net(1, 96.48, null, null),
  net(2, 96.9, ['0.07…', '0.31…'], [0.0657413433, 0.3092184943]),
  net(3, 96.57, ['0.012', '0.060', '0.283'], [0.0118382123, 0.0599651946, 0.2831423929]),
  net(
    4,
    96.53,
    ['0.003', '0.017', '0.070', '0.285'],
    [0.0029752664, 0.0170766654, 0.0695392417, 0.2851389355],
  ),
];
