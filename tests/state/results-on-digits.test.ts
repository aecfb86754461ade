import { describe, expect, it } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { bounds } from '../../src/core/bounds.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { setSettings } from '../../src/state/changes.ts';
import { createDigits } from '../../src/state/digits.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { recordOf } from '../../src/state/record.ts';
import { createResults } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { runExperiment } from '../core/nets.ts';
import { digits, digitsFile } from '../real-digits.ts';
import { quietStore } from './quiet-store.ts';

const settings: Settings = { ...defaultSettings, layers: 5, width: 12 };

/** The results of a page whose file of digits is what `file` gives. */
function bench(file: () => Promise<Response>, initial: Partial<Settings> = {}) {
  let fetches = 0;
  const source = createDigits('digits.bin', () => {
    fetches++;
    return file();
  });
  const store = quietStore({ ...settings, ...initial });
  const pool = createManualPool();
  const results = createResults(store, pool, createTensorCache(), source);
  const set = (partial: Partial<Settings>) => store.apply(setSettings(partial));
  return { source, store, pool, results, set, fetches: () => fetches };
}
const served = async () => new Response(digitsFile);
const missing = async () => new Response(null, { status: 404 });

describe('results on digits', () => {
  it('wait for the file, and are then those of the net on real digits', async () => {
    const { results, set, pool, fetches } = bench(served);
    pool.finish();
    const before = results.get();
    set({ data: 'digits', examples: 3 });
    expect(results.get()).toMatchObject({ pending: true, stale: true, progress: 0, problem: null });
    expect(results.get().settings.data).toBe('noise');
    expect(results.get().measurement).toBe(before.measurement);
    await expect.poll(() => results.get().stale).toBe(false);
    pool.finish();
    const now = results.get();
    const own = runExperiment(experimentOf({ ...settings, data: 'digits', examples: 3 }, digits.training));
    expect(now).toMatchObject({ pending: false, progress: null, problem: null });
    expect(now.settings).toMatchObject({ data: 'digits', examples: 3 });
    expect(now.net.sizes).toEqual([0, 784, 12, 12, 12, 10]);
    expect(now.measurement).toEqual(own.measurement);
    expect(now.bounds).toEqual(bounds(own.net, own.measurement, own.norms));
    set({ layers: 6 });
    set({ data: 'noise' });
    set({ data: 'digits' });
    expect(results.get().stale).toBe(false);
    expect(fetches()).toBe(1);
  });

  it('a page may open on digits', async () => {
    const { results, pool } = bench(served, { data: 'digits' });
    expect(results.get()).toMatchObject({ pending: true, stale: true });
    await expect.poll(() => results.get().stale).toBe(false);
    pool.finish();
    expect(results.get().net.sizes[1]).toBe(784);
  });

  it('say that there are none, once, and everything else works', async () => {
    const { results, set, pool, fetches } = bench(missing, { data: 'digits' });
    await expect.poll(() => results.get().problem).toContain('not there');
    expect(results.get()).toMatchObject({ pending: false, stale: true, progress: null });
    set({ scale: 2 });
    set({ scale: 3 });
    expect(fetches()).toBe(1);
    set({ data: 'noise' });
    pool.finish();
    expect(results.get()).toMatchObject({ pending: false, stale: false, problem: null });
    set({ data: 'digits' });
    await expect.poll(fetches).toBe(2);
    await expect.poll(() => results.get().problem).toContain('not there');
    await expect(results.complete()).rejects.toThrow('not there');
    expect(fetches()).toBe(3);
  });

  it('are complete with all their norms and rungs', async () => {
    const { results, pool } = bench(served, { data: 'digits' });
    await expect.poll(() => results.get().stale).toBe(false);
    const complete = results.complete();
    pool.finish();
    const { rungs, norms } = await complete;
    expect(rungs.filter((rung) => rung)).toHaveLength(4);
    for (let r = 2; r <= 5; r++) expect(norms(r)).toBeDefined();
  });

  it('make a record with the pixels and labels of the digits', async () => {
    const { results, pool } = bench(served, { data: 'digits', examples: 2 });
    await expect.poll(() => results.get().stale).toBe(false);
    pool.finish();
    const { sizes, x, y, w, layers } = recordOf(results.get());
    expect(sizes).toEqual([784, 12, 12, 12, 10]);
    expect(x.map((row) => row.map((ink) => Math.round(255 * ink)))).toEqual([
      [...digits.training.pixels.subarray(0, 784)],
      [...digits.training.pixels.subarray(784, 2 * 784)],
    ]);
    expect(y.map((row) => row.indexOf(1))).toEqual([0, 1]);
    expect([w['2']!.length, w['2']![0]!.length, w['5']!.length]).toEqual([12, 784, 10]);
    expect(layers).toHaveLength(4);
  });
});
