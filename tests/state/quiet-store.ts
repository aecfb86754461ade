import type { Settings } from '../../src/model/settings.ts';
import { toggleSeries } from '../../src/state/changes.ts';
import { type AppStore, createAppStore } from '../../src/state/store.ts';

/** A store in which the ensemble is hidden, so that nothing is asked of the pool for its sake. */
export function quietStore(settings: Settings): AppStore {
  const store = createAppStore(settings);
  store.apply(toggleSeries('ensemble'));
  return store;
}
