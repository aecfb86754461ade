import { connectLocally } from '../compute/connection.ts';
import { createPool, type Pool } from '../compute/pool.ts';
import type { Scene } from '../model/scene.ts';
import { defaultSettings } from '../model/settings.ts';
import { createResults, type ResultsSource } from './results.ts';
import { showScene } from './scenes.ts';
import { type AppStore, createAppStore } from './store.ts';

/** A net beside the one on show, with its own settings and numbers. */
export interface SideNet {
  readonly store: AppStore;
  readonly results: ResultsSource;
  readonly pool: Pool;
  readonly stop: () => void;
}

/** The net of a scene as it was prepared. What is long is done in slices on this thread: many of these may live at once. */
export function createSideNet(scene: Scene): SideNet {
  const store = createAppStore(defaultSettings);
  store.apply(showScene(1, scene));
  const pool = createPool({ size: 1, connect: connectLocally });
  const results = createResults(store, pool);
  return {
    store,
    results,
    pool,
    stop: () => {
      results.stop();
      pool.close();
    },
  };
}
