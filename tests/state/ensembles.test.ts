import { describe, expect, it } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { type Ensemble, sampleEnsemble } from '../../src/core/ensemble/ensemble.ts';
import { finish } from '../../src/core/measurement.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { setSettings, toggleSeries } from '../../src/state/changes.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { createResults } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { quietStore } from './quiet-store.ts';

function createBench(settings: Partial<Settings> = {}) {
  const store = quietStore({ ...defaultSettings, ...settings });
  store.apply(toggleSeries('ensemble'));
  const pool = createManualPool();
  const results = createResults(store, pool);
  const set = (partial: Partial<Settings>) => store.apply(setSettings(partial));
  /** How many ensembles have been asked for. */
  const asked = () => pool.requests.filter(({ kind }) => kind === 'ensemble').length;
  const finishOthers = () => {
    for (;;) {
      const kind = pool.running().find((one) => one !== 'ensemble');
      if (!kind) return;
      pool.step(kind);
    }
  };
  /** That of the settings of now, by core alone. */
  const direct = (runs = store.getState().settings.runs): Ensemble =>
    finish(sampleEnsemble(experimentOf(store.getState().settings), runs, createTensorCache().ensembles));
  return { store, pool, results, set, asked, finishOthers, direct };
}

/** Not of every event, but a moment's work. */
const medium = { layers: 40, width: 40, runs: 100 } as const;
/** Every net is drawn. */
const long = { layers: 20, width: 30, runs: 300, weights: 'uniform' } as const;

describe('the ensemble of a small net', () => {
  it('is there at once, follows every slider in the same event and asks nothing of the pool', () => {
    const { results, set, pool, direct } = createBench();
    const changes: Partial<Settings>[] = [
      {},
      { scale: 2 },
      { activation: 'relu' },
      { layers: 20 },
      { width: 10 },
      { bias: 0.5 },
      { target: 'independent' },
      { cost: 'cross-entropy' },
      { runs: 10 },
      { seed: 5 },
    ];
    for (const change of changes) {
      set(change);
      expect(results.get()).toMatchObject({ ensembleStale: false, ensembleProgress: null });
      const { experiment, ...ensemble } = results.get().ensemble!;
      expect(ensemble).toEqual(direct());
      expect(experiment).toEqual(results.get().experiment);
    }
    expect(pool.requests).toEqual([]);
  });

  it('is the same object when nothing that matters has changed', () => {
    const { results, set, store } = createBench();
    const { ensemble } = results.get();
    set({ layer: 5, theme: 'dark' });
    store.apply(toggleSeries('lower'));
    expect(results.get().ensemble).toBe(ensemble);
  });
});

describe('the ensemble of a larger net', () => {
  it('comes a moment later; until then the last one stands there, marked', () => {
    const { results, set, pool, asked, finishOthers, direct } = createBench(medium);
    finishOthers();
    expect(results.get()).toMatchObject({ ensemble: null, ensembleStale: true, ensembleProgress: null });
    pool.finish();
    expect(results.get()).toMatchObject({ ensembleStale: false, pending: false });
    expect(results.get().ensemble).toMatchObject(direct());
    const before = results.get().ensemble;
    set({ scale: 2 });
    expect(results.get()).toMatchObject({ ensembleStale: true, ensembleProgress: null, pending: false });
    expect(results.get().ensemble).toBe(before);
    expect(before!.experiment.weightScale).toBe(1);
    pool.finish();
    expect(results.get().ensemble).toMatchObject(direct());
    expect(asked()).toBe(2);
  });

  it('is not given up while a slider moves: each is shown when it comes, then the newest is asked for', () => {
    const { results, set, pool, asked, finishOthers } = createBench(medium);
    finishOthers();
    for (const scale of [1.1, 1.2, 1.3]) set({ scale });
    expect(asked()).toBe(1);
    pool.step('ensemble');
    expect(results.get().ensemble!.experiment.weightScale).toBe(1);
    expect(results.get().ensembleStale).toBe(true);
    pool.step('ensemble');
    expect(asked()).toBe(2);
    pool.finish();
    expect(results.get().ensemble!.experiment.weightScale).toBe(1.3);
    expect(results.get().ensembleStale).toBe(false);
    expect(asked()).toBe(2);
  });

  it('belongs to its number of runs', () => {
    const { results, set, pool, direct } = createBench(medium);
    pool.finish();
    set({ runs: 150 });
    expect(results.get().ensembleStale).toBe(true);
    pool.finish();
    expect(results.get().ensemble).toMatchObject(direct(150));
  });

  it('is not asked for while it is hidden, and when it is shown again only if it has become another', () => {
    const { store, results, set, pool, asked } = createBench(medium);
    pool.finish();
    store.apply(toggleSeries('ensemble'));
    store.apply(toggleSeries('ensemble'));
    expect(asked()).toBe(1);
    store.apply(toggleSeries('ensemble'));
    set({ scale: 3 });
    expect(asked()).toBe(1);
    expect(results.get().ensembleProgress).toBeNull();
    store.apply(toggleSeries('ensemble'));
    expect(asked()).toBe(2);
    store.apply(toggleSeries('ensemble'));
    expect(pool.running()).not.toContain('ensemble');
  });
});

describe('an ensemble that takes long', () => {
  it('tells how far it has come, shows its first nets, and is given up for the next', () => {
    const { results, set, pool, asked } = createBench(long);
    while (pool.running().some((kind) => kind !== 'ensemble')) pool.step(pool.running()[0]!);
    expect(results.get()).toMatchObject({ ensembleStale: true, ensembleProgress: 0 });
    pool.step('ensemble');
    const { ensemble, ensembleProgress } = results.get();
    expect(ensemble!.of).toBe(300);
    expect(ensemble!.runs).toBeGreaterThanOrEqual(8);
    expect(ensembleProgress).toBe(ensemble!.runs / 300);
    expect(results.get().ensembleStale).toBe(true);
    set({ scale: 1.5 });
    expect(asked()).toBe(2);
    expect(results.get().ensembleProgress).toBe(0);
    expect(results.get().ensemble).toBe(ensemble);
  });

  it('waits for everything else', () => {
    const { pool, results, set } = createBench({ ...long, layers: 40, width: 48, runs: 64 });
    expect(pool.running()).toEqual(['norms']);
    while (results.get().pending) pool.step('norms');
    expect(pool.running()).toEqual(['norms']);
    pool.step('norms');
    expect(pool.running()).toEqual(['ensemble']);
    set({ width: 47 });
    expect(pool.running()).not.toContain('ensemble');
  });
});

describe('the complete results', () => {
  it('have the ensemble, hidden or not, if it is a moment’s work', async () => {
    for (const isHidden of [false, true]) {
      const { store, pool, results, direct } = createBench(medium);
      if (isHidden) store.apply(toggleSeries('ensemble'));
      const answer = results.complete();
      pool.finish();
      expect((await answer).ensemble).toMatchObject(direct());
      expect((await answer).ensembleStale).toBe(false);
    }
  });

  it('do not wait for a long one that is hidden, nor once it is', async () => {
    const { store, pool, results, finishOthers } = createBench(long);
    const answer = results.complete();
    finishOthers();
    expect(pool.running()).toEqual(['ensemble']);
    store.apply(toggleSeries('ensemble'));
    expect((await answer).ensembleStale).toBe(true);
    expect((await results.complete()).ensembleStale).toBe(true);
  });

  it('are refused when the ensemble fails, of which the rest hears nothing but the reason', async () => {
    const { pool, results, set, finishOthers } = createBench(medium);
    const answer = results.complete();
    finishOthers();
    pool.fail('ensemble', 'out of luck');
    await expect(answer).rejects.toThrow('out of luck');
    expect(results.get()).toMatchObject({ pending: false, problem: 'out of luck', ensembleStale: true });
    set({ scale: 2 });
    pool.finish();
    expect(results.get()).toMatchObject({ problem: null, ensembleStale: false });
  });
});
