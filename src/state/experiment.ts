import { type Digits, firstDigits } from '../core/digits.ts';
import type { Experiment } from '../core/experiment.ts';
import type { SettingKey, Settings } from '../model/settings.ts';

/** The settings on which the numbers of the instrument depend. */
export const experimentKeys = [
  'layers',
  'width',
  'activation',
  'scale',
  'bias',
  'weights',
  'fan',
  'cost',
  'data',
  'target',
  'examples',
  'skip',
  'norm',
  'tied',
  'precision',
  'seed',
] as const satisfies readonly SettingKey[];

/** What the settings ask for; those with data=digits need the digits for training, of which the first are taken. */
export function experimentOf(settings: Settings, training?: Digits | null): Experiment {
  const experiment: Experiment = {
    layers: settings.layers,
    width: settings.width,
    activation: settings.activation,
    weightScale: settings.scale,
    biasScale: settings.bias,
    distribution: settings.weights,
    fan: settings.fan,
    cost: settings.cost,
    target: settings.target,
    examples: settings.examples,
    tied: settings.tied === 'yes',
    seed: settings.seed,
    skip: settings.skip,
    norm: settings.norm,
    precision: settings.precision,
  };
  if (settings.data === 'noise') return experiment;
  if (!training) throw new Error('The digits have not been fetched.');
  return { ...experiment, digits: firstDigits(training, settings.examples) };
}

export const sameExperiment = (a: Settings, b: Settings): boolean =>
  experimentKeys.every((key) => a[key] === b[key]);

/** The experiment of the one in the surroundings of the other: its layout, theme and selected layer. */
export function withExperimentOf(surroundings: Settings, experiment: Settings): Settings {
  if (sameExperiment(surroundings, experiment)) return surroundings;
  const kept = Object.fromEntries(experimentKeys.map((key) => [key, experiment[key]]));
  return { ...surroundings, ...(kept as Pick<Settings, (typeof experimentKeys)[number]>) };
}
