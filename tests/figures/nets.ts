import fc from 'fast-check';
import type { Pool } from '../../src/compute/pool.ts';
import { activationIds } from '../../src/core/types.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { createResults, type Results, type ResultsSource } from '../../src/state/results.ts';
import type { AppStore } from '../../src/state/store.ts';
import { quietStore } from '../state/quiet-store.ts';

/** Small nets are computed at once; nothing is asked of a worker, and nothing is answered. */
const idlePool: Pool = { run: () => {}, cancel: () => {}, close: () => {} };

export function storeWithResults(settings: Partial<Settings>): { store: AppStore; results: ResultsSource } {
  const store = quietStore({ ...defaultSettings, width: 8, ...settings });
  return { store, results: createResults(store, idlePool) };
}

export const resultsOf = (settings: Partial<Settings>): Results => storeWithResults(settings).results.get();

/** Settings of nets that are small enough. */
export const smallNet: fc.Arbitrary<Partial<Settings>> = fc
  .record({
    layers: fc.integer({ min: 2, max: 30 }),
    width: fc.integer({ min: 1, max: 9 }),
    activation: fc.constantFrom(...activationIds),
    scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
    bias: fc.constantFrom(0, 0, 0.3, 2),
    weights: fc.constantFrom('gaussian' as const, 'uniform' as const, 'orthogonal' as const),
    cost: fc.constantFrom('quadratic' as const, 'cross-entropy' as const),
    target: fc.constantFrom('one-hot' as const, 'independent' as const),
    examples: fc.constantFrom(1, 1, 1, 3),
    tied: fc.constantFrom('no' as const, 'no' as const, 'yes' as const),
    seed: fc.nat(1000),
  })
  .chain((settings) => fc.integer({ min: 2, max: settings.layers }).map((layer) => ({ ...settings, layer })));
