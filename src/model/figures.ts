/** Every figure, about the net on show or about one of its own, as addresses name them. */
export const figureTitles = {
  gradient: 'Gradient of every layer',
  guess: 'Guess the curve',
  network: 'Network diagram',
  'step-back': 'One step of the backward pass',
  slopes: 'Slopes of the activation',
  'two-slopes': 'Slopes of sigmoid and tanh',
  ladder: 'The ladder at one layer',
  slack: 'Where the proof is generous',
  'singular-values': 'Singular values',
  'depth-sweep': 'Gradient against depth',
  'phase-plane': 'Plane of weight and bias scale',
  cobweb: 'How the signal changes',
  factors: 'Factors of known choices',
  activations: 'Activations compared',
  width: 'How width matters',
  chain: 'Chain of single neurons',
  interval: 'Window of growth',
  comparison: 'Cures compared',
  precision: 'Formats of numbers',
  speeds: 'Speeds at the start of training',
  training: 'Nets in training',
  unrolled: 'Recurrent net, unrolled',
  powers: 'Powers of a matrix',
  nilpotent: 'Norm against eigenvalues',
} as const;

export type FigureId = keyof typeof figureTitles;

export const figureIds = Object.keys(figureTitles) as readonly FigureId[];
