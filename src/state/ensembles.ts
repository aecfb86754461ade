import { canSampleNow } from '../compute/costs.ts';
import { type Ensemble, type EnsembleNumbers, isQuick, sampleEnsemble } from '../core/ensemble/ensemble.ts';
import type { Experiment } from '../core/experiment.ts';
import { finish } from '../core/measurement.ts';
import type { Goal } from './net-on-show.ts';
import type { Requests } from './requests.ts';

/** An ensemble, or the first nets of one, and the experiment that all its nets share but for the weights. */
export interface EnsembleOnShow extends Ensemble {
  readonly experiment: Experiment;
}

/** What is said of it beside the results. */
export interface EnsembleReport {
  /** The last one asked for, or its first nets: of other settings while it is stale. */
  readonly ensemble: EnsembleOnShow | null;
  /** It is that of other settings, or lacks some of its nets. */
  readonly ensembleStale: boolean;
  /** How much of it is there, while it takes longer than a moment; null while it is there or will be in a moment. */
  readonly ensembleProgress: number | null;
}

export interface Ensembles {
  readonly report: (goal: Goal, runs: number, isWanted: boolean, isBusy: boolean) => EnsembleReport;
  readonly isQuick: (goal: Goal, runs: number) => boolean;
  /** Takes the next step towards it; one that takes long waits while something else `isBusy`. */
  readonly step: (goal: Goal, runs: number, isBusy: boolean) => void;
}

/**
 * The ensemble of the goal: at once where it is small, else from the pool. One that takes but a moment is finished before
 * the next is begun, however the sliders move, so that what is shown is a step or two behind and not nothing; one that
 * takes longer is given up for the next.
 */
export function createEnsembles(requests: Requests, numbers: EnsembleNumbers): Ensembles {
  let present: EnsembleOnShow | null = null;
  let presentGoal: Goal | null = null;
  let isAskedQuick = false;

  const take = (goal: Goal, ensemble: Ensemble) => {
    present = { ...ensemble, experiment: goal.experiment };
    presentGoal = goal;
  };
  const done = (goal: Goal, runs: number): number =>
    presentGoal === goal && present?.of === runs ? present.runs : 0;

  return {
    report: (goal, runs, isWanted, isBusy) => {
      const count = done(goal, runs);
      const isLong = isWanted && count < runs && (isBusy || !isQuick(goal.experiment, runs));
      return {
        ensemble: present,
        ensembleStale: count < runs,
        ensembleProgress: isLong ? count / runs : null,
      };
    },
    isQuick: ({ experiment }, runs) => isQuick(experiment, runs),
    step: (goal, runs, isBusy) => {
      const { experiment } = goal;
      if (done(goal, runs) === runs) return requests.drop('ensemble');
      if (canSampleNow(experiment, runs)) {
        requests.drop('ensemble');
        return take(goal, finish(sampleEnsemble(experiment, runs, numbers)));
      }
      if (requests.isBusy('ensemble') && isAskedQuick) return;
      const quick = isQuick(experiment, runs);
      if (isBusy && !quick) return requests.drop('ensemble');
      isAskedQuick = quick;
      requests.ask({
        kind: 'ensemble',
        of: goal,
        scope: `${runs} runs`,
        request: { experiment, runs },
        take: (parts) => take(goal, parts.at(-1)!),
      });
    },
  };
}
