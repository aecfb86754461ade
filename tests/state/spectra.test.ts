import { describe, expect, it } from 'vitest';
import { jacobianSpectra } from '../../src/core/jacobian-spectrum.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { setSetting, toggleSeries } from '../../src/state/changes.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { createResults } from '../../src/state/results.ts';
import { createSpectra, type Spectra } from '../../src/state/spectra.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { quietStore } from './quiet-store.ts';

function bench(settings: Partial<Settings> = {}) {
  const store = quietStore({ ...defaultSettings, layers: 6, width: 8, ...settings });
  const pool = createManualPool();
  const results = createResults(store, pool);
  const spectra = createSpectra(results, pool);
  const heard: Spectra[] = [];
  spectra.subscribe(() => heard.push(spectra.get()));
  const expected = () => {
    const { net, measurement } = results.get();
    const byLayer: unknown[] = [];
    for (const spectrum of jacobianSpectra(net, measurement.single!))
      if (spectrum) byLayer[spectrum.layer] = spectrum.logSingularValues;
    return byLayer;
  };
  const layers = () => spectra.get().byLayer.flatMap((known, l) => (known ? [l] : []));
  return { store, pool, results, spectra, heard, expected, layers };
}

describe('the spectra of the net on show', () => {
  it('are asked for while somebody looks, and are those of this very net', () => {
    const { pool, spectra, results, expected } = bench();
    expect([pool.running(), spectra.get().status]).toEqual([[], 'waiting']);
    const leave = spectra.watch();
    expect([pool.running(), spectra.get().status]).toEqual([['spectrum'], 'working']);
    pool.finish();
    expect(spectra.get()).toEqual({
      measurement: results.get().measurement,
      byLayer: expected(),
      status: 'done',
    });
    leave();
    expect(spectra.get()).toMatchObject({ status: 'waiting', byLayer: expected() });
    spectra.watch();
    expect([pool.running(), spectra.get().status]).toEqual([[], 'done']);
  });

  it('the last one who leaves ends the work, the first does not', () => {
    const { pool, spectra } = bench();
    const ends = [spectra.watch(), spectra.watch()];
    expect(pool.requests).toHaveLength(1);
    ends[0]!();
    expect(pool.running()).toEqual(['spectrum']);
    ends[1]!();
    expect(pool.running()).toEqual([]);
  });

  it('of a small net all are told at once, and the old ones stay until then', () => {
    const { pool, spectra, store, expected, heard } = bench();
    spectra.watch();
    pool.finish();
    const old = expected();
    store.apply(setSetting('scale', 2));
    for (let part = 0; part < 4; part++) pool.step('spectrum');
    expect(spectra.get()).toMatchObject({ status: 'working', byLayer: old });
    pool.finish();
    expect(spectra.get()).toMatchObject({ status: 'done', byLayer: expected() });
    expect(heard.map(({ status }) => status)).toEqual(['working', 'done', 'working', 'done']);
  });

  it('of a larger net they come layer by layer from the output, and a change begins anew', () => {
    const { pool, spectra, store, results, layers } = bench({ layers: 40, width: 50 });
    spectra.watch();
    // The norms come first.
    expect(pool.running()).toEqual(['norms']);
    while (pool.running().includes('norms')) pool.step('norms');
    expect(pool.running()).toEqual(['spectrum']);
    pool.step('spectrum');
    pool.step('spectrum');
    expect(layers()).toEqual([39, 40]);
    expect(spectra.get().measurement).toBe(results.get().measurement);
    store.apply(setSetting('scale', 1.2));
    expect(spectra.get().measurement).not.toBe(results.get().measurement);
    expect(layers()).toEqual([39, 40]);
    pool.step('spectrum');
    expect(layers()).toEqual([40]);
    expect(spectra.get().measurement).toBe(results.get().measurement);
    expect(pool.requests.filter(({ kind }) => kind === 'spectrum')).toHaveLength(2);
    store.apply(setSetting('layer', 7));
    expect(pool.requests.filter(({ kind }) => kind === 'spectrum')).toHaveLength(2);
  });

  it('give way to the rungs, which are quicker', () => {
    const { pool, spectra, store } = bench({ layers: 40, width: 50 });
    spectra.watch();
    while (pool.running().includes('norms')) pool.step('norms');
    expect(pool.running()).toEqual(['spectrum']);
    store.apply(toggleSeries('rungs'));
    expect(pool.running()).toEqual(['rungs']);
    while (pool.running().includes('rungs')) pool.step('rungs');
    expect(pool.running()).toEqual(['spectrum']);
  });

  it('are not worked on for several examples, nor for a net that would take too long', () => {
    const several = bench({ examples: 3 });
    several.spectra.watch();
    expect([several.spectra.get().status, several.pool.running()]).toEqual(['batch', []]);
    const { pool, results } = bench();
    const settings = { ...defaultSettings, layers: 40, width: 256 };
    const huge = { ...results.get(), settings, experiment: experimentOf(settings) };
    const spectra = createSpectra({ get: () => huge, subscribe: () => () => {} }, pool);
    spectra.watch();
    expect([spectra.get().status, pool.running()]).toEqual(['too large', []]);
  });

  it('a failure is told and not tried again until the net changes; nothing is heard after the end', () => {
    const { pool, spectra, store } = bench();
    spectra.watch();
    pool.fail('spectrum', 'no memory');
    expect(spectra.get().status).toBe('failed');
    store.apply(setSetting('layer', 3));
    expect(pool.running()).toEqual([]);
    store.apply(setSetting('scale', 2));
    expect([pool.running(), spectra.get().status]).toEqual([['spectrum'], 'working']);
    spectra.stop();
    expect(pool.running()).toEqual([]);
    store.apply(setSetting('scale', 3));
    expect(pool.running()).toEqual([]);
  });
});
