import { describe, expect, it } from 'vitest';
import { runSeed } from '../../src/core/random.ts';
import { speedSummary } from '../../src/core/training/speed-summary.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { createDigits } from '../../src/state/digits.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { createStartingSpeeds } from '../../src/state/starting-speeds.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { runExperiment } from '../core/nets.ts';
import { digits, digitsFile } from '../real-digits.ts';

const noise: Settings = { ...defaultSettings, layers: 4, width: 6, examples: 5 };
const onDigits: Settings = { ...noise, data: 'digits' };

const bench = (file: () => Promise<Response>) => {
  const pool = createManualPool();
  const source = createDigits('digits.bin', file);
  return { pool, source, speeds: createStartingSpeeds(pool, source) };
};
const served = async () => new Response(digitsFile);
const missing = async () => new Response(null, { status: 404 });

describe('the summary of speeds', () => {
  it('has quantiles as NumPy takes them', () => {
    const nets = [3, 1, 2].map((log) => Float64Array.of(0, 0, log, -log));
    const [, , two, three] = speedSummary(nets);
    expect(two!.median).toBeCloseTo(Math.exp(2), 12);
    expect(three!.p95).toBeCloseTo(Math.exp(-1.1), 12);
    expect(two!.geometricMean).toBeCloseTo(Math.exp(2), 12);
    expect(speedSummary([])).toEqual([]);
  });
});

describe('starting speeds', () => {
  it('are those of the nets of the ensemble, taken once', () => {
    const { pool, speeds } = bench(missing);
    expect(speeds.get(noise)).toBeUndefined();
    speeds.ask(noise, 5);
    pool.step('speeds');
    const { own, done: before } = speeds.get(noise)!;
    expect(before).toBe(0);
    const { logDelta } = runExperiment(experimentOf(noise)).measurement;
    for (const l of [2, 3, 4]) expect(own![l]).toBeCloseTo(Math.exp(logDelta[l]!), 12);
    pool.step('speeds');
    expect(speeds.get(noise)!.done).toBe(1);
    pool.finish();
    const logs = Array.from({ length: 5 }, (_, run) =>
      runExperiment(experimentOf({ ...noise, seed: runSeed(noise.seed, run) })),
    ).map(({ measurement }) => measurement.logGradW);
    const expected = speedSummary(logs);
    const { gradW, done } = speeds.get({ ...noise, layer: 3 })!;
    expect(done).toBe(5);
    for (const l of [2, 3, 4]) expect(gradW[l]!.median).toBeCloseTo(expected[l]!.median, 12);
    speeds.ask(noise, 5);
    expect(pool.requests).toHaveLength(1);
  });

  it('of several ensembles are taken one after the other', () => {
    const { pool, speeds } = bench(missing);
    speeds.ask(noise, 3);
    speeds.ask({ ...noise, layers: 5 }, 3);
    expect(pool.requests).toHaveLength(1);
    pool.finish();
    expect(speeds.get(noise)!.done).toBe(3);
    expect(speeds.get({ ...noise, layers: 5 })!.done).toBe(3);
  });

  it('are given up when nobody waits any more, and gone on from where they stopped', () => {
    const { pool, speeds } = bench(missing);
    const leave = speeds.ask(noise, 6);
    for (let part = 0; part < 4; part++) pool.step('speeds');
    leave();
    expect(pool.running()).toEqual([]);
    const stopped = speeds.get(noise)!;
    expect(stopped).toMatchObject({ done: 3, runs: 6 });
    speeds.ask(noise, 6);
    expect(pool.requests.at(-1)!.request).toMatchObject({ runs: 6, from: 3 });
    pool.finish();
    const resumed = speeds.get(noise)!;
    const whole = bench(missing);
    whole.speeds.ask(noise, 6);
    whole.pool.finish();
    expect(resumed).toEqual(whole.speeds.get(noise));
  });

  it('of fewer nets than are being taken end the work at once, and are of the first ones', () => {
    const { pool, speeds } = bench(missing);
    const leave = speeds.ask(noise, 9);
    for (let part = 0; part < 6; part++) pool.step('speeds');
    leave();
    expect(speeds.get(noise)).toMatchObject({ runs: 9, done: 5 });
    speeds.ask(noise, 2);
    expect(pool.running()).toEqual([]);
    const few = bench(missing);
    few.speeds.ask(noise, 2);
    few.pool.finish();
    expect(speeds.get(noise)).toEqual(few.speeds.get(noise));
  });

  it('stay as they are when only the net of the seed is waited for', () => {
    const { pool, speeds } = bench(missing);
    speeds.ask(noise, 0);
    const leave = speeds.ask(noise, 6);
    for (let part = 0; part < 5; part++) pool.step('speeds');
    leave();
    expect(pool.running()).toEqual([]);
    speeds.ask(noise, 0);
    expect(speeds.get(noise)).toMatchObject({ runs: 6, done: 3 });
  });

  it('give way to the next ensemble when they are left', () => {
    const { pool, speeds } = bench(missing);
    const leave = speeds.ask(noise, 5);
    speeds.ask({ ...noise, layers: 5 }, 2);
    pool.step('speeds');
    leave();
    pool.finish();
    expect(speeds.get(noise)!.done).toBe(0);
    expect(speeds.get({ ...noise, layers: 5 })!.done).toBe(2);
  });

  it('of digits wait for them', async () => {
    const { pool, source, speeds } = bench(served);
    speeds.ask(onDigits, 1);
    expect(speeds.get(onDigits)).toMatchObject({ done: 0, progress: 0, problem: null });
    await expect.poll(() => source.get().sets).not.toBeNull();
    pool.finish();
    expect(speeds.get(onDigits)!.done).toBe(1);
    const one = runExperiment(experimentOf({ ...onDigits, seed: runSeed(1, 0) }, digits.training));
    expect(speeds.get(onDigits)!.gradB[2]!.p5).toBeCloseTo(Math.exp(one.measurement.logDelta[2]!), 12);
  });

  it('say that the digits cannot be had, and are taken when asked for again', async () => {
    let there = false;
    const { pool, speeds } = bench(() => (there ? served() : missing()));
    speeds.ask(onDigits, 2);
    await expect.poll(() => speeds.get(onDigits)!.problem).toContain('not there');
    there = true;
    speeds.ask(onDigits, 2);
    await expect.poll(() => pool.running()).toEqual(['speeds']);
    pool.finish();
    expect(speeds.get(onDigits)).toMatchObject({ done: 2, problem: null });
  });

  it('are not taken where nothing can be learnt', () => {
    const { pool, speeds } = bench(missing);
    speeds.ask({ ...noise, target: 'independent' }, 2);
    expect(speeds.get({ ...noise, target: 'independent' })!.problem).toContain('nothing to be learnt');
    expect(pool.requests).toEqual([]);
  });
});
