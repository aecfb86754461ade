import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationIds } from '../../src/core/types.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import {
  comparedActivations,
  createActivationBands,
  mostCompared,
  toggleCompared,
} from '../../src/state/activation-bands.ts';
import { initialState, setSettings } from '../../src/state/changes.ts';
import { createDepths, sampledDepths } from '../../src/state/depths.ts';
import { createResults } from '../../src/state/results.ts';
import { createAppStore } from '../../src/state/store.ts';
import { createManualPool } from '../compute/manual-pool.ts';

function bench(settings: Partial<Settings> = {}) {
  const store = createAppStore({ ...defaultSettings, layers: 6, width: 8, runs: 20, ...settings });
  const pool = createManualPool();
  return { store, pool, results: createResults(store, createManualPool()) };
}

describe('nets of every depth', () => {
  it('are asked for at the depths of the axis and at that of the net on show, while somebody looks', () => {
    const { store, pool, results } = bench();
    const depths = createDepths(results, pool);
    expect(pool.requests).toEqual([]);
    depths.watch();
    const { experiments, runs } = pool.requests[0]!.request as {
      experiments: { layers: number }[];
      runs: number;
    };
    expect(experiments.map(({ layers }) => layers)).toEqual(sampledDepths(6));
    expect(runs).toBe(20);
    pool.finish();
    const { about, parts, status } = depths.get();
    expect(status).toBe('done');
    expect(parts.at(-1)).toMatchObject({ runs: 20, of: 20 });
    expect(parts.at(-1)!.rows).toHaveLength(sampledDepths(about.experiment.layers).length);
    store.apply(setSettings({ theme: 'dark', layer: 3 }));
    expect(pool.requests).toHaveLength(1);
  });

  it('the depths are all different, in order, and those of the net among them', () => {
    for (let layers = 2; layers <= 100; layers++) {
      const depths = sampledDepths(layers);
      expect(depths).toEqual([...new Set(depths)].sort((a, b) => a - b));
      expect(depths.includes(layers)).toBe(layers > 2);
    }
  });

  it('under a moving slider a quick picture is finished and the newest question asked next, none in between', () => {
    const { store, pool, results } = bench();
    const depths = createDepths(results, pool);
    depths.watch();
    for (const scale of [1.1, 1.2, 1.3]) store.apply(setSettings({ scale }));
    expect(pool.requests).toHaveLength(1);
    pool.step('depths');
    expect(depths.get()).toMatchObject({ stale: false, about: { experiment: { weightScale: 1 } } });
    expect(pool.requests).toHaveLength(2);
    expect(pool.running()).toEqual(['depths']);
    pool.finish();
    expect(depths.get()).toMatchObject({ status: 'done', about: { experiment: { weightScale: 1.3 } } });
    expect(pool.requests).toHaveLength(2);
  });

  it('what takes long is given up at once for the next question', () => {
    const { store, pool, results } = bench({ width: 40, weights: 'uniform' });
    const depths = createDepths(results, pool);
    depths.watch();
    store.apply(setSettings({ scale: 2 }));
    store.apply(setSettings({ scale: 3 }));
    expect(pool.requests).toHaveLength(3);
    expect(pool.running()).toEqual(['depths']);
  });

  it('end with the look, are not begun where nobody would wait for them, and may fail', () => {
    const { pool, results } = bench();
    const depths = createDepths(results, pool);
    const leave = depths.watch();
    leave();
    expect(pool.running()).toEqual([]);
    depths.watch();
    pool.fail('depths', 'it broke');
    expect(depths.get().status).toBe('failed');
    const { experiment, ...rest } = results.get();
    const large = { ...rest, experiment: { ...experiment, width: 256, distribution: 'orthogonal' as const } };
    const tooLarge = createDepths(
      { get: () => large, getInitial: () => large, subscribe: () => () => {} },
      pool,
    );
    const asked = pool.requests.length;
    tooLarge.watch();
    expect(pool.requests).toHaveLength(asked);
    expect(tooLarge.get()).toMatchObject({ status: 'done', parts: [] });
  });
});

describe('activations compared', () => {
  it('that of the net is one of them, none stands there twice, and there are at most four', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...activationIds), { maxLength: 30 }),
        fc.constantFrom(...activationIds),
        (presses, activation) => {
          let state = initialState({ ...defaultSettings, activation });
          for (const id of presses) {
            const before = comparedActivations(state);
            state = toggleCompared(id)(state);
            const after = comparedActivations(state);
            expect(after).toContain(activation);
            expect(new Set(after).size).toBe(after.length);
            expect(after.length).toBeLessThanOrEqual(mostCompared);
            const others = (ids: readonly string[]) => ids.filter((one) => one !== id);
            expect(others(after)).toEqual(others(before));
            const isFixed = id === activation || (before.length === mostCompared && !before.includes(id));
            expect(after.includes(id) === before.includes(id)).toBe(isFixed);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are sampled again when another is chosen, at the same settings', () => {
    const { store, pool, results } = bench({ activation: 'tanh', scale: 1.5 });
    const bands = createActivationBands(store, results, pool);
    bands.watch();
    pool.finish();
    expect(bands.get().about.activations).toEqual(['sigmoid', 'tanh', 'relu', 'gelu']);
    store.apply(toggleCompared('gelu'));
    pool.finish();
    store.apply(toggleCompared('sin'));
    pool.finish();
    const { about, parts } = bands.get();
    expect(about).toMatchObject({
      activations: ['sigmoid', 'tanh', 'relu', 'sin'],
      experiment: { weightScale: 1.5 },
    });
    expect(parts.at(-1)!.rows).toHaveLength(4);
    expect(pool.requests).toHaveLength(3);
  });

  it('the band of the net’s own activation is that of the chart', () => {
    const { store, pool, results } = bench({ activation: 'relu', scale: 1.4 });
    const bands = createActivationBands(store, results, pool);
    bands.watch();
    pool.finish();
    const { about, parts } = bands.get();
    const own = parts.at(-1)!.rows[about.activations.indexOf('relu')]!;
    expect(results.get().ensembleStale).toBe(false);
    expect(own.delta).toEqual(results.get().ensemble!.delta);
    expect(own.gradW).toEqual(results.get().ensemble!.gradW);
  });
});
