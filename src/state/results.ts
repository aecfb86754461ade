import { canTakeNormsNow, canTakeRungsNow } from '../compute/costs.ts';
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
import { sameExperiment, withExperimentOf } from './experiment.ts';
import { goalOf, measureNow, prove, standIn, unproved } from './net-on-show.ts';
import { drawQuestion, normsQuestion } from './questions.ts';
import { createRequests } from './requests.ts';
import type { AppStore } from './store.ts';
import { resultKinds as kinds, type ResultKind, workOf } from './work.ts';

/** One consistent picture of one net: natural logarithms, by layer, as core gives them. Nothing in it changes later. */
export interface Results {
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
  readonly subscribe: (listener: () => void) => () => void;
  /** The results of the settings of now with everything in them, the inner rungs too. */
  readonly complete: () => Promise<Results>;
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (results: Results) => void;
  readonly reject: (reason: Error) => void;
}

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
  const waiting: Waiting[] = [];
  const newGoal = () => goalOf(store.getState().settings, cache, trainingDigits(digits));
  let goal = newGoal();
  let show = measureNow(goal) ?? standIn(goal.settings, cache);
  let proved = prove(show, null);

  /** Whether digits were lacking when last looked: they are fetched once, not at every step of a slider. */
  let lacked = false;

  const lacksDigits = (): boolean =>
    store.getState().settings.data === 'digits' && trainingDigits(digits) === null;
  const wantsRungs = (): boolean => store.getState().shown.rungs || waiting.length > 0;

  const amountOf = (kind: ResultKind) =>
    // Rungs come after the norms, or not at all.
    workOf(kind, goal, show, wantsRungs() && !requests.hasFailed('norms'));

  const snapshot = (): Results => {
    const { net, measurement, bounds, verdict, slack, norms, certifiedScale } = proved;
    const unfinished = kinds
      .map(amountOf)
      .find(({ done, of }, i) => done < of && !requests.hasFailed(kinds[i]!));
    const progress = unfinished ? unfinished.done / unfinished.of : null;
    const work = lacksDigits() ? digits.get() : { progress, problem: requests.problem() };
    return {
      settings: withExperimentOf(store.getState().settings, show.goal.settings),
      experiment: show.goal.experiment,
      net,
      measurement,
      bounds,
      verdict,
      slack,
      norms,
      rungs: show.rungs,
      certifiedScale,
      pending: work.progress !== null,
      stale: show.goal !== goal || lacksDigits(),
      progress: work.progress,
      problem: work.problem,
    };
  };

  const publish = () => {
    proved = prove(show, proved);
    const next = snapshot();
    if (!equalParts(next, present)) {
      present = next;
      for (const listener of listeners) listener();
    }
    if (present.pending || waiting.length === 0) return;
    const whole = !lacksDigits() && kinds.every((kind) => !requests.hasFailed(kind));
    for (const { resolve, reject } of waiting.splice(0)) {
      if (whole) resolve(present);
      else reject(new Error(present.problem ?? 'The calculation failed.'));
    }
  };

  const draw = () => {
    const drawn = measureNow(goal);
    if (drawn) {
      show = drawn;
      requests.drop('draw');
      return;
    }
    requests.drop('norms');
    requests.ask(drawQuestion(goal));
  };

  const measureRest = () => {
    const { measurement } = show;
    if (measurement.examples === goal.experiment.examples) return;
    requests.ask({
      kind: 'measure',
      of: goal,
      request: goal.experiment,
      take: (parts) => {
        const last = parts.at(-1)!;
        if (last.examples > show.measurement.examples) show = { ...show, measurement: last };
      },
    });
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
    if (canTakeRungsNow(goal.experiment)) {
      return add(innerRungs(show.net, show.measurement, proved.bounds));
    }
    const request = { experiment: goal.experiment, outer: proved.bounds };
    requests.ask({ kind: 'rungs', of: goal, request, take: add });
  };

  const steps: Readonly<Record<ResultKind, () => void>> = {
    draw,
    measure: measureRest,
    norms: takeNorms,
    rungs: takeRungs,
  };

  const refresh = () => {
    const { settings } = store.getState();
    if (lacksDigits()) {
      for (const kind of kinds) requests.drop(kind);
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
    for (const kind of kinds) {
      if ((show.goal !== goal) !== (kind === 'draw') || requests.hasFailed(kind)) continue;
      try {
        steps[kind]();
      } catch (thrown) {
        requests.fail(kind, String(thrown));
      }
    }
    publish();
  };

  const requests = createRequests(pool, publish, refresh);
  let present = snapshot();
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.settings !== previous.settings || state.shown.rungs !== previous.shown.rungs) refresh();
  });
  const unsubscribeDigits = digits.subscribe(() => {
    if (lacked) refresh();
  });
  refresh();

  return {
    get: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    complete: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        requests.forgive();
        lacked = false;
        refresh();
      }),
    stop: () => {
      unsubscribe();
      unsubscribeDigits();
      for (const kind of kinds) requests.drop(kind);
    },
  };
}

function equalParts(a: Results, b: Results): boolean {
  return (Object.keys(a) as (keyof Results)[]).every((key) => a[key] === b[key]);
}
