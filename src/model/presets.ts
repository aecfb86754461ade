import type { Settings } from './settings.ts';

/** A well-known choice of starting weights. */
export interface Preset {
  readonly id: string;
  readonly words: string;
  /** What it sets, in words. */
  readonly note: string;
  readonly source: string;
  readonly settings: (current: Settings) => Partial<Settings>;
}

const plain: Partial<Settings> = { bias: 0, weights: 'gaussian', fan: 'in' };

export const presets: readonly Preset[] = [
  {
    id: 'lecun',
    words: 'LeCun',
    note: 'variance 1/fan-in',
    source: 'LeCun, Bottou, Orr and Müller 1998',
    settings: () => ({ ...plain, scale: 1 }),
  },
  {
    id: 'glorot',
    words: 'Glorot',
    note: 'variance 2/(fan-in + fan-out)',
    source: 'Glorot and Bengio 2010',
    settings: () => ({ ...plain, scale: 1, weights: 'uniform', fan: 'average' }),
  },
  {
    id: 'he',
    words: 'He',
    note: 'variance 2/fan-in',
    source: 'He, Zhang, Ren and Sun 2015',
    settings: () => ({ ...plain, scale: Math.SQRT2 }),
  },
  {
    id: 'orthogonal',
    words: 'Orthogonal',
    note: 'random orthogonal matrices',
    source: 'Saxe, McClelland and Ganguli 2013',
    settings: () => ({ ...plain, scale: 1, weights: 'orthogonal' }),
  },
  {
    id: 'pytorch',
    words: 'PyTorch default',
    note: 'weights and biases of variance 1/(3 fan-in)',
    source: 'PyTorch, nn.Linear',
    settings: ({ width }) => ({
      bias: 1 / Math.sqrt(3 * width),
      scale: 1 / Math.sqrt(3),
      weights: 'uniform',
      fan: 'in',
    }),
  },
  {
    id: 'pascanu',
    words: 'Recurrent',
    note: 'one matrix in every step: tanh, tied weights of variance 1/fan-in',
    source: 'Pascanu, Mikolov and Bengio 2013',
    settings: () => ({ ...plain, activation: 'tanh', scale: 1, tied: 'yes' }),
  },
  {
    id: 'nielsen',
    words: 'Nielsen',
    note: 'sigmoid, weights of variance 1/fan-in, biases of variance 1, cross-entropy',
    source: 'Nielsen 2015, chapter 5',
    settings: () => ({ ...plain, activation: 'sigmoid', scale: 1, bias: 1, cost: 'cross-entropy' }),
  },
];

/** Whether the settings are those of the preset already. */
export function isChosen(preset: Preset, current: Settings): boolean {
  const wanted = Object.entries(preset.settings(current));
  return wanted.every(([key, value]) => current[key as keyof Settings] === value);
}
