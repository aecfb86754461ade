import type { Pool } from '../compute/pool.ts';
import { affordableRuns, isSoonSeen } from '../core/ensemble/side-by-side.ts';
import type { Experiment } from '../core/experiment.ts';
import type { Results, ResultsSource } from './results.ts';
import { createWatched, type WatchedSource } from './watched.ts';

/** Nets like that on show, of other depths. */
export interface DepthsAbout {
  readonly experiment: Experiment;
  /** So many nets of every depth are wanted. */
  readonly runs: number;
}

export type Depths = WatchedSource<DepthsAbout, 'depths'>;

/** At two layers the first is the last, and there is nothing to sample. */
const marks: readonly number[] = [3, 4, 5, 7, 10, 14, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** The depths at which nets are sampled, that of the net on show among them. */
export const sampledDepths = (layers: number): readonly number[] =>
  layers === 2 || marks.includes(layers) ? marks : [...marks, layers].sort((a, b) => a - b);

const experimentsOf = ({ experiment }: DepthsAbout): readonly Experiment[] =>
  sampledDepths(experiment.layers).map((layers) => ({ ...experiment, layers }));

const aboutOf = ({ experiment, settings }: Results): DepthsAbout => ({ experiment, runs: settings.runs });

/** ‖∂C/∂b²‖/‖∂C/∂b^L‖ over nets of every depth: nobody knows a shallow net's from a deeper one's. While somebody looks. */
export const createDepths = (
  results: Pick<ResultsSource, 'get' | 'getInitial' | 'subscribe'>,
  pool: Pool,
): Depths =>
  createWatched(results.subscribe, pool, {
    kind: 'depths',
    aboutOf: () => aboutOf(results.get()),
    initialAbout: () => aboutOf(results.getInitial()),
    same: (a, b) => a.experiment === b.experiment && a.runs === b.runs,
    requestOf: (about) => {
      const experiments = experimentsOf(about);
      const runs = affordableRuns(experiments, about.runs);
      return runs === 0 ? null : { experiments, runs };
    },
    isSoon: (about) => isSoonSeen(experimentsOf(about)),
  });
