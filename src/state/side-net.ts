import { connectLocally } from '../compute/connection.ts';
import { createPool } from '../compute/pool.ts';
import type { Scene } from '../model/scene.ts';
import { defaultSettings } from '../model/settings.ts';
import { createCompared } from './compared.ts';
import type { ComparedSources } from './hooks.ts';
import { createPlanes, type PlanesSource } from './planes.ts';
import { createResults, type ResultsSource } from './results.ts';
import { showScene } from './scenes.ts';
import { createSpectra, type SpectraSource } from './spectra.ts';
import { type AppStore, createAppStore } from './store.ts';

/** A net beside the one on show, with its own settings and numbers. */
export interface SideNet {
  readonly store: AppStore;
  readonly results: ResultsSource;
  readonly planes: PlanesSource;
  readonly spectra: SpectraSource;
  readonly compared: ComparedSources;
  readonly stop: () => void;
}

/** The net of a scene as it was prepared. What is long is done in slices on this thread: many of these may live at once. */
export function createSideNet(scene: Scene): SideNet {
  const store = createAppStore(defaultSettings);
  store.apply(showScene(1, scene));
  const pool = createPool({ size: 1, connect: connectLocally });
  const results = createResults(store, pool);
  const compared = createCompared(store, results, pool);
  return {
    store,
    results,
    planes: createPlanes(pool),
    spectra: createSpectra(results, pool),
    compared,
    stop: () => {
      results.stop();
      for (const source of Object.values(compared)) source.stop();
      pool.close();
    },
  };
}
