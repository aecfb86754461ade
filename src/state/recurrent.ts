import type { Pool } from '../compute/pool.ts';
import type { Settings } from '../model/settings.ts';
import { experimentOf, sameExperiment } from './experiment.ts';
import type { AppStore } from './store.ts';
import { createWatched, settingsChanges, type WatchedSource } from './watched.ts';

export type Recurrent = WatchedSource<Settings, 'recurrent'>;

/** So many powers of the matrix are taken. */
export const powersTaken = 60;
/** A matrix with more rows takes longer than anybody waits for a picture. */
export const widestUnrolled = 128;

/** The net on show with one matrix for all layers, if it has not, and as a plain net of one example of noise. */
export const unrolledSettings = (settings: Settings): Settings => ({
  ...settings,
  tied: 'yes',
  data: 'noise',
  examples: 1,
  skip: 'none',
  norm: 'none',
  precision: 'float64',
});

/** What the matrix of a recurrent net does over many steps, while somebody looks. */
export const createRecurrent = (store: AppStore, pool: Pool): Recurrent =>
  createWatched(settingsChanges(store), pool, {
    kind: 'recurrent',
    aboutOf: () => unrolledSettings(store.getState().settings),
    initialAbout: () => unrolledSettings(store.getInitialState().settings),
    same: sameExperiment,
    requestOf: (settings) =>
      settings.width > widestUnrolled || settings.layers < 3
        ? null
        : { experiment: experimentOf(settings), powers: powersTaken },
  });
