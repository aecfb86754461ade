import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { bounds, certifiedScale, verdict } from '../../src/core/bounds.ts';
import {
  buildNet,
  createTensors,
  type Experiment,
  type Tensors,
  tensorLayer,
} from '../../src/core/experiment.ts';
import { finish, measure } from '../../src/core/measurement.ts';
import type { Net } from '../../src/core/network.ts';
import { innerRungs } from '../../src/core/rungs.ts';
import { slack } from '../../src/core/slack.ts';
import { weightNorms } from '../../src/core/weight-norms.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { newWeights, setSettings, toggleSeries } from '../../src/state/changes.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { createResults, type Results } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { quietStore } from './quiet-store.ts';

/** Ensembles, which have tests of their own, are hidden. */
function createBench(settings: Partial<Settings> = {}) {
  const store = quietStore({ ...defaultSettings, ...settings });
  const pool = createManualPool();
  const normsOf = vi.fn(weightNorms);
  const results = createResults(store, pool, createTensorCache(undefined, normsOf));
  const told = vi.fn();
  results.subscribe(told);
  const set = (partial: Partial<Settings>) => store.apply(setSettings(partial));
  return { store, pool, normsOf, results, told, set };
}

/** Drawn by core alone, once for all tests. */
const drawn = new Map<string, Tensors>();
function tensorsOf({ seed, width, distribution }: Experiment): Tensors {
  const name = `${seed} ${width} ${distribution}`;
  const tensors = drawn.get(name) ?? createTensors(seed, width, distribution);
  drawn.set(name, tensors);
  return tensors;
}

/** By core alone, all at once; `examples` of them, if not all. */
function direct(settings: Settings, examples = settings.examples) {
  const experiment = { ...experimentOf(settings), examples };
  const tensors = tensorsOf(experiment);
  const net = buildNet(experiment, tensors);
  const measurement = finish(measure(experiment, net));
  const norms = (r: number) => tensors.norms(tensorLayer(experiment, r));
  return { net, measurement, norms };
}

const sameNumbers = (a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): boolean =>
  a?.length === b?.length && Array.from(a ?? []).every((x, i) => x === b![i]);

/** As toEqual says it, but fast. */
const sameNets = (a: Net, b: Net): boolean =>
  a.activation === b.activation &&
  a.outputActivation === b.outputActivation &&
  a.cost === b.cost &&
  sameNumbers(a.sizes, b.sizes) &&
  a.sizes.every(
    (_, l) =>
      a.factor[l] === b.factor[l] &&
      sameNumbers(a.w[l]?.entries, b.w[l]?.entries) &&
      sameNumbers(a.b[l], b.b[l]),
  );

/** All parts agree with core's for the settings that the results name. */
function expectWhole({ settings, norms, ...results }: Results) {
  const own = direct(settings);
  const outer = bounds(own.net, own.measurement, own.norms);
  expect(sameNets(results.net, own.net)).toBe(true);
  expect(results.measurement).toEqual(own.measurement);
  expect(results.bounds).toEqual(outer);
  expect(results.verdict).toBe(verdict(outer));
  expect(results.slack).toEqual(slack(own.net, own.measurement, own.norms));
  expect(results.certifiedScale).toBe(certifiedScale(own.net, settings.scale, own.norms));
  for (let r = 2; r <= settings.layers; r++) expect(norms(r)).toEqual(own.norms(r));
  expect(results).toMatchObject({ pending: false, stale: false, progress: null, problem: null });
}

const layersIn = (rungs: Results['rungs']) => rungs.flatMap((rung) => (rung ? [rung.layer] : []));

const deep = { layers: 40, width: 48 };

describe('the results of a small net', () => {
  it('are whole at once: the default net, certified to vanish, asks nothing of the pool', () => {
    const { store, pool, results } = createBench();
    expectWhole(results.get());
    expect(results.get().settings).toBe(store.getState().settings);
    expect(results.get().verdict).toBe('vanishing');
    expect(pool.requests).toEqual([]);
  });

  it('follow a slider in the same event and take no norm again', () => {
    const { normsOf, results, told, set } = createBench();
    const before = normsOf.mock.calls.length;
    expect(before).toBe(11);
    const changes: Partial<Settings>[] = [
      { scale: 3 },
      { activation: 'tanh' },
      { layers: 5 },
      { bias: 0.5 },
      { cost: 'cross-entropy' },
      { fan: 'average' },
      { target: 'independent' },
    ];
    for (const [i, change] of changes.entries()) {
      set(change);
      expect(told).toHaveBeenCalledTimes(i + 1);
      expect(results.get().settings).toMatchObject(change);
      expectWhole(results.get());
    }
    expect(normsOf).toHaveBeenCalledTimes(before);
    set({ layers: 13 });
    expectWhole(results.get());
    expect(normsOf).toHaveBeenCalledTimes(before + 1);
  });

  it('are the same object as long as the settings are equal', () => {
    const { store, results, told, set } = createBench();
    const before = results.get();
    set({ ...defaultSettings });
    store.apply(setSettings({ scale: 1 }));
    store.apply(toggleSeries('gradW'));
    expect(results.get()).toBe(before);
    expect(told).not.toHaveBeenCalled();
  });

  it('keep their numbers when something else is set, and know it', () => {
    const { results, set } = createBench();
    const before = results.get();
    set({ layer: 7, theme: 'dark' });
    const after = results.get();
    expect(after.settings).toMatchObject({ layer: 7, theme: 'dark' });
    for (const part of ['net', 'measurement', 'bounds', 'slack', 'norms', 'rungs'] as const) {
      expect(after[part]).toBe(before[part]);
    }
  });

  it('have one matrix when it is tied', () => {
    const { normsOf, results } = createBench({ tied: 'yes' });
    expectWhole(results.get());
    expect(normsOf).toHaveBeenCalledOnce();
    expect(results.get().norms(3)).toBe(results.get().norms(9));
  });
});

describe('the norms of a larger net', () => {
  it('come after the curve, from the output down, and do not change what was given before', () => {
    const { pool, normsOf, results, told } = createBench(deep);
    const first = results.get();
    expect(first.measurement).toEqual(direct(first.settings).measurement);
    expect(first).toMatchObject({
      pending: true,
      stale: false,
      verdict: 'silent',
      certifiedScale: 0,
      progress: 0,
    });
    const logB0 = [...first.bounds.logB0];
    expect(logB0.slice(2, 40)).toEqual(Array(38).fill(Number.POSITIVE_INFINITY));

    pool.step('norms');
    pool.step('norms');
    expect(told).toHaveBeenCalledTimes(2);
    const later = results.get();
    expect(Number.isFinite(later.bounds.logB0[38])).toBe(true);
    expect(later.bounds.logB0[37]).toBe(Number.POSITIVE_INFINITY);
    expect(later.progress).toBeCloseTo(2 / 39, 12);
    expect(later.measurement).toBe(first.measurement);
    expect([...first.bounds.logB0]).toEqual(logB0);
    expect(first.norms(40)).toBeUndefined();
    expect(later.norms(40)).toBeDefined();

    pool.finish();
    expectWhole(results.get());
    expect(normsOf).not.toHaveBeenCalled();
    expect(pool.requests).toHaveLength(1);
  });

  it('are asked for once, however the sliders move meanwhile', () => {
    const { pool, results, set } = createBench(deep);
    pool.step('norms');
    for (const change of [
      { scale: 2 },
      { activation: 'relu' },
      { cost: 'cross-entropy' },
      { bias: 1 },
    ] as const) {
      set(change);
      expect(results.get()).toMatchObject({ pending: true, stale: false });
      expect(results.get().measurement).toEqual(direct(results.get().settings).measurement);
    }
    expect(pool.requests).toHaveLength(1);
    pool.finish();
    expectWhole(results.get());
    set({ scale: 0.3 });
    expectWhole(results.get());
    expect(pool.requests).toHaveLength(1);
  });

  it('of layers that are gone are not waited for', () => {
    const { pool, results, set } = createBench(deep);
    pool.step('norms');
    set({ layers: 30 });
    const { layers } = pool.requests.at(-1)!.request as { layers: number[] };
    expect(layers).toEqual(Array.from({ length: 29 }, (_, i) => 30 - i));
    set({ layers: 4 });
    expectWhole(results.get());
    expect(pool.running()).toEqual([]);
  });

  it('of layers that are added are asked for without those that are known', () => {
    const { pool, results, set } = createBench(deep);
    pool.finish();
    set({ layers: 100 });
    const { layers } = pool.requests.at(-1)!.request as { layers: number[] };
    expect(layers).toEqual(Array.from({ length: 60 }, (_, i) => 100 - i));
    pool.finish();
    expectWhole(results.get());
  });

  it('of widths that a drag has left are not waited for, and those of the last one come', () => {
    const { pool, results, set } = createBench(deep);
    for (let width = 49; width <= 60; width++) {
      set({ width });
      expect(results.get().settings.width).toBe(width);
      expect(results.get().stale).toBe(false);
      expect(pool.running()).toEqual(['norms']);
    }
    pool.finish();
    expectWhole(results.get());
  });

  it('stay known: going back to a width asks for nothing', () => {
    const { pool, results, set } = createBench(deep);
    pool.finish();
    set({ width: 50 });
    pool.finish();
    const asked = pool.requests.length;
    set({ width: 48 });
    expectWhole(results.get());
    expect(pool.requests).toHaveLength(asked);
  });
});

describe('a net that takes long to draw', () => {
  const heavy = { layers: 60, width: 128 };

  it('leaves the old numbers standing, marked, with the settings they belong to', () => {
    const { pool, results, set } = createBench();
    const before = results.get();
    set({ ...heavy, theme: 'dark' });
    const meanwhile = results.get();
    expect(meanwhile).toMatchObject({ stale: true, pending: true, progress: 0 });
    expect(meanwhile.settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(meanwhile.bounds).toBe(before.bounds);
    pool.step('draw');
    expect(results.get().progress).toBeCloseTo(1 / 59, 12);
    while (pool.running().includes('draw')) pool.step('draw');
    expect(results.get()).toMatchObject({ stale: false, pending: true });
    expect(results.get().settings).toMatchObject(heavy);
    expect(results.get().measurement).toEqual(direct(results.get().settings).measurement);
  });

  it('is given up when the person goes back, with nothing left to wait for', () => {
    const { pool, results, set } = createBench();
    const before = results.get();
    set(heavy);
    set({ layers: 12, width: 30 });
    expect(pool.running()).toEqual([]);
    expect(results.get()).toEqual(before);
  });

  it('opens a page with a small stand-in of its own settings', () => {
    const { pool, results } = createBench({ ...heavy, activation: 'tanh', scale: 2, layer: 50 });
    const standIn = results.get();
    expect(standIn).toMatchObject({ stale: true, pending: true });
    expect(standIn.settings).toMatchObject({
      layers: 12,
      width: 30,
      activation: 'tanh',
      scale: 2,
      layer: 50,
    });
    expect(standIn.measurement).toEqual(direct(standIn.settings).measurement);
    while (pool.running().includes('draw')) pool.step('draw');
    expect(results.get().settings).toMatchObject({ ...heavy, layer: 50 });
  });

  it('is not asked for anew while a slider moves', () => {
    const { pool, set } = createBench(heavy);
    pool.step('draw');
    set({ scale: 2 });
    set({ scale: 3 });
    expect(pool.requests).toHaveLength(1);
    set({ layers: 61 });
    const { layers } = pool.requests.at(-1)!.request as { layers: number[] };
    expect(layers).toEqual([61, ...Array.from({ length: 58 }, (_, i) => 59 - i)]);
  });
});

describe('a batch', () => {
  it('of few examples is measured at once', () => {
    const { pool, results } = createBench({ examples: 20 });
    expectWhole(results.get());
    expect(pool.requests).toEqual([]);
  });

  it('of many is shown from its first examples on, until all are measured', () => {
    const { pool, results, set } = createBench({ examples: 200, layers: 20 });
    const seen: number[] = [];
    const look = () => {
      const { measurement, settings } = results.get();
      seen.push(measurement.examples);
      expect(measurement).toEqual(direct(settings, measurement.examples).measurement);
    };
    look();
    expect(results.get()).toMatchObject({ pending: true, stale: false, progress: seen[0]! / 200 });
    pool.step('measure');
    pool.step('measure');
    look();
    set({ scale: 2 });
    expect(results.get().settings.scale).toBe(2);
    look();
    while (pool.running().includes('measure')) {
      pool.step('measure');
      look();
    }
    expect(seen[1]).toBeGreaterThan(seen[0]!);
    expect(seen[2]).toBe(seen[0]);
    expect(seen.slice(2)).toEqual(seen.slice(2).sort((a, b) => a - b));
    pool.finish();
    expectWhole(results.get());
  });
});

describe('the inner rungs', () => {
  const rungsOf = (settings: Settings) => {
    const { net, measurement, norms } = direct(settings);
    const rungs: unknown[] = [];
    for (const rung of innerRungs(net, measurement, bounds(net, measurement, norms)))
      rungs[rung.layer] = rung;
    return rungs;
  };

  it('are there when they are shown', () => {
    const { store, pool, results, set } = createBench({ layers: 8, width: 10 });
    expect(results.get().rungs).toEqual([]);
    store.apply(toggleSeries('rungs'));
    expect(results.get().rungs).toEqual(rungsOf(results.get().settings));
    set({ scale: 2 });
    expect(results.get().rungs).toEqual(rungsOf(results.get().settings));
    expect(pool.requests).toEqual([]);
  });

  it('of a larger net come after the norms, from the output down; the newest settings count', () => {
    const { store, pool, results, set } = createBench(deep);
    store.apply(toggleSeries('rungs'));
    expect(pool.running()).toEqual(['norms']);
    while (pool.running().includes('norms')) pool.step('norms');
    pool.step('rungs');
    pool.step('rungs');
    expect(layersIn(results.get().rungs)).toEqual([39, 40]);
    set({ scale: 1.5 });
    expect(results.get().rungs).toEqual([]);
    expect(results.get().pending).toBe(true);
    pool.step('rungs');
    expect(layersIn(results.get().rungs)).toEqual([40]);
    pool.finish();
    expect(results.get().rungs).toEqual(rungsOf(results.get().settings));
    expectWhole(results.get());
    store.apply(toggleSeries('rungs'));
    set({ scale: 1 });
    expect(results.get()).toMatchObject({ rungs: [], pending: false });
  });

  it('are in the complete results, which wait for all, of the last settings', async () => {
    const { pool, results, set } = createBench(deep);
    const complete = results.complete();
    set({ scale: 2 });
    while (pool.running().includes('norms')) pool.step('norms');
    pool.step('rungs');
    set({ scale: 3 });
    pool.finish();
    const whole = await complete;
    expect(whole.settings).toMatchObject({ ...deep, scale: 3 });
    expectWhole(whole);
    expect(whole.rungs).toEqual(rungsOf(whole.settings));
    expect(whole).toBe(results.get());
  });

  it('do not exist for a batch, which is complete without them', async () => {
    const { results } = createBench({ examples: 3 });
    const whole = await results.complete();
    expect(whole.rungs).toEqual([]);
    expectWhole(whole);
  });
});

describe('a problem', () => {
  it('is told, leaves the rest alive, rejects who waits, and is forgotten with the next settings', async () => {
    const { pool, results, set } = createBench(deep);
    const complete = results.complete();
    pool.fail('norms', 'out of memory');
    await expect(complete).rejects.toThrow('out of memory');
    expect(results.get()).toMatchObject({ problem: 'out of memory', pending: false, verdict: 'silent' });
    set({ theme: 'dark' });
    expect(results.get().problem).toBe('out of memory');
    set({ scale: 2 });
    expect(results.get()).toMatchObject({ problem: null, pending: true });
    pool.finish();
    expectWhole(results.get());
  });

  it('does not keep a second attempt from being made', async () => {
    const { pool, results } = createBench(deep);
    pool.fail('norms', 'out of memory');
    const complete = results.complete();
    pool.finish();
    expectWhole(await complete);
  });

  it('is a worker that was started again', () => {
    const { pool, results, set } = createBench(deep);
    pool.restart('norms');
    expect(results.get().problem).toMatch(/started again/);
    pool.finish();
    expect(results.get()).toMatchObject({ pending: false, problem: expect.stringMatching(/started again/) });
    set({ scale: 2 });
    expect(results.get().problem).toBeNull();
  });

  it('of drawing leaves the old numbers marked', () => {
    const { pool, results, set } = createBench();
    set({ layers: 60, width: 128 });
    pool.fail('draw', 'out of memory');
    expect(results.get()).toMatchObject({ stale: true, pending: false, problem: 'out of memory' });
  });
});

describe('in any order of changes and parts', () => {
  it('every snapshot is of one piece, and in the end everything is there', () => {
    const change = fc.record(
      {
        layers: fc.integer({ min: 2, max: 30 }),
        width: fc.constantFrom(1, 8, 33, 48),
        scale: fc.double({ min: 0.5, max: 3, noNaN: true }),
        activation: fc.constantFrom('sigmoid' as const, 'tanh' as const, 'relu' as const),
        weights: fc.constantFrom('gaussian' as const, 'uniform' as const),
        examples: fc.constantFrom(1, 2, 70),
        tied: fc.constantFrom('no' as const, 'yes' as const),
        layer: fc.integer({ min: 2, max: 30 }),
      },
      { requiredKeys: [] },
    );
    const event = fc.oneof(
      change,
      fc.constantFrom('new weights' as const, 'rungs' as const),
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const { store, pool, results, set } = createBench();
        for (const happens of events) {
          if (happens === 'new weights') store.step(newWeights);
          else if (happens === 'rungs') store.apply(toggleSeries('rungs'));
          else if (typeof happens === 'number') {
            const kind = pool.running()[happens];
            if (kind) pool.step(kind);
          } else set(happens);
          const { settings, measurement, stale, pending } = results.get();
          expect(measurement).toEqual(direct(settings, measurement.examples).measurement);
          if (!stale) expect(settings).toBe(store.getState().settings);
          expect(pending).toBe(pool.running().length > 0);
        }
        pool.finish();
        expectWhole(results.get());
        const { shown, settings } = store.getState();
        const { length } = layersIn(results.get().rungs);
        if (shown.rungs && settings.examples === 1) expect(length).toBe(settings.layers - 1);
      }),
      { numRuns: 25 },
    );
  });
});
