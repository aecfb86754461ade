import type { OptimiserId, TrainingPlan } from '../core/training/plan.ts';
import { layerValue, netValue } from '../core/training/points.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import { inSentence } from '../model/in-sentence.ts';
import { type Settings, settingRows } from '../model/settings.ts';
import { epochOf, type TrainingRun } from '../state/training-run.ts';
import { firstLayer, lastHidden } from './training-lines.ts';
import { chance, constantCostOf, epochWords } from './training-plot.ts';

export const optimiserWords: Readonly<Record<OptimiserId, string>> = {
  descent: 'gradient descent',
  momentum: 'momentum 0.9',
  adam: 'Adam',
};

const choiceWords = (key: 'activation' | 'weights' | 'skip' | 'norm', id: string): string =>
  settingRows[key].choices.find((choice) => choice.id === id)!.words;

/** The net in a few words: "12 layers of 30, sigmoid, weight scale 1, bias scale 1". */
export function netWords(settings: Settings): string {
  const { layers, width, activation, scale, bias, weights, skip, norm, tied, cost } = settings;
  return [
    `${layers} layers of ${width}`,
    inSentence(choiceWords('activation', activation)),
    `weight scale ${formatNumber(scale, { trim: true })}`,
    ...(bias > 0 ? [`bias scale ${formatNumber(bias, { trim: true })}`] : []),
    ...(weights === 'gaussian' ? [] : [inSentence(choiceWords('weights', weights))]),
    ...(skip === 'none' ? [] : [inSentence(choiceWords('skip', skip))]),
    ...(norm === 'none' ? [] : [`${inSentence(choiceWords('norm', norm))} normalisation`]),
    ...(tied === 'yes' ? ['tied weights'] : []),
    ...(cost === 'quadratic' ? ['quadratic cost'] : []),
  ].join(', ');
}

export function planWords({ data, examples }: Settings, plan: TrainingPlan): string {
  const all = `${examples === 1000 ? '1,000' : examples} ${data === 'digits' ? 'digits' : 'noise vectors'}`;
  return [
    optimiserWords[plan.optimiser],
    `η = ${formatNumber(plan.rate, { trim: true })}`,
    plan.batch === null || plan.batch >= examples ? `all ${all} a step` : `${plan.batch} of ${all} a step`,
    ...(plan.decay > 0 ? [`λ = ${formatNumber(plan.decay, { trim: true })}`] : []),
    ...(plan.clip === null ? [] : [`clipped at ${formatNumber(plan.clip, { trim: true })}`]),
  ].join(', ');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}\u00a0%`;

/** Of the digits for testing, if there are any, else of the examples. */
function accuracyOf({ points }: TrainingRun): { share: number; of: number; words: string } {
  const last = points.count - 1;
  const test = netValue(points, last, 'testAccuracy');
  if (!Number.isNaN(test)) return { share: test, of: 1000, words: 'of the digits it has never seen' };
  return { share: netValue(points, last, 'trainingAccuracy'), of: 1000, words: 'of its examples' };
}

/** Three standard errors above what guessing attains. */
const isGuessing = (share: number, of: number): boolean =>
  share <= chance + 3 * Math.sqrt((chance * (1 - chance)) / of);

/** "4.93 × 10⁻⁴" of a natural logarithm. */
const shown = (log: number): string => formatLog10(log / Math.LN10);

/** What the curves show of one net by now, measured; in sentences. */
export function verdictOf(run: TrainingRun, name: string): string {
  const { points, settings, status } = run;
  if (points.count === 0) return '';
  const i = points.count - 1;
  const last = lastHidden(run);
  const at = (column: 'gradB' | 'gradW' | 'change', l: number) => layerValue(points, i, column, l);
  const ratio = (column: 'gradB' | 'gradW') => shown(at(column, last) - at(column, firstLayer));
  if (status === 'diverged')
    return `${name}: the cost left the range of numbers after ${run.step} steps. The steps were too long.`;
  const gradients =
    last === firstLayer
      ? ''
      : ` Bias gradients: layer ${last} against layer ${firstLayer}, a factor of ${ratio('gradB')}; weight gradients, ${ratio('gradW')}.`;
  if (run.step === 0) return `${name}, as it was drawn.${gradients}`;
  const { share, of, words } = accuracyOf(run);
  const epochs = `${name} after ${epochWords(run.step / epochOf(run))} epochs recognises ${percent(share)} ${words}`;
  const constant = constantCostOf(settings);
  const cost = netValue(points, i, 'cost');
  const guesses =
    settings.data === 'digits' && isGuessing(share, of)
      ? `, no more than by guessing${
          constant === null
            ? ''
            : `. Its cost is ${formatNumber(cost, { digits: 4 })}; the same answer to every digit costs ${formatNumber(constant, { digits: 4 })}`
        }`
      : '';
  const moved = at('change', firstLayer);
  const movement = Number.isNaN(moved)
    ? ''
    : ` In the last step the weights into layer ${firstLayer} changed by ${shown(moved)} of their size${
        last === firstLayer ? '' : `, those into layer ${last} by ${shown(at('change', last))}`
      }.`;
  return `${epochs}${guesses}.${gradients}${movement}`;
}
