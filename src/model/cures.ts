import type { Settings } from './settings.ts';

/** What people do about gradients that vanish or explode, as settings of the same net. */
export interface Cure {
  readonly id: string;
  readonly words: string;
  readonly kind: 'start' | 'activation' | 'layer' | 'cost' | 'numbers' | 'step';
  /** What it sets, in words. */
  readonly note: string;
  readonly source: string;
  /** What it sets in a net that has none of them; the rest stays, but for what it cannot do without. */
  readonly settings: (current: Settings) => Partial<Settings>;
}

/** A net without any of them: plain layers, weights of variance 1/fan-in, no biases. */
export const uncured = {
  scale: 1,
  bias: 0,
  weights: 'gaussian',
  fan: 'in',
  skip: 'none',
  norm: 'none',
  tied: 'no',
  precision: 'float64',
} as const satisfies Partial<Settings>;

/** Enough that (B−2)/(B−3) and its like are near their limits, and quick. */
const batchSize = 32;

export const cures: readonly Cure[] = [
  {
    id: 'pytorch',
    words: 'PyTorch default',
    kind: 'start',
    note: 'weights and biases of variance 1/(3 fan-in)',
    source: 'PyTorch, nn.Linear',
    settings: ({ width }) => ({
      weights: 'uniform',
      scale: 1 / Math.sqrt(3),
      bias: 1 / Math.sqrt(3 * width),
    }),
  },
  {
    id: 'glorot',
    words: 'Glorot',
    kind: 'start',
    note: 'weights of variance 2/(fan-in + fan-out)',
    source: 'Glorot and Bengio 2010',
    settings: () => ({ weights: 'uniform', fan: 'average' }),
  },
  {
    id: 'he',
    words: 'He',
    kind: 'start',
    note: 'weights of variance 2/fan-in, ReLU',
    source: 'He, Zhang, Ren and Sun 2015',
    settings: () => ({ scale: Math.SQRT2, activation: 'relu' }),
  },
  {
    id: 'orthogonal',
    words: 'Orthogonal',
    kind: 'start',
    note: 'random orthogonal matrices',
    source: 'Saxe, McClelland and Ganguli 2013',
    settings: () => ({ weights: 'orthogonal' }),
  },
  {
    id: 'tanh-edge',
    words: 'tanh at the edge',
    kind: 'activation',
    note: 'tanh, weights of variance 1/fan-in: χ₁ = 1',
    source: 'Schoenholz, Gilmer, Ganguli and Sohl-Dickstein 2017',
    settings: () => ({ activation: 'tanh' }),
  },
  {
    id: 'selu',
    words: 'SELU',
    kind: 'activation',
    note: 'self-normalising units, weights of variance 1/fan-in',
    source: 'Klambauer, Unterthiner, Mayr and Hochreiter 2017',
    settings: () => ({ activation: 'selu' }),
  },
  {
    id: 'gelu',
    words: 'GELU',
    kind: 'activation',
    note: 'zΦ(z), weights of variance 2/fan-in',
    source: 'Hendrycks and Gimpel 2016',
    settings: () => ({ activation: 'gelu', scale: Math.SQRT2 }),
  },
  {
    id: 'residual',
    words: 'Residual',
    kind: 'layer',
    note: 'each layer adds to the one before it',
    source: 'He, Zhang, Ren and Sun 2016',
    settings: () => ({ skip: 'residual' }),
  },
  {
    id: 'layer-norm',
    words: 'Layer norm',
    kind: 'layer',
    note: 'each example brought to mean 0 and spread 1 in every hidden layer',
    source: 'Ba, Kiros and Hinton 2016',
    settings: ({ width }) => ({ norm: 'layer', width: Math.max(3, width) }),
  },
  {
    id: 'batch-norm',
    words: 'Batch norm',
    kind: 'layer',
    note: 'each neuron brought to mean 0 and spread 1 over the examples',
    source: 'Ioffe and Szegedy 2015',
    settings: ({ examples }) => ({ norm: 'batch', examples: Math.max(batchSize, examples) }),
  },
  {
    id: 'cross-entropy',
    words: 'Cross-entropy',
    kind: 'cost',
    note: 'logistic outputs without a slope in the output error',
    source: 'Nielsen 2015, chapter 3',
    settings: () => ({ cost: 'cross-entropy' }),
  },
  {
    id: 'bfloat16',
    words: 'bfloat16',
    kind: 'numbers',
    note: 'numbers of 16 bits with the range of 32',
    source: 'Kalamkar et al. 2019',
    settings: () => ({ precision: 'bfloat16' }),
  },
  {
    id: 'float16',
    words: 'float16',
    kind: 'numbers',
    note: 'numbers of 16 bits, none between 0 and 6 × 10⁻⁸',
    source: 'Micikevicius et al. 2018',
    settings: () => ({ precision: 'float16' }),
  },
  {
    id: 'clipping',
    words: 'Clipping',
    kind: 'step',
    note: 'all gradients divided by one number: the net stays the same',
    source: 'Pascanu, Mikolov and Bengio 2013',
    settings: () => ({}),
  },
];

/** The settings with this cure and no other. */
export function withCure(cure: Cure, current: Settings): Settings {
  const bare: Settings = { ...current, ...uncured };
  return { ...bare, ...cure.settings(bare) };
}
