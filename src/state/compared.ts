import type { Pool } from '../compute/pool.ts';
import { createActivationBands } from './activation-bands.ts';
import { createComparison } from './comparison.ts';
import { createDepths } from './depths.ts';
import type { ComparedSources } from './hooks.ts';
import { createRecurrent } from './recurrent.ts';
import type { ResultsSource } from './results.ts';
import type { AppStore } from './store.ts';

/** All that is computed beside the net of this store, each while somebody looks at it. */
export const createCompared = (store: AppStore, results: ResultsSource, pool: Pool): ComparedSources => ({
  comparison: createComparison(store, pool),
  recurrent: createRecurrent(store, pool),
  depths: createDepths(results, pool),
  activations: createActivationBands(store, results, pool),
});
