import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationIds } from '../../src/core/types.ts';
import {
  bandsAt,
  bandsNote,
  bandsOf,
  decadesOf,
  placesOf,
  plotOf,
  titleOf,
} from '../../src/figures/activation-bands.ts';
import { bandMarks, bandWords, depthBandOf, reachOf, sweepNote } from '../../src/figures/depth-band.ts';
import { createCompared } from '../../src/state/compared.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { smallNet, storeWithResults } from './nets.ts';

/** What both sources know of a net when all is sampled. */
function sampled(settings: Parameters<typeof storeWithResults>[0]) {
  const { store, results } = storeWithResults({ runs: 9, ...settings });
  const pool = createManualPool();
  const { depths, activations } = createCompared(store, results, pool);
  depths.watch();
  activations.watch();
  pool.finish();
  return { depths: depths.get(), activations: activations.get() };
}

describe('the band against depth', () => {
  it('begins at two layers with 1, and is σ_w^{L−2} in the median of linear nets, but for the law’s e^{−(L−2)/2n} and its spread', () => {
    const { depths } = sampled({
      activation: 'linear',
      target: 'independent',
      scale: 1.3,
      width: 64,
      layers: 12,
      runs: 400,
    });
    const band = depthBandOf(depths)!;
    expect(band.at[0]).toEqual({ layers: 2, p10: 0, p50: 0, p90: 0 });
    for (const { layers, p10, p50, p90 } of band.at.slice(1)) {
      // F.1: the logarithm is a sum of L − 2 terms of mean −0.00785 and variance 0.00794 at width 64, nearly normal.
      const steps = layers - 2;
      const mean = steps * (Math.log(1.3) - 0.0078531861323696);
      const deviation = Math.sqrt(steps * 0.0079358416300755);
      const error = (4 * deviation * 1.25) / Math.sqrt(400);
      expect(Math.abs(p50 * Math.LN10 - mean)).toBeLessThan(error + 0.01);
      expect(Math.abs((p90 - p10) * Math.LN10 - 2.563 * deviation)).toBeLessThan(3 * error + 0.02);
    }
  });

  it('is in order, on the axis, and read where nets were sampled, for nets of every kind', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const { depths } = sampled(settings);
        const band = depthBandOf(depths)!;
        const { band: drawn, medians } = bandMarks(band, -50, false);
        drawn.points.forEach(({ x, low, high }, i) => {
          expect(x).toBe(band.at[i]!.layers);
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(Math.min(-50, band.at[i]!.p10));
          expect(Number.isFinite(low + high)).toBe(true);
        });
        expect(medians.points).toHaveLength(band.at.length);
        expect(reachOf(band).every(Number.isFinite)).toBe(true);
        for (const { layers } of band.at.slice(1))
          expect(bandWords(band, layers)).toMatch(/^median of 9 nets .*, 8 of 10 from .* to /);
      }),
      { numRuns: 15 },
    );
  });

  it('between two depths it says which they are, and claims no number', () => {
    const band = depthBandOf(sampled({ layers: 12 }).depths)!;
    expect(bandWords(band, 25)).toBe('nets sampled at 20 and 30 layers');
    expect(bandWords(band, 12)).toMatch(/^median of 9 nets/);
    expect(bandWords(band, 2)).toBeNull();
  });

  it('says how far it has come, or why there is none', () => {
    const band = depthBandOf(sampled({}).depths)!;
    expect(sweepNote(true, band, 'done')).toMatch(/median of 9 nets at each depth/);
    expect(sweepNote(true, { ...band, of: 64 }, 'working')).toMatch(/9 nets so far, of 64 at/);
    expect(sweepNote(true, null, 'done')).toMatch(/too long/);
    expect(sweepNote(false, null, 'failed')).toMatch(/another kind.*failed/);
  });
});

describe('bands of several activations', () => {
  it('no two have the same colour or stroke', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...activationIds), { minLength: 1, maxLength: 4 }),
        (ids) => {
          const places = placesOf(ids);
          expect(new Set(places).size).toBe(ids.length);
          expect(places.every((place) => place >= 0 && place < 4)).toBe(true);
        },
      ),
    );
    const bands = bandsOf(sampled({ activation: 'softsign' }).activations, 'bias')!;
    const { series, bands: areas } = plotOf(bands, 'bias', decadesOf(bands), false);
    expect(new Set(series.map(({ role }) => role)).size).toBe(4);
    expect(new Set(series.map(({ dashed }) => dashed)).size).toBe(4);
    expect(areas!.map(({ role }) => role)).toEqual(series.map(({ role }) => role));
  });

  it('all that is finite lies on the axis, for nets of every kind and both gradients', () => {
    fc.assert(
      fc.property(smallNet, fc.constantFrom('bias' as const, 'weight' as const), (settings, side) => {
        const bands = bandsOf(
          sampled({ ...settings, layers: Math.max(3, settings.layers!) }).activations,
          side,
        )!;
        const [low, high] = decadesOf(bands);
        expect(high - low).toBeGreaterThanOrEqual(4);
        const { series, dots } = plotOf(bands, side, [low, high], false);
        series.forEach(({ points }, i) => {
          const zeros = dots![i]!.points.length;
          const inside = points.filter(({ y }) => y >= low && y <= high).length;
          const unknown = points.filter(({ y }) => Number.isNaN(y) || y === Number.POSITIVE_INFINITY).length;
          expect(zeros + inside + unknown).toBe(bands.layers - 1);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('dead ReLU nets: exact zeros are dots on the axis, and said', () => {
    const { activations } = sampled({ activation: 'relu', width: 1, layers: 30, seed: 3 });
    const bands = bandsOf(activations, 'bias')!;
    expect(bandsNote(bands, 'done')).toMatch(/exactly 0 in most nets/);
    expect(bandsAt(bands, 2)).toMatch(/ReLU exactly 0 \(exactly 0 to /);
    expect(titleOf(bands)).toMatch(/^What the activation does/);
  });

  it('the title has the factor between the largest and the smallest median at layer 2', () => {
    const { activations } = sampled({ activation: 'tanh', layers: 9 });
    const bands = bandsOf(activations, 'bias')!;
    const medians = bands.each.map(({ p50 }) => 10 ** p50[2]!);
    const factor = Math.max(...medians) / Math.min(...medians);
    const said = /factor of ([\d.]+)(?:\s×\s10([⁰¹²³⁴-⁹]+))?$/u.exec(titleOf(bands))!;
    const power = [...(said[2] ?? '⁰')].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
    expect(Number(`${said[1]}e${power}`) / factor).toBeCloseTo(1, 2);
  });
});
