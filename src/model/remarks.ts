import type { SettingKey, Settings } from './settings.ts';

/** A setting that has no effect, or another one than its name says, beside the others; in words. */
export interface Remark {
  readonly setting: SettingKey;
  readonly words: string;
}

interface Rule extends Remark {
  readonly when: (settings: Settings) => boolean;
}

const onDigits = ({ data }: Settings): boolean => data === 'digits';

const rules: readonly Rule[] = [
  {
    setting: 'width',
    when: (settings) => onDigits(settings) && settings.layers === 2,
    words:
      'Of two layers on digits the first has 784 neurons and the last 10: there is none whose width could be set.',
  },
  {
    setting: 'tied',
    when: (settings) => onDigits(settings) && settings.tied === 'yes' && settings.layers >= 5,
    words:
      'The first and the last matrix keep weights of their own: on digits their shapes differ from the others.',
  },
  {
    setting: 'tied',
    when: (settings) => onDigits(settings) && settings.tied === 'yes' && settings.layers < 5,
    words:
      'On digits weights are tied between hidden layers, and it takes five layers to have two such matrices.',
  },
  {
    setting: 'examples',
    when: (settings) => onDigits(settings) && settings.examples < 10,
    words: 'The first ten digits are one of each kind, 0 to 9: with fewer examples some kinds are missing.',
  },
  {
    setting: 'target',
    when: (settings) => onDigits(settings) && settings.target === 'independent',
    words: 'The target does not look at the digit: a^L − y is a random unit vector.',
  },
];

/** What is to be said of these settings; nothing of most. */
export const remarks = (settings: Settings): readonly Remark[] =>
  rules.filter(({ when }) => when(settings)).map(({ setting, words }) => ({ setting, words }));
