import type { Pool } from '../compute/pool.ts';
import { affordableRuns, isSoonSeen } from '../core/ensemble/side-by-side.ts';
import type { Experiment } from '../core/experiment.ts';
import { type ActivationId, activationIds } from '../core/types.ts';
import type { Settings } from '../model/settings.ts';
import type { Change, State } from './changes.ts';
import type { Results, ResultsSource } from './results.ts';
import type { AppStore } from './store.ts';
import { createWatched, type WatchedSource } from './watched.ts';

/** Nets like that on show, each of the activations in place of its own. */
export interface ActivationBandsAbout {
  readonly experiment: Experiment;
  /** That of the net on show among them. */
  readonly activations: readonly ActivationId[];
  /** So many nets of every activation are wanted. */
  readonly runs: number;
}

export type ActivationBands = WatchedSource<ActivationBandsAbout, 'activations'>;

/** More bands than these are not told apart. */
export const mostCompared = 4;

/** The activation of the net on show, and of those chosen as many as go with it; in the order of all. */
export function comparedActivations({
  settings: { activation },
  compared,
}: Pick<State, 'compared'> & { readonly settings: Pick<Settings, 'activation'> }): readonly ActivationId[] {
  const others = compared.filter((id) => id !== activation);
  const all = [activation, ...others.slice(0, mostCompared - 1)];
  return activationIds.filter((id) => all.includes(id));
}

/** Puts an activation among those compared, or takes it out; none is put where there is no room for it. */
export const toggleCompared =
  (id: ActivationId): Change =>
  (state) => {
    const now = comparedActivations(state);
    if (id === state.settings.activation) return state;
    if (now.includes(id)) return { ...state, compared: now.filter((other) => other !== id) };
    return now.length === mostCompared ? state : { ...state, compared: [...now, id] };
  };

const experimentsOf = ({ experiment, activations }: ActivationBandsAbout): readonly Experiment[] =>
  activations.map((activation) => ({ ...experiment, activation }));

const aboutOf = (
  { experiment, settings }: Results,
  { compared }: Pick<State, 'compared'>,
): ActivationBandsAbout => ({
  experiment,
  activations: comparedActivations({ settings, compared }),
  runs: settings.runs,
});

/** The gradients of every layer, of many nets of several activations at the same scales. While somebody looks. */
export function createActivationBands(
  store: AppStore,
  results: Pick<ResultsSource, 'get' | 'getInitial' | 'subscribe'>,
  pool: Pool,
): ActivationBands {
  const changes = (hear: () => void) => {
    const ends = [
      results.subscribe(hear),
      store.subscribe((state, before) => {
        if (state.compared !== before.compared) hear();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  };
  return createWatched(changes, pool, {
    kind: 'activations',
    aboutOf: () => aboutOf(results.get(), store.getState()),
    initialAbout: () => aboutOf(results.getInitial(), store.getInitialState()),
    same: (a, b) =>
      a.experiment === b.experiment &&
      a.runs === b.runs &&
      a.activations.length === b.activations.length &&
      a.activations.every((id, i) => b.activations[i] === id),
    requestOf: (about) => {
      const experiments = experimentsOf(about);
      const runs = affordableRuns(experiments, about.runs);
      return runs === 0 ? null : { experiments, runs };
    },
    isSoon: (about) => isSoonSeen(experimentsOf(about)),
  });
}
