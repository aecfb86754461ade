import type { TargetId } from '../core/experiment.ts';
import type { CostId } from '../core/network.ts';
import type { PrecisionId } from '../core/precision/formats.ts';
import { type ActivationId, activationIds } from '../core/types.ts';
import type { SkipId } from '../core/variants/build.ts';
import type { NormId } from '../core/variants/normalisation.ts';
import type { DistributionId, FanId } from '../core/weights.ts';
import { type ChapterId, chapterTitles } from './chapters.ts';
import { type FigureId, figureTitles } from './figures.ts';
import { type Choice, choices, type SettingRow } from './setting-row.ts';

const activationWords: Readonly<Record<ActivationId, string>> = {
  linear: 'Linear',
  sigmoid: 'Sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  'leaky-relu': 'Leaky ReLU',
  elu: 'ELU',
  selu: 'SELU',
  softplus: 'Softplus',
  softsign: 'Softsign',
  gelu: 'GELU',
  silu: 'SiLU',
  mish: 'Mish',
  'hard-tanh': 'Hard tanh',
  'hard-sigmoid': 'Hard sigmoid',
  sin: 'Sine',
  arctan: 'Arctangent',
  erf: 'Error function',
};

/** Every setting under its key in the address, in the order in which the address names them. */
export const settingRows = {
  layers: {
    kind: 'integer',
    words: 'Layers',
    tex: 'L',
    min: 2,
    max: 100,
    step: 1,
    scale: 'linear',
    default: 12,
  },
  width: { kind: 'integer', words: 'Width', tex: 'n', min: 1, max: 256, step: 1, scale: 'log', default: 30 },
  activation: {
    kind: 'choice',
    words: 'Activation',
    tex: '\\sigma',
    choices: activationIds.map((id): Choice<ActivationId> => ({ id, words: activationWords[id] })),
    default: 'sigmoid',
  },
  scale: {
    kind: 'number',
    words: 'Weight scale',
    tex: '\\sigma_w',
    min: 0.05,
    max: 20,
    step: 0.01,
    scale: 'log',
    digits: 3,
    default: 1,
  },
  bias: {
    kind: 'number',
    words: 'Bias scale',
    tex: '\\sigma_b',
    min: 0,
    max: 5,
    step: 0.01,
    scale: 'linear',
    digits: 3,
    default: 0,
  },
  weights: {
    kind: 'choice',
    words: 'Distribution of weights',
    choices: choices<DistributionId>({ gaussian: 'Gaussian', uniform: 'Uniform', orthogonal: 'Orthogonal' }),
    default: 'gaussian',
  },
  fan: {
    kind: 'choice',
    words: 'Fan',
    choices: choices<FanId>({ in: 'Inputs', average: 'Average of inputs and outputs (Glorot)' }),
    default: 'in',
  },
  cost: {
    kind: 'choice',
    words: 'Cost',
    tex: 'C',
    choices: choices<CostId>({ quadratic: 'Quadratic', 'cross-entropy': 'Cross-entropy' }),
    default: 'quadratic',
  },
  data: {
    kind: 'choice',
    words: 'Data',
    choices: choices({ noise: 'Noise', digits: 'Handwritten digits' }),
    default: 'noise',
  },
  target: {
    kind: 'choice',
    words: 'Target',
    tex: 'y',
    choices: choices<TargetId>({ 'one-hot': 'One-hot', independent: 'Independent of the net' }),
    default: 'one-hot',
  },
  examples: {
    kind: 'integer',
    words: 'Examples',
    tex: 'm',
    min: 1,
    max: 1000,
    step: 1,
    scale: 'log',
    default: 1,
  },
  skip: {
    kind: 'choice',
    words: 'Skip connections',
    choices: choices<SkipId>({ none: 'None', residual: 'Residual' }),
    default: 'none',
  },
  norm: {
    kind: 'choice',
    words: 'Normalisation',
    choices: choices<NormId>({ none: 'None', layer: 'Layer', batch: 'Batch' }),
    default: 'none',
  },
  tied: { kind: 'choice', words: 'Tied weights', choices: choices({ no: 'No', yes: 'Yes' }), default: 'no' },
  precision: {
    kind: 'choice',
    words: 'Precision',
    choices: choices<PrecisionId>({
      float64: '64 bits',
      float32: '32 bits',
      bfloat16: 'bfloat16',
      float16: '16 bits',
    }),
    default: 'float64',
  },
  seed: { kind: 'integer', words: 'Seed', min: 0, max: 2 ** 32 - 1, step: 1, scale: 'linear', default: 1 },
  runs: { kind: 'integer', words: 'Nets in the band', min: 1, max: 1000, step: 1, scale: 'log', default: 64 },
  /** Its upper end is L as well: see {@link selectedLayer}. */
  layer: {
    kind: 'integer',
    words: 'Selected layer',
    tex: 'l',
    min: 2,
    max: 100,
    step: 1,
    scale: 'linear',
    default: 2,
  },
  view: {
    kind: 'choice',
    words: 'Layout',
    choices: choices({ read: 'Read', explore: 'Explore', present: 'Present', speaker: 'Speaker' }),
    default: 'read',
  },
  /** Where the article was last gone to; reading on does not change it. */
  chapter: {
    kind: 'choice',
    words: 'Chapter',
    choices: choices<ChapterId>(chapterTitles),
    default: 'drag-the-depth',
  },
  /** Which lecture is given; `own` is the one that was made or brought in this browser. */
  lecture: {
    kind: 'choice',
    words: 'Lecture',
    choices: choices({ whole: 'The whole story', short: 'In ten minutes', own: 'Your own' }),
    default: 'whole',
  },
  /** The place in the lecture; 0 before it begins. */
  scene: {
    kind: 'integer',
    words: 'Scene',
    min: 0,
    max: 99,
    step: 1,
    scale: 'linear',
    default: 0,
  },
  theme: {
    kind: 'choice',
    words: 'Theme',
    choices: choices({ auto: 'As the system', light: 'Light', dark: 'Dark', projector: 'Projector' }),
    default: 'auto',
  },
  /** One figure alone, as it stands in a frame of another page. */
  embed: {
    kind: 'choice',
    words: 'Figure alone',
    choices: choices<FigureId | 'none'>({ none: 'None', ...figureTitles }),
    default: 'none',
  },
  /** How many of the controls a lesson leaves. */
  controls: {
    kind: 'choice',
    words: 'Controls',
    choices: choices({ all: 'All', few: 'Depth, activation and scale', none: 'None' }),
    default: 'all',
  },
} as const satisfies Record<string, SettingRow>;

type Rows = typeof settingRows;
export type SettingKey = keyof Rows;

type ValueOf<Row> = Row extends { readonly choices: readonly Choice<infer Id>[] } ? Id : number;
export type Settings = { readonly [Key in SettingKey]: ValueOf<Rows[Key]> };

type KeyOfKind<Kind> = { [Key in SettingKey]: Rows[Key]['kind'] extends Kind ? Key : never }[SettingKey];
export type NumericKey = KeyOfKind<'integer' | 'number'>;
export type ChoiceKey = KeyOfKind<'choice'>;

export const settingKeys = Object.keys(settingRows) as readonly SettingKey[];

export const defaultSettings = Object.freeze(
  Object.fromEntries(settingKeys.map((key) => [key, settingRows[key].default])),
) as unknown as Settings;

/** Whether the row of `key` admits this value; that the selected layer is at most L is asked elsewhere. */
export function isValid<Key extends SettingKey>(key: Key, value: unknown): value is Settings[Key] {
  const row: SettingRow = settingRows[key];
  if (row.kind === 'choice') return row.choices.some((choice) => choice.id === value);
  if (typeof value !== 'number' || !(value >= row.min && value <= row.max)) return false;
  return row.kind === 'number' || Number.isInteger(value);
}

/** The nearest valid value; `otherwise` where none is near (NaN, a choice that does not exist). */
export function clampSetting<Key extends SettingKey>(
  key: Key,
  value: Settings[Key],
  otherwise: Settings[Key] = defaultSettings[key],
): Settings[Key] {
  const row: SettingRow = settingRows[key];
  const asked: unknown = value;
  if (row.kind === 'choice') return isValid(key, asked) ? asked : otherwise;
  if (typeof asked !== 'number' || Number.isNaN(asked)) return otherwise;
  // + 0 turns −0, which an address cannot tell from 0, into 0.
  const near = Math.min(row.max, Math.max(row.min, row.kind === 'integer' ? Math.round(asked) : asked)) + 0;
  return near as Settings[Key];
}

/** The layer that is shown. A net made shallower for a while does not forget which layer was chosen. */
export function selectedLayer(settings: Pick<Settings, 'layer' | 'layers'>): number {
  return Math.min(settings.layer, settings.layers);
}
