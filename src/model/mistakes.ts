import type { Settings } from './settings.ts';

/** A net on which a common mistake comes to light, and what to look at. */
interface MistakeNet {
  readonly settings: Partial<Settings>;
  /** "thirty layers". */
  readonly label: string;
  readonly look: string;
}

const plain = { bias: 0, layer: 2 } as const;

/** In the order of the appendix; what each is said to show is tested. */
export const mistakeNets = {
  'bound-explodes': {
    settings: { ...plain, layers: 30, width: 128, activation: 'tanh', scale: 0.8 },
    label: 'tanh, scale 0.8',
    look: 'The bound climbs, the gradient falls.',
  },
  eigenvalues: {
    settings: { ...plain, layers: 30, activation: 'linear', tied: 'yes', scale: 0.8, target: 'independent' },
    label: 'one matrix with ρ(w) < 1 < σ₁(w)',
    look: 'The error dies out as the eigenvalues say, and no bound on norms knows it.',
  },
  'bias-gradients': {
    settings: { ...plain, layers: 25, width: 128, activation: 'relu', scale: 1, target: 'independent' },
    label: 'ReLU, scale 1',
    look: 'The bias gradients fall by decades. Turn on the weight gradients: they are level.',
  },
  quarter: {
    settings: { ...plain, layers: 30, activation: 'sigmoid', scale: 4 },
    label: 'sigmoid, scale 4',
    look: 'The quarter is made up for, and the gradient falls all the same.',
  },
  'relu-slope': {
    settings: {
      ...plain,
      layers: 20,
      width: 128,
      activation: 'relu',
      weights: 'uniform',
      scale: 1 / Math.sqrt(3),
      target: 'independent',
    },
    label: 'ReLU as PyTorch begins',
    look: 'Every step back divides the gradient by about 2.4.',
  },
  'mean-square': {
    settings: {
      ...plain,
      layers: 50,
      width: 10,
      activation: 'relu',
      scale: Math.SQRT2,
      target: 'independent',
      runs: 200,
    },
    label: 'ReLU, 50 narrow layers, He’s scale',
    look: 'Turn on many nets: half of them lie far below 1, where the mean square is.',
  },
  'wrong-start': {
    settings: {
      ...plain,
      layers: 60,
      width: 128,
      activation: 'gelu',
      scale: Math.SQRT2,
      target: 'independent',
    },
    label: 'GELU with He’s scale',
    look: 'The signal fades, and with it the gradient.',
  },
  'batch-norm': {
    settings: {
      ...plain,
      layers: 40,
      width: 64,
      activation: 'relu',
      norm: 'batch',
      examples: 32,
      target: 'independent',
    },
    label: 'ReLU with batch normalisation',
    look: 'The weight gradients grow towards the first layer, whatever the weight scale.',
  },
  'level-is-not-enough': {
    settings: {
      ...plain,
      layers: 60,
      width: 200,
      activation: 'relu',
      scale: Math.SQRT2,
      target: 'independent',
    },
    label: 'ReLU, 60 wide layers, He’s scale',
    look: 'Gradients keep their size. In such nets all inputs look alike to the last layer.',
  },
  'small-gradient': {
    settings: { ...plain, layers: 30, activation: 'sigmoid', scale: 1 },
    label: 'sigmoid, before any training',
    look: 'A gradient of layer 2 near 10⁻¹⁸, and an output that is quite wrong.',
  },
} as const satisfies Readonly<Record<string, MistakeNet>>;

export type MistakeId = keyof typeof mistakeNets;
