import type { Pool } from '../compute/pool.ts';
import type { RunPart } from '../compute/training-job.ts';
import type { TrainingPlan } from '../core/training/plan.ts';
import type { Settings } from '../model/settings.ts';
import type { DigitsSource } from './digits.ts';
import {
  hasEnded,
  needsDigits,
  newRun,
  nextPoint,
  refusal,
  requestOf,
  restarted,
  type TrainingRun,
  withPart,
} from './training-run.ts';

/** All nets in training. Nothing in it changes later. */
export interface Training {
  /** In the order in which they were added. */
  readonly runs: readonly TrainingRun[];
  readonly playing: boolean;
  /** Points a second of each run; null for as many as the machine can. */
  readonly speed: number | null;
  /** Between 0 and 1 while the digits are fetched. */
  readonly progress: number | null;
  /** What went wrong, in words. */
  readonly problem: string | null;
}

export interface TrainingSource {
  readonly get: () => Training;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another net to train, beside those there are; its id, or null if it is refused, the problem being why. */
  readonly add: (settings: Settings, plan: TrainingPlan) => number | null;
  readonly remove: (id: number) => void;
  /** These nets, all of which can be trained, in place of those there are, at rest. */
  readonly replace: (rows: readonly { readonly settings: Settings; readonly plan: TrainingPlan }[]) => void;
  readonly start: () => void;
  readonly pause: () => void;
  /** One step of every run, and pause. */
  readonly step: () => void;
  /** All runs back to the nets as they were drawn. */
  readonly reset: () => void;
  readonly setSpeed: (speed: number | null) => void;
}

/** Calls back after so many milliseconds; what it returns calls that off. */
export type Wait = (ms: number, then: () => void) => () => void;

export const clockWait: Wait = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

const restartNotice = 'The training stopped and was started again from where it was.';

/** Where runs are to stop, by their id; null for the end of the plan. */
type Targets = ReadonlyMap<number, number | null>;

const isReached = (run: TrainingRun, target: number | null | undefined): boolean =>
  hasEnded(run) || target === undefined || (target !== null && run.step >= target && run.points.count > 0);

/**
 * Nets in training, kept as long as the page is open, whoever looks. The pool should be one of its own, for training takes all
 * the time of its thread. Where a run has come to is kept here: to pause is to cancel, and to go on is to ask again.
 */
export function createTraining(pool: Pool, digits: DigitsSource, wait: Wait = clockWait): TrainingSource {
  const listeners = new Set<() => void>();
  let present: Training = { runs: [], playing: false, speed: null, progress: null, problem: null };
  let lastId = 0;
  /** What is being done, and what comes then; null if nothing is. */
  let current: { readonly targets: Targets; readonly then: () => void } | null = null;
  let waitsForDigits = false;
  let endWait: () => void = () => {};

  const publish = (change: Partial<Training>) => {
    present = { ...present, ...change };
    for (const listener of listeners) listener();
  };

  const runsNow = (playing: boolean): readonly TrainingRun[] =>
    present.runs.map((run) => {
      const status = playing ? 'training' : run.step > 0 ? 'paused' : 'waiting';
      return hasEnded(run) || run.status === status ? run : { ...run, status };
    });

  const halt = () => {
    endWait();
    current = null;
    waitsForDigits = false;
    pool.cancel('train');
  };

  const rest = (problem: string | null) => {
    halt();
    publish({ playing: false, runs: runsNow(false), progress: null, problem });
  };

  const unreached = (targets: Targets): readonly TrainingRun[] =>
    present.runs.filter((run) => !isReached(run, targets.get(run.id)));

  const take = (parts: readonly RunPart[]) => {
    const byId = new Map(present.runs.map((run) => [run.id, run]));
    for (const part of parts) {
      const run = byId.get(part.id);
      if (run) byId.set(part.id, withPart(run, part));
    }
    publish({ runs: [...byId.values()], progress: null });
  };

  /** Asks the pool for what is left to be done, once the digits are there. */
  const ask = () => {
    if (current === null) return;
    const { targets, then } = current;
    const left = unreached(targets);
    const { sets } = digits.get();
    if (left.some(needsDigits) && sets === null) {
      waitsForDigits = true;
      return digits.load();
    }
    if (left.length === 0) return then();
    const runs = left.map((run) => requestOf(run, sets?.training ?? null, targets.get(run.id) ?? null));
    pool.run(
      'train',
      { runs, test: sets?.test ?? null },
      {
        parts: take,
        done: then,
        restarted: () => publish({ problem: restartNotice }),
        failed: rest,
      },
    );
  };

  const pursue = (targetOf: (run: TrainingRun) => number | null, then: () => void) => {
    halt();
    current = { targets: new Map(present.runs.map((run) => [run.id, targetOf(run)])), then };
    ask();
  };

  /** The nets as drawn, for runs of which nothing is known yet. */
  const look = () =>
    pursue(
      () => 0,
      () => rest(null),
    );

  const play = () => {
    const { speed } = present;
    if (present.runs.every(hasEnded)) return rest(present.problem);
    pursue(
      (run) => (speed === null ? null : nextPoint(run)),
      speed === null
        ? play
        : () => {
            endWait = wait(1000 / speed, play);
          },
    );
  };

  const goOn = () => (present.playing ? play() : look());

  digits.subscribe(() => {
    if (!waitsForDigits) return;
    const { sets, progress, problem } = digits.get();
    if (problem !== null) return rest(problem);
    publish({ progress });
    if (sets === null) return;
    waitsForDigits = false;
    ask();
  });

  return {
    get: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (settings, plan) => {
      const problem = refusal(settings);
      if (problem !== null) {
        publish({ problem });
        return null;
      }
      lastId++;
      const run = newRun(lastId, settings, plan);
      publish({ runs: [...present.runs, run], problem: null });
      publish({ runs: runsNow(present.playing) });
      goOn();
      return lastId;
    },
    remove: (id) => {
      publish({ runs: present.runs.filter((run) => run.id !== id) });
      goOn();
    },
    replace: (rows) => {
      halt();
      const runs = rows.map(({ settings, plan }) => {
        lastId++;
        return newRun(lastId, settings, plan);
      });
      publish({ runs, playing: false, progress: null, problem: null });
      look();
    },
    start: () => {
      publish({ playing: true, runs: runsNow(true), problem: null });
      play();
    },
    pause: () => rest(null),
    step: () => {
      publish({ playing: false, runs: runsNow(false), problem: null });
      pursue(
        (run) => run.step + 1,
        () => rest(null),
      );
    },
    reset: () => {
      publish({ playing: false, runs: present.runs.map(restarted), problem: null });
      look();
    },
    setSpeed: (speed) => {
      publish({ speed });
      if (present.playing) play();
    },
  };
}
