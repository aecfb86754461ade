import type { Pool } from '../compute/pool.ts';
import { type ActivationBands, createActivationBands } from './activation-bands.ts';
import { type Comparison, createComparison } from './comparison.ts';
import { createDepths, type Depths } from './depths.ts';
import { createRecurrent, type Recurrent } from './recurrent.ts';
import type { ResultsSource } from './results.ts';
import type { AppStore } from './store.ts';

/** What is computed beside the net on show, while its figure is looked at. */
export interface Compared {
  readonly comparison: Comparison;
  readonly recurrent: Recurrent;
  readonly depths: Depths;
  readonly activations: ActivationBands;
}

/** All that is computed beside the net of this store, each while somebody looks at it. */
export const createCompared = (store: AppStore, results: ResultsSource, pool: Pool): Compared => ({
  comparison: createComparison(store, pool),
  recurrent: createRecurrent(store, pool),
  depths: createDepths(results, pool),
  activations: createActivationBands(store, results, pool),
});
