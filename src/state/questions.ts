import { type Experiment, tensorKey } from '../core/experiment.ts';
import { type Goal, undrawn, unproved } from './net-on-show.ts';
import type { Question } from './requests.ts';

/** The matrices of the goal that are not at hand. */
export function drawQuestion(goal: Goal): Question<'draw'> {
  const { tensors, experiment } = goal;
  const layers = undrawn(goal);
  return {
    kind: 'draw',
    of: tensors,
    scope: scopeOf(experiment),
    request: { ...tensorKey(experiment), layers },
    take: (parts) => {
      for (const { layer, entries } of parts) tensors.learnWeights(layer, entries);
    },
  };
}

/** The norms that are not known. The matrices are drawn there anew from the seed, which costs less than taking a norm. */
export function normsQuestion(goal: Goal): Question<'norms'> {
  const { tensors, experiment } = goal;
  const layers = unproved(goal);
  return {
    kind: 'norms',
    of: tensors,
    scope: scopeOf(experiment),
    request: { ...tensorKey(experiment), layers },
    take: (parts) => {
      for (const { layer, norms } of parts) tensors.learnNorms(layer, norms);
    },
  };
}

const scopeOf = ({ layers, tied }: Experiment): string => (tied ? 'tied' : `${layers} layers`);
