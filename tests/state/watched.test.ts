import { describe, expect, it } from 'vitest';
import { cures } from '../../src/model/cures.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { setSettings } from '../../src/state/changes.ts';
import { comparedRows, comparedSettings, createComparison } from '../../src/state/comparison.ts';
import { backToOwnNet, showExample } from '../../src/state/example-net.ts';
import { createRecurrent, powersTaken } from '../../src/state/recurrent.ts';
import { createAppStore } from '../../src/state/store.ts';
import { createManualPool } from '../compute/manual-pool.ts';

const bench = (settings: Partial<Settings> = {}) => {
  const store = createAppStore({ ...defaultSettings, layers: 5, width: 6, runs: 12, ...settings });
  return { store, pool: createManualPool() };
};

describe('what is worked on while somebody looks', () => {
  it('begins with the look, ends with it, and is not begun again when it is known', () => {
    const { store, pool } = bench();
    const source = createRecurrent(store, pool);
    expect(pool.running()).toEqual([]);
    const leave = source.watch();
    pool.step('recurrent');
    expect(source.get()).toMatchObject({ status: 'working', stale: false });
    leave();
    expect(pool.running()).toEqual([]);
    const again = source.watch();
    pool.finish();
    expect(source.get()).toMatchObject({ status: 'done', about: { layers: 5, tied: 'yes' } });
    again();
    source.watch();
    expect(pool.requests).toHaveLength(2);
  });

  it('is given up when the settings change, and what was known stays, as stale, until the first part', () => {
    const { store, pool } = bench();
    const source = createRecurrent(store, pool);
    source.watch();
    pool.finish();
    const known = source.get().parts;
    store.apply(setSettings({ scale: 2 }));
    expect(source.get()).toMatchObject({ status: 'working', stale: true, parts: known });
    store.apply(setSettings({ scale: 3 }));
    expect(pool.running()).toEqual(['recurrent']);
    pool.step('recurrent');
    expect(source.get()).toMatchObject({ stale: false, about: { scale: 3 } });
    expect(source.get().parts).toHaveLength(1);
    store.apply(setSettings({ theme: 'dark' }));
    expect(pool.requests).toHaveLength(3);
    pool.fail('recurrent', 'it broke');
    expect(source.get().status).toBe('failed');
  });

  it('the matrix, the steps from L−1 back to 2, and the powers; nothing of a net too wide', () => {
    const { store, pool } = bench();
    const source = createRecurrent(store, pool);
    source.watch();
    pool.finish();
    const kinds = source.get().parts.map(({ kind }) => kind);
    expect(kinds).toEqual(['matrix', ...Array(3).fill('jacobian'), ...Array(powersTaken).fill('power')]);
    store.apply(setSettings({ width: 200 }));
    expect(source.get()).toMatchObject({ status: 'done', parts: [] });
  });
});

describe('the comparison of cures', () => {
  it('first a few nets of every row, then all of them, in the order of the text', () => {
    const { store, pool } = bench();
    const source = createComparison(store, pool);
    source.watch();
    pool.finish();
    const ids = ['none', ...cures.map(({ id }) => id)];
    expect(source.get().parts.map(({ id, runs }) => [id, runs])).toEqual([
      ...ids.map((id) => [id, 8]),
      ...ids.map((id) => [id, 12]),
    ]);
  });

  it('looking at a cure does not change what it is compared with; a change by hand does', () => {
    const { store, pool } = bench({ activation: 'softsign', width: 2 });
    const source = createComparison(store, pool);
    source.watch();
    pool.finish();
    const before = comparedSettings(store.getState());
    const rows = comparedRows(before);
    for (const { id, settings } of rows) {
      store.step(showExample(`cure-${id}`, settings));
      expect(comparedSettings(store.getState())).toEqual(before);
    }
    expect(pool.requests).toHaveLength(1);
    store.apply(setSettings({ layers: 9 }));
    expect(comparedSettings(store.getState())).toEqual({ ...before, layers: 9 });
    store.apply(backToOwnNet);
    expect(comparedSettings(store.getState())).toEqual(before);
  });

  it('a row that makes no sense is refused in words and not computed', () => {
    const { store, pool } = bench({ layers: 100, width: 256, examples: 1000 });
    const source = createComparison(store, pool);
    const refused = comparedRows(comparedSettings(store.getState())).filter(
      ({ refusal }) => refusal !== null,
    );
    expect(refused.map(({ id }) => id)).toEqual(['batch-norm']);
    expect(refused[0]!.refusal).toMatch(/Choose fewer examples/);
    source.watch();
    const { rows } = pool.requests[0]!.request as { rows: { id: string }[] };
    expect(rows.map(({ id }) => id)).not.toContain('batch-norm');
  });
});
