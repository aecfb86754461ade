import { canTakeNormsNow, canTakeRungsNow } from '../compute/costs.ts';
import type { JobKind } from '../compute/jobs.ts';
import type { Pool } from '../compute/pool.ts';
import { createTensorCache, type TensorCache } from '../compute/tensor-cache.ts';
import type { Bounds, Verdict } from '../core/bounds.ts';
import type { Experiment } from '../core/experiment.ts';
import type { Measurement } from '../core/measurement.ts';
import type { Net } from '../core/network.ts';
import { innerRungs, type Rungs } from '../core/rungs.ts';
import type { Slack } from '../core/slack.ts';
import type { WeightNorms } from '../core/weight-norms.ts';
import type { Settings } from '../model/settings.ts';
import { createDigits, type DigitsSource, trainingDigits } from './digits.ts';
import { createEnsembles, type EnsembleReport } from './ensembles.ts';
import { equalParts } from './equal-parts.ts';
import { sameExperiment, withExperimentOf } from './experiment.ts';
import { goalOf, measureNow, prove, refusalOf, standIn, unproved } from './net-on-show.ts';
import { drawQuestion, measureQuestion, normsQuestion, rungsQuestion } from './questions.ts';
import { createRequests } from './requests.ts';
import type { AppStore } from './store.ts';
import { createWaitingList } from './waiting.ts';
import { resultKinds as kinds, type ResultKind, workOf } from './work.ts';

/** One consistent picture of one net: natural logarithms, by layer, as core gives them. Nothing in it changes later. */
export interface Results extends EnsembleReport {
  /** The very settings that these numbers belong to; those without influence on them are always the present ones. */
  readonly settings: Settings;
  readonly experiment: Experiment;
  readonly net: Net;
  /** Of the first examples while those of a large batch are being worked through. */
  readonly measurement: Measurement;
  readonly bounds: Bounds;
  readonly verdict: Verdict;
  /** One example only. */
  readonly slack: Slack | null;
  /** Norms of wʳ at unit scale, r = 2 … L; wʳ itself is net.factor[r] times it. */
  readonly norms: (r: number) => WeightNorms | undefined;
  /** By layer, one example only; filled from L down while they are shown or asked for. */
  readonly rungs: readonly (Rungs | undefined)[];
  /** The largest σ_w with certified vanishing; 0 while a norm is missing. */
  readonly certifiedScale: number;
  /** Something of the above is still to come. */
  readonly pending: boolean;
  /** The numbers are those of another net: the weights of the one asked for are still being drawn. */
  readonly stale: boolean;
  /** How far the work under way has come, between 0 and 1; null if nothing is pending. */
  readonly progress: number | null;
  /** What went wrong, in words, until the settings change. */
  readonly problem: string | null;
}

export interface ResultsSource {
  readonly get: () => Results;
  /** As they were at once for the state that the store was made with. */
  readonly getInitial: () => Results;
  readonly subscribe: (listener: () => void) => () => void;
  /** Those of now with everything in them, the inner rungs too. */
  readonly complete: () => Promise<Results>;
  readonly stop: () => void;
}

const allKinds: readonly JobKind[] = [...kinds, 'ensemble'];

/**
 * The results of the settings in the store. What is cheap is computed in the very event that changes a setting, before
 * the subscribers that came after this one hear of the change; the rest is asked of the pool and comes bit by bit.
 */
export function createResults(
  store: AppStore,
  pool: Pool,
  cache: TensorCache = createTensorCache(),
  digits: DigitsSource = createDigits(),
): ResultsSource {
  const listeners = new Set<() => void>();
  const waiting = createWaitingList<Results>();
  const newGoal = () => goalOf(store.getState().settings, cache, trainingDigits(digits));
  let goal = newGoal();
  let show = measureNow(goal) ?? standIn(goal.settings, cache);
  let proved = prove(show, null);
  /** Whether digits were lacking when last looked: they are fetched once, not at every step of a slider. */
  let lacked = false;

  const lacksDigits = (): boolean =>
    store.getState().settings.data === 'digits' && trainingDigits(digits) === null;
  const wantsRungs = (): boolean => store.getState().shown.rungs || !waiting.isEmpty();
  // Nobody waits for a long one that is not even looked at.
  const wantsEnsemble = (): boolean =>
    store.getState().shown.ensemble || (!waiting.isEmpty() && ensembles.isQuick(goal, runs()));
  const runs = (): number => store.getState().settings.runs;

  const amountOf = (kind: ResultKind) =>
    // Rungs come after the norms, or not at all.
    workOf(kind, goal, show, wantsRungs() && !requests.hasFailed('norms'));

  const progress = (): number | null => {
    const unfinished = kinds
      .map(amountOf)
      .find(({ done, of }, i) => done < of && !requests.hasFailed(kinds[i]!));
    return unfinished ? unfinished.done / unfinished.of : null;
  };

  const snapshot = (): Results => {
    const { known, ...proof } = proved;
    const work = lacksDigits() ? digits.get() : { progress: progress(), problem: requests.problem() };
    return {
      settings: withExperimentOf(store.getState().settings, show.goal.settings),
      experiment: show.goal.experiment,
      ...proof,
      rungs: show.rungs,
      pending: work.progress !== null,
      stale: show.goal !== goal || lacksDigits(),
      progress: work.progress,
      problem: work.problem,
      ...ensembles.report(goal, runs(), wantsEnsemble(), work.progress !== null),
    };
  };

  const publish = () => {
    proved = prove(show, proved);
    const next = snapshot();
    if (!equalParts(next, present)) {
      present = next;
      for (const listener of listeners) listener();
    }
    if (waiting.isEmpty() || present.pending) return;
    const whole = !present.stale && allKinds.every((kind) => !requests.hasFailed(kind));
    if (whole && wantsEnsemble() && present.ensembleStale) return;
    waiting.settle(whole ? present : (present.problem ?? 'The calculation failed.'));
  };

  const draw = () => {
    const drawn = measureNow(goal);
    if (drawn) {
      show = drawn;
      requests.drop('draw');
      return;
    }
    requests.drop('norms');
    const refusal = refusalOf(goal);
    if (refusal === null) return requests.ask(drawQuestion(goal));
    requests.drop('draw');
    requests.fail('draw', refusal);
  };

  const measureRest = () => {
    if (show.measurement.examples === goal.experiment.examples) return;
    const take = (measurement: Measurement) => {
      if (measurement.examples > show.measurement.examples) show = { ...show, measurement };
    };
    requests.ask(measureQuestion(goal, take));
  };

  const takeNorms = () => {
    const { tensors } = goal;
    const question = normsQuestion(goal);
    const { layers } = question.request;
    if (layers.length > 0 && requests.isAsked(question)) return;
    if (!canTakeNormsNow(layers.map(tensors.shape))) return requests.ask(question);
    requests.drop('norms');
    for (const layer of layers) tensors.norms(layer);
  };

  const takeRungs = () => {
    const { done, of } = amountOf('rungs');
    if (of === 0) return requests.drop('rungs');
    if (done === of || unproved(goal).length > 0) return;
    proved = prove(show, proved);
    const add = (parts: Iterable<Rungs>) => {
      const rungs = [...show.rungs];
      for (const rung of parts) rungs[rung.layer] = rung;
      show = { ...show, rungs };
    };
    if (canTakeRungsNow(goal.experiment)) add(innerRungs(show.net, show.measurement, proved.bounds));
    else requests.ask(rungsQuestion(goal, proved.bounds, add));
  };

  const steps: Readonly<Record<ResultKind, () => void>> = {
    draw,
    measure: measureRest,
    norms: takeNorms,
    rungs: takeRungs,
  };

  const attempt = (kind: JobKind, step: () => void) => {
    if (requests.hasFailed(kind)) return;
    try {
      step();
    } catch (thrown) {
      requests.fail(kind, String(thrown));
    }
  };

  const refresh = () => {
    const { settings } = store.getState();
    if (lacksDigits()) {
      for (const kind of allKinds) requests.drop(kind);
      if (!lacked) {
        lacked = true;
        digits.load();
      }
      return publish();
    }
    lacked = false;
    if (!sameExperiment(settings, goal.settings)) {
      goal = sameExperiment(settings, show.goal.settings) ? show.goal : newGoal();
      requests.drop('measure');
      requests.drop('rungs');
      if (show.goal === goal) requests.drop('draw');
      requests.forgive();
    }
    for (const kind of kinds) if ((show.goal !== goal) === (kind === 'draw')) attempt(kind, steps[kind]);
    if (wantsEnsemble() && show.goal === goal)
      attempt('ensemble', () => ensembles.step(goal, runs(), progress() !== null));
    else requests.drop('ensemble');
    publish();
  };

  const requests = createRequests(pool, publish, refresh);
  const ensembles = createEnsembles(requests, cache.ensembles);
  let present = snapshot();
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.settings !== previous.settings || state.shown !== previous.shown) refresh();
  });
  const unsubscribeDigits = digits.subscribe(() => {
    if (lacked) refresh();
  });
  refresh();
  const initial = present;

  return {
    get: () => present,
    getInitial: () => initial,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    complete: () => {
      const answer = waiting.wait();
      requests.forgive();
      lacked = false;
      refresh();
      return answer;
    },
    stop: () => {
      unsubscribe();
      unsubscribeDigits();
      for (const kind of allKinds) requests.drop(kind);
    },
  };
}
