import { formatNumber } from './format.ts';
import type { Settings } from './settings.ts';

/** A combination of settings that makes no sense, and why, in words that name what to change. */
interface Conflict {
  readonly when: (settings: Settings) => boolean;
  readonly words: (settings: Settings) => string;
}

/** Inputs of a digit. */
const pixels = 784;
/** Numbers of one kind that the passes of a batch may keep: 32 MB of each. */
const roomForBatch = 4e6;

/** zˡ_j of all examples, which batch normalisation needs at once, in all layers. */
const batchNumbers = ({ examples, layers, width, data }: Settings): number =>
  examples * (layers * width + (data === 'digits' ? pixels : 0));

/** Whether there is a layer between input and output, which are not normalised. */
const hasHidden = ({ layers }: Settings): boolean => layers > 2;

const rows: readonly Conflict[] = [
  {
    when: (settings) => settings.norm === 'layer' && settings.width === 1 && hasHidden(settings),
    words: () =>
      'Layer normalisation compares the neurons of a layer with each other: one neuron has no spread to divide by. Choose a width of at least 2, or another normalisation.',
  },
  {
    when: (settings) => settings.norm === 'batch' && settings.examples === 1 && hasHidden(settings),
    words: () =>
      'Batch normalisation compares the examples of a batch with each other: one example has no spread to divide by. Choose at least 2 examples, or another normalisation.',
  },
  {
    when: (settings) => settings.norm === 'batch' && batchNumbers(settings) > roomForBatch,
    words: (settings) =>
      `Batch normalisation keeps all examples of all layers at once, here ${formatNumber(batchNumbers(settings))} numbers, and the page has room for ${formatNumber(roomForBatch)}. Choose fewer examples, layers or neurons.`,
  },
];

/** Why these settings are refused; empty if they are not. */
export const conflicts = (settings: Settings): readonly string[] =>
  rows.filter(({ when }) => when(settings)).map(({ words }) => words(settings));
