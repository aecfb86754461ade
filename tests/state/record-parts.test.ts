import { describe, expect, it } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { sampleEnsemble } from '../../src/core/ensemble/ensemble.ts';
import { finish } from '../../src/core/measurement.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { ensembleRecordOf, typicalRecordOf } from '../../src/state/record-parts.ts';
import { createResults, type Results } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import meanfield from '../oracle/meanfield.json' with { type: 'json' };
import { quietStore } from './quiet-store.ts';

async function resultsOf(settings: Partial<Settings>): Promise<Results> {
  const pool = createManualPool();
  const results = createResults(quietStore({ ...defaultSettings, ...settings }), pool);
  const complete = results.complete();
  pool.finish();
  return complete;
}

describe('the typical case in the record', () => {
  const known = meanfield.fixed_points.tanh.filter(({ chi1 }) => Math.abs(chi1 - 1) > 0.01);

  it.each(known)('tanh ($sigma_w, $sigma_b): fixed point, χ₁, V′ and c* of the reference', async (row) => {
    const record = typicalRecordOf(
      await resultsOf({ activation: 'tanh', scale: row.sigma_w, bias: row.sigma_b, layers: 3, width: 8 }),
    )!;
    expect(record.qStar! - row.q_star).toBeCloseTo(0, 9);
    expect(record.chi1! - row.chi1).toBeCloseTo(0, 9);
    expect(record.vPrime! - row.Vprime).toBeCloseTo(0, 9);
    if (record.cStar !== null) expect(record.cStar - row.c_star).toBeCloseTo(0, 8);
    expect(record.depthScale! * Math.log(row.chi1)).toBeCloseTo(-1, 8);
  });

  it('has the line of theory at every layer, with what is to be said against it', async () => {
    const fair = typicalRecordOf(await resultsOf({}))!;
    expect(fair.log10Delta.map(([layer]) => layer)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(fair.caveat).toBeNull();
    // A step back divides by 1/√χ₁ = 4.2363 once the variance is at rest.
    const [before, after] = [fair.log10Delta[7]![1], fair.log10Delta[8]![1]];
    expect(10 ** (after - before)).toBeCloseTo(4.2363, 3);
    expect(typicalRecordOf(await resultsOf({ activation: 'relu', scale: Math.SQRT2 }))!.caveat).toMatch(
      /own output/,
    );
  });

  it('null stands for what there is not: an endless variance, a theory that is about other nets', async () => {
    const endless = typicalRecordOf(await resultsOf({ activation: 'relu', scale: 2, layers: 4 }))!;
    expect(endless).toMatchObject({ qStar: null, chi1: 2, cStar: null });
    expect(JSON.parse(JSON.stringify(endless))).toEqual(endless);
    expect(typicalRecordOf(await resultsOf({ tied: 'yes', layers: 4, width: 4 }))).toBeNull();
    expect(typicalRecordOf(await resultsOf({ examples: 3, layers: 4, width: 4 }))).toBeNull();
  });
});

describe('the ensemble in the record', () => {
  it('is that of the settings, in decades', async () => {
    const results = await resultsOf({ runs: 40, activation: 'tanh' });
    const { runs, log10Delta } = ensembleRecordOf(results)!;
    const { delta } = finish(
      sampleEnsemble(experimentOf(results.settings), 40, createTensorCache().ensembles),
    );
    expect(runs).toBe(40);
    expect(log10Delta.map(({ layer }) => layer)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { layer, p10, p50, p90 } of log10Delta) {
      expect(10 ** p10!).toBeCloseTo(Math.exp(delta.p10[layer]!), 12);
      expect(10 ** p50!).toBeCloseTo(Math.exp(delta.p50[layer]!), 12);
      expect(10 ** p90!).toBeCloseTo(Math.exp(delta.p90[layer]!), 12);
    }
  });

  it('null stands for the log of zero, and for an ensemble that is not there or not whole', async () => {
    const dead = await resultsOf({ activation: 'relu', width: 1, layers: 30 });
    expect(ensembleRecordOf(dead)!.log10Delta[0]).toEqual({ layer: 2, p10: null, p50: null, p90: null });
    expect(ensembleRecordOf({ ...dead, ensembleStale: true })).toBeNull();
    expect(ensembleRecordOf({ ...dead, ensemble: null })).toBeNull();
  });
});
