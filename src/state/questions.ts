import type { Bounds } from '../core/bounds.ts';
import { type Experiment, tensorKey } from '../core/experiment.ts';
import type { Measurement } from '../core/measurement.ts';
import type { Rungs } from '../core/rungs.ts';
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

/** All examples; what is told on the way is the measurement of those so far. */
export const measureQuestion = (
  goal: Goal,
  take: (measurement: Measurement) => void,
): Question<'measure'> => ({
  kind: 'measure',
  of: goal,
  request: goal.experiment,
  take: (parts) => take(parts.at(-1)!),
});

export const rungsQuestion = (
  goal: Goal,
  outer: Bounds,
  take: (rungs: readonly Rungs[]) => void,
): Question<'rungs'> => ({ kind: 'rungs', of: goal, request: { experiment: goal.experiment, outer }, take });

const scopeOf = ({ layers, tied }: Experiment): string => (tied ? 'tied' : `${layers} layers`);
