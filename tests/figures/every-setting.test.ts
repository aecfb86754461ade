import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { gradientChartData } from '../../src/figures/gradient-data.ts';
import { conflicts } from '../../src/model/conflicts.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { outsideWords, variantNotes } from '../../src/model/variant-words.ts';
import { setSettings, toggleSeries } from '../../src/state/changes.ts';
import type { DigitsSource } from '../../src/state/digits.ts';
import { createResults, type Results } from '../../src/state/results.ts';
import { typicalOf } from '../../src/state/typical.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { patient } from '../core/nets.ts';
import { digits as sets } from '../real-digits.ts';
import { anySettings } from '../state/arbitrary-settings.ts';
import { quietStore } from '../state/quiet-store.ts';

const digits: DigitsSource = {
  get: () => ({ sets, progress: null, problem: null }),
  load: () => {},
  subscribe: () => () => {},
};

const cache = createTensorCache();

function benchOf(settings: Settings) {
  const store = quietStore(settings);
  for (const id of ['ensemble', 'rungs', 'lower', 'gradW'] as const)
    if (store.getState().shown[id] === (id === 'ensemble')) store.apply(toggleSeries(id));
  const pool = createManualPool();
  const results = createResults(store, pool, cache, digits);
  return { store, pool, results };
}

/** Small nets, so that many can be looked at; everything else as the settings allow it. */
const smallSettings = anySettings.map(
  (settings): Settings => ({
    ...settings,
    layers: 2 + (settings.layers % 14),
    width: 1 + (settings.width % 16),
    examples: settings.seed % 3 === 0 ? 1 : 1 + (settings.examples % 12),
    data: settings.data === 'digits' && settings.seed % 4 === 0 ? 'digits' : 'noise',
  }),
);

/** What the chart draws: of a bound only what is finite, of the lower one only what is above zero. */
function expectHonest(results: Results, shown: Parameters<typeof gradientChartData>[2]): number {
  const data = gradientChartData(results, results.settings.examples, shown);
  const errors = results.bounds.variant?.ofErrors ? results.measurement.variant!.logDeltaRms : null;
  let drawn = 0;
  for (let l = 2; l <= data.layers; l++) {
    const what = `layer ${l} of ${data.layers}`;
    const curves = [data.gradB[l]!, ...(errors ? [errors[l]! / Math.LN10] : [])];
    for (const measured of curves) {
      if (Number.isNaN(measured)) {
        // What has overflowed is not drawn, and that is said.
        expect(results.measurement.variant?.overflow, what).toBeDefined();
        continue;
      }
      for (const bound of [data.bound, data.b1, data.b2, data.b3]) {
        const value = bound?.[l];
        if (value === undefined || !Number.isFinite(value)) continue;
        expect(measured, what).toBeLessThanOrEqual(value);
        drawn++;
      }
      const lower = data.lower?.[l];
      if (lower !== undefined && Number.isFinite(lower)) expect(lower, what).toBeLessThanOrEqual(measured);
    }
  }
  return drawn;
}

describe('every combination of settings', () => {
  it(
    'shows a curve with bounds that hold for it, or says why one does not apply, or refuses in words',
    patient,
    () => {
      const seen = { refused: 0, plain: 0, variant: 0, drawn: 0, digits: 0 };
      fc.assert(
        fc.property(smallSettings, (settings) => {
          const { store, pool, results } = benchOf(settings);
          pool.finish();
          const shown = results.get();
          const reasons = conflicts(settings);
          if (reasons.length > 0) {
            seen.refused++;
            // Nothing of it is computed, and what is shown is called another net's.
            expect(shown).toMatchObject({ problem: reasons.join(' '), stale: true, pending: false });
            return;
          }
          expect(shown).toMatchObject({ problem: null, stale: false, pending: false, settings });
          seen.drawn += expectHonest(shown, store.getState().shown);
          if (settings.data === 'digits') seen.digits++;
          const { net, measurement, bounds } = shown;
          const outside = outsideWords(settings);
          expect(outside === null).toBe(net.variant === undefined);
          if (!net.variant) return void seen.plain++;
          seen.variant++;
          expect(shown.slack).toBeNull();
          if (settings.skip !== 'none' || settings.norm !== 'none') expect(typicalOf(shown)).toBeNull();
          const notes = variantNotes(settings, measurement, bounds);
          // A bound that is not there, though a net of this kind could have it, has its sentence.
          const infinite = bounds.logB0.slice(2).includes(Number.POSITIVE_INFINITY);
          if (infinite) expect(notes.join(' ')).toMatch(/No bound from the weights alone|Overflow/);
        }),
        { numRuns: 150, seed: 9 },
      );
      expect(seen.refused).toBeGreaterThan(5);
      expect(seen.plain).toBeGreaterThan(3);
      expect(seen.variant).toBeGreaterThan(80);
      expect(seen.digits).toBeGreaterThan(3);
      expect(seen.drawn).toBeGreaterThan(1000);
    },
  );

  it('a normalised batch that takes longer than a moment is drawn once and then measured to its end', () => {
    for (const [layers, width, examples] of [
      [40, 64, 32],
      [100, 64, 3],
    ] as const) {
      const { pool, results } = benchOf({
        ...defaultSettings,
        layers,
        width,
        examples,
        norm: 'batch',
        activation: 'relu',
      });
      for (let steps = 0; pool.running().length > 0 && steps < 400; steps++) pool.step(pool.running()[0]!);
      expect(pool.running()).toEqual([]);
      expect(pool.requests.length).toBeLessThan(5);
      expect(results.get()).toMatchObject({ stale: false, pending: false, measurement: { examples } });
    }
  });

  it('a refusal is said at once, ends with the settings, and whoever waits for results is told', async () => {
    const { store, pool, results } = benchOf(defaultSettings);
    const before = results.get();
    store.apply(setSettings({ norm: 'batch' }));
    expect(results.get()).toMatchObject({
      stale: true,
      pending: false,
      problem: expect.stringMatching(/one example has no spread/),
      net: before.net,
    });
    expect(pool.running()).toEqual([]);
    await expect(results.complete()).rejects.toThrow(/at least 2 examples/);
    store.apply(setSettings({ examples: 8 }));
    expect(results.get()).toMatchObject({ stale: false, problem: null, settings: { examples: 8 } });
    expect(results.get().net.variant?.couplesExamples).toBe(true);
  });

  it('an address with settings that contradict each other opens with something plain and the words', () => {
    const { results } = benchOf({ ...defaultSettings, norm: 'layer', width: 1 });
    expect(results.get()).toMatchObject({ stale: true, problem: expect.stringMatching(/one neuron/) });
    expect(results.get().net.variant).toBeUndefined();
  });
});
