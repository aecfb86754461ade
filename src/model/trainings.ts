import { nielsenPlan, type TrainingPlan } from '../core/training/plan.ts';
import { nielsenNets } from './nielsen.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** A net and how it is trained. */
export interface TrainingRow {
  readonly settings: Settings;
  readonly plan: TrainingPlan;
}

/** Nets to be trained beside each other. */
export interface TrainingPreset {
  readonly id: string;
  readonly words: string;
  readonly rows: readonly TrainingRow[];
}

/** Mini-batches of ten, as in most of Nielsen's book. */
export const miniBatches: TrainingPlan = { ...nielsenPlan, decay: 0, batch: 10, rate: 1, epochs: 12 };

/** A net on 1,000 digits; Nielsen's initialiser unless said otherwise. */
const onDigits = (change: Partial<Settings>): Settings => ({
  ...defaultSettings,
  ...nielsenNets[1]!.settings(defaultSettings),
  ...change,
});
const sigmoid = (layers: number): Settings => onDigits({ layers });
const relu = (layers: number, change: Partial<Settings> = {}): Settings =>
  onDigits({ layers, activation: 'relu', scale: Math.SQRT2, bias: 0, ...change });

const nielsens = nielsenNets
  .filter(({ printed }) => printed !== null)
  .map(
    ({ id, words, settings }): TrainingPreset => ({
      id,
      words: `Nielsen’s 500 epochs: ${words}`,
      rows: [{ settings: { ...defaultSettings, ...settings(defaultSettings) }, plan: nielsenPlan }],
    }),
  );

export const trainingPresets: readonly TrainingPreset[] = [
  {
    id: 'depth',
    words: 'Sigmoid: 4 layers against 12',
    rows: [4, 12].map((layers) => ({ settings: sigmoid(layers), plan: miniBatches })),
  },
  {
    id: 'twenty',
    words: '20 layers: sigmoid, ReLU orthogonal, ReLU residual',
    rows: [
      { settings: sigmoid(20), plan: miniBatches },
      { settings: relu(20, { weights: 'orthogonal' }), plan: { ...miniBatches, rate: 0.01 } },
      { settings: relu(20, { scale: 0.3, skip: 'residual' }), plan: { ...miniBatches, rate: 0.01 } },
    ],
  },
  {
    id: 'activation',
    words: '12 layers: sigmoid against ReLU',
    rows: [
      { settings: sigmoid(12), plan: miniBatches },
      { settings: relu(12), plan: { ...miniBatches, rate: 0.01 } },
    ],
  },
  {
    id: 'optimiser',
    words: 'Descent against Adam: 6 layers, and 20',
    rows: [
      { settings: sigmoid(6), plan: { ...miniBatches, epochs: 40 } },
      { settings: sigmoid(6), plan: { ...miniBatches, optimiser: 'adam', rate: 0.01, epochs: 40 } },
      { settings: sigmoid(20), plan: { ...miniBatches, optimiser: 'adam', rate: 0.01, epochs: 40 } },
    ],
  },
  ...nielsens,
];
