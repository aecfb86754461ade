import { describe, expect, it, vi } from 'vitest';
import { jobs } from '../../src/compute/jobs.ts';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import type { DigitSets } from '../../src/core/digits.ts';
import { nielsenPlan, type TrainingPlan } from '../../src/core/training/plan.ts';
import { netValue } from '../../src/core/training/points.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import type { DigitsSource, DigitsState } from '../../src/state/digits.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { createTraining } from '../../src/state/training.ts';
import { newRun, requestOf, withPart } from '../../src/state/training-run.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { follow, taskOf } from '../core/training/cases.ts';
import { digits as realDigits } from '../real-digits.ts';

/** Digits that come, or fail, when the test says so. */
function laterDigits() {
  const listeners = new Set<() => void>();
  let state: DigitsState = { sets: null, progress: null, problem: null };
  const tell = (next: DigitsState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const source: DigitsSource = {
    get: () => state,
    load: vi.fn(() => {
      if (state.sets === null && state.progress === null) tell({ sets: null, progress: 0, problem: null });
    }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    source,
    progress: (progress: number) => tell({ sets: null, progress, problem: null }),
    arrive: (sets: DigitSets) => tell({ sets, progress: null, problem: null }),
    fail: (problem: string) => tell({ sets: null, progress: null, problem }),
  };
}

const settings: Settings = { ...defaultSettings, layers: 4, width: 6, activation: 'tanh', examples: 12 };
const plan: TrainingPlan = { ...nielsenPlan, batch: 4, decay: 0, epochs: 2000 };

function bench() {
  const pool = createManualPool();
  const digits = laterDigits();
  const waits: { ms: number; then: () => void; off: boolean }[] = [];
  const training = createTraining(pool, digits.source, (ms, then) => {
    const one = { ms, then, off: false };
    waits.push(one);
    return () => {
      one.off = true;
    };
  });
  const run = (id: number) => training.get().runs.find((one) => one.id === id)!;
  const steps = (id: number) =>
    Array.from({ length: run(id).points.count }, (_, i) => netValue(run(id).points, i, 'step'));
  return { pool, digits, training, waits, run, steps };
}

/** What the same training tells if nothing comes between. */
function undisturbed(of: Settings, how: TrainingPlan) {
  return follow(taskOf(experimentOf(of, realDigits.training), how), {
    every: how.batch === null ? 1 : Math.ceil(of.examples / how.batch),
  });
}

describe('nets in training', () => {
  it('tell of themselves as they were drawn, before anybody starts', () => {
    const { training, pool, run, steps } = bench();
    const id = training.add(settings, plan)!;
    expect(run(id)).toMatchObject({ status: 'waiting', step: 0 });
    pool.finish();
    expect(steps(id)).toEqual([0]);
    expect(training.get()).toMatchObject({ playing: false, problem: null });
  });

  it('go on to the end of their plan', () => {
    const { training, pool, run } = bench();
    const id = training.add(settings, plan)!;
    training.start();
    expect(training.get().playing).toBe(true);
    expect(run(id).status).toBe('training');
    pool.finish();
    expect(run(id)).toMatchObject({ status: 'done', step: 6000 });
    expect(training.get().playing).toBe(false);
    expect(run(id).points.rows).toEqual(undisturbed(settings, plan).points.rows);
  });

  it('pause, take a step and go on as if nothing had been', () => {
    const { training, pool, run, steps } = bench();
    const id = training.add(settings, plan)!;
    training.start();
    pool.step('train');
    const { step } = run(id);
    expect(step).toBeGreaterThan(0);
    training.pause();
    expect(pool.running()).toEqual([]);
    expect(run(id).status).toBe('paused');
    training.step();
    pool.finish();
    expect(run(id)).toMatchObject({ step: step + 1, status: 'paused' });
    expect(steps(id).at(-1)).toBe(step + 1);
    training.start();
    pool.finish();
    const alone = undisturbed(settings, plan);
    expect(run(id).checkpoint!.theta).toEqual(alone.checkpoint.theta);
    expect(steps(id)).toHaveLength(alone.points.count + (step % 3 === 2 ? 0 : 1));
  });

  it('begin anew on reset, with the same weights', () => {
    const { training, pool, run } = bench();
    const id = training.add(settings, plan)!;
    pool.finish();
    const first = run(id).points.rows;
    training.start();
    pool.step('train');
    training.reset();
    expect(run(id)).toMatchObject({ status: 'waiting', step: 0 });
    pool.finish();
    expect(run(id).points.rows).toEqual(first);
    expect(run(id).status).toBe('waiting');
  });

  it('are several at a time; one added later catches up, one removed is forgotten', () => {
    const { training, pool, run } = bench();
    const one = training.add(settings, plan)!;
    training.start();
    pool.step('train');
    const two = training.add({ ...settings, layers: 9, activation: 'relu' }, plan)!;
    expect(run(two).status).toBe('training');
    const behind = run(one).step;
    while (run(two).step < behind) pool.step('train');
    training.remove(one);
    expect(training.get().runs.map(({ id }) => id)).toEqual([two]);
    pool.finish();
    expect(run(two).status).toBe('done');
    expect(run(two).points.rows).toEqual(
      undisturbed({ ...settings, layers: 9, activation: 'relu' }, plan).points.rows,
    );
  });

  it('go slowly, point by point, if asked to', () => {
    const { training, pool, waits, run, steps } = bench();
    const id = training.add(settings, plan)!;
    training.setSpeed(4);
    training.start();
    pool.finish();
    expect(steps(id)).toEqual([0, 3]);
    expect(waits.map(({ ms }) => ms)).toEqual([250]);
    waits[0]!.then();
    pool.finish();
    expect(steps(id)).toEqual([0, 3, 6]);
    training.pause();
    expect(waits[1]!.off).toBe(true);
    training.setSpeed(null);
    expect(pool.running()).toEqual([]);
    training.start();
    pool.finish();
    expect(run(id).status).toBe('done');
  });

  it('what was handed out does not change later', () => {
    const { training, pool, run } = bench();
    const id = training.add(settings, plan)!;
    pool.finish();
    const before = run(id);
    const copy = before.points.rows.slice();
    training.start();
    pool.finish();
    expect(before.points.rows).toEqual(copy);
    expect(before.points.count).toBe(1);
  });

  it('take nothing twice when the worker had to begin anew', () => {
    const request = requestOf(newRun(1, settings, plan), null, 3000);
    const parts = [...jobs.train({ runs: [request], test: null }, createTensorCache())].filter(
      (part) => part !== null,
    );
    expect(parts.length).toBeGreaterThan(1);
    const whole = parts.reduce(withPart, newRun(1, settings, plan));
    const twice = [parts[0]!, ...parts].reduce(withPart, newRun(1, settings, plan));
    expect(twice.points).toEqual(whole.points);
    expect(withPart(whole, parts[0]!)).toBe(whole);
    const { training, pool } = bench();
    training.add(settings, plan);
    training.start();
    pool.restart('train');
    expect(training.get().problem).toContain('started again');
  });

  it('say what went wrong, keep what they have, and may be started again', () => {
    const { training, pool, run } = bench();
    const id = training.add(settings, plan)!;
    training.start();
    pool.step('train');
    const { step } = run(id);
    pool.fail('train', 'The worker stopped twice: silent');
    expect(training.get()).toMatchObject({ playing: false, problem: 'The worker stopped twice: silent' });
    expect(run(id)).toMatchObject({ step, status: 'paused' });
    training.start();
    expect(training.get().problem).toBeNull();
    pool.finish();
    expect(run(id).status).toBe('done');
  });

  it('refuse what cannot be learnt, in words', () => {
    const { training } = bench();
    expect(training.add({ ...settings, target: 'independent' }, plan)).toBeNull();
    expect(training.get().problem).toContain('nothing to be learnt');
    expect(training.add({ ...settings, norm: 'batch', examples: 1 }, plan)).toBeNull();
    expect(training.get().problem).toContain('one example has no spread');
    expect(training.get().runs).toEqual([]);
  });

  it('end where numbers leave the range of doubles', () => {
    const { training, pool, run } = bench();
    const id = training.add({ ...settings, activation: 'linear' }, { ...plan, rate: 1e200 })!;
    training.start();
    pool.finish();
    expect(run(id).status).toBe('diverged');
    expect(training.get().playing).toBe(false);
  });
});

describe('nets in training on digits', () => {
  const onDigits: Settings = { ...settings, data: 'digits', examples: 40, cost: 'cross-entropy' };
  const few: TrainingPlan = { ...plan, batch: 10, epochs: 3 };

  it('wait for the digits, and tell how far these are', () => {
    const { training, pool, digits, run } = bench();
    const id = training.add(onDigits, few)!;
    expect(digits.source.load).toHaveBeenCalledOnce();
    expect(training.get().progress).toBe(0);
    digits.progress(0.5);
    expect(training.get().progress).toBe(0.5);
    training.start();
    expect(training.get().playing).toBe(true);
    expect(pool.running()).toEqual([]);
    digits.arrive(realDigits);
    pool.finish();
    expect(run(id).status).toBe('done');
    expect(training.get().progress).toBeNull();
    expect(netValue(run(id).points, 1, 'testAccuracy')).toBeGreaterThan(0);
  });

  it('say that the digits cannot be had; nets on noise are trained all the same', () => {
    const { training, pool, digits, run } = bench();
    const lost = training.add(onDigits, few)!;
    digits.fail('The file of digits is damaged.');
    expect(training.get()).toMatchObject({ problem: 'The file of digits is damaged.', progress: null });
    training.remove(lost);
    const id = training.add(settings, few)!;
    training.start();
    pool.finish();
    expect(run(id).status).toBe('done');
    expect(training.get().problem).toBeNull();
  });

  it('try again to get them when started', () => {
    const { training, pool, digits, run } = bench();
    const id = training.add(onDigits, few)!;
    digits.fail('The file of digits could not be fetched.');
    training.start();
    expect(training.get()).toMatchObject({ playing: true, problem: null, progress: 0 });
    digits.arrive(realDigits);
    pool.finish();
    expect(run(id).status).toBe('done');
  });
});
