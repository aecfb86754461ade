import type { JobKind } from '../compute/jobs.ts';
import { tensorLayers } from '../core/experiment.ts';
import { type Goal, type NetOnShow, undrawn, unproved } from './net-on-show.ts';

/** The kinds of work that the results consist of. */
export type ResultKind = Extract<JobKind, 'draw' | 'measure' | 'norms' | 'rungs'>;

export const resultKinds: readonly ResultKind[] = ['draw', 'measure', 'norms', 'rungs'];

export interface Work {
  readonly done: number;
  readonly of: number;
}

const none: Work = { done: 0, of: 0 };

/** How much there is to do of each kind for the goal, and how much of it is done. Rungs may not be wanted. */
export function workOf(kind: ResultKind, goal: Goal, show: NetOnShow, rungs: boolean): Work {
  const { experiment } = goal;
  const matrices = tensorLayers(experiment).length;
  const isStale = show.goal !== goal;
  if (isStale !== (kind === 'draw')) return none;
  switch (kind) {
    case 'draw':
      return { done: matrices - undrawn(goal).length, of: matrices };
    case 'measure':
      return { done: show.measurement.examples, of: experiment.examples };
    case 'norms':
      return { done: matrices - unproved(goal).length, of: matrices };
    case 'rungs':
      if (!rungs || !show.measurement.single) return none;
      return { done: show.rungs.filter((rung) => rung).length, of: experiment.layers - 1 };
  }
}
