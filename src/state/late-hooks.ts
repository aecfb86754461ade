import { useEffect, useSyncExternalStore } from 'react';
import type { JobKind } from '../compute/jobs.ts';
import type { Pool } from '../compute/pool.ts';
import type { ActivationId } from '../core/types.ts';
import type { ActivationBands } from './activation-bands.ts';
import { type Compared, createCompared } from './compared.ts';
import type { Comparison } from './comparison.ts';
import type { Depths } from './depths.ts';
import { useSource } from './hooks.ts';
import { createPlanes, type Plane, type PlaneRange, type PlanesSource } from './planes.ts';
import type { Recurrent } from './recurrent.ts';
import type { ResultsSource } from './results.ts';
import { createSpectra, type Spectra, type SpectraSource } from './spectra.ts';
import type { Watched, WatchedSource } from './watched.ts';

/** What was made for a source at the first look at it, with the code of the figure that looks. */
export function madeFor<Key extends object, Made>(
  known: WeakMap<Key, Made>,
  key: Key,
  make: (key: Key) => Made,
): Made {
  const made = known.get(key) ?? make(key);
  known.set(key, made);
  return made;
}

const known = {
  planes: new WeakMap<Pool, PlanesSource>(),
  spectra: new WeakMap<ResultsSource, SpectraSource>(),
  compared: new WeakMap<ResultsSource, Compared>(),
};

/** The spectra of the net of these results. */
export const spectraOf = (results: ResultsSource, pool: Pool): SpectraSource =>
  madeFor(known.spectra, results, () => createSpectra(results, pool));

/** What is known of a phase plane; asked for as soon as it is wanted. */
export function usePlane(activation: ActivationId, range: PlaneRange, wanted: boolean): Plane | undefined {
  const planes = madeFor(known.planes, useSource('pool'), createPlanes);
  useEffect(() => {
    if (wanted) planes.ask(activation, range);
  }, [planes, activation, range, wanted]);
  const look = () => planes.get(activation, range);
  return useSyncExternalStore(planes.subscribe, look, look);
}

/** The singular values of the matrices J_l of the net on show, which are worked on while somebody looks. */
export function useSpectra(isLooking: boolean): Spectra {
  const spectra = spectraOf(useSource('results'), useSource('pool'));
  useEffect(() => (isLooking ? spectra.watch() : undefined), [spectra, isLooking]);
  return useSyncExternalStore(spectra.subscribe, spectra.get, spectra.get);
}

function useCompared(): Compared {
  const store = useSource('store');
  const pool = useSource('pool');
  return madeFor(known.compared, useSource('results'), (results) => createCompared(store, results, pool));
}

function useWatched<About, Kind extends JobKind>(
  source: WatchedSource<About, Kind>,
  isLooking: boolean,
): Watched<About, Kind> {
  useEffect(() => (isLooking ? source.watch() : undefined), [source, isLooking]);
  return useSyncExternalStore(source.subscribe, source.get, source.getInitial);
}

/** All cures side by side, which are worked on while somebody looks. */
export const useComparison = (isLooking: boolean): ReturnType<Comparison['get']> =>
  useWatched(useCompared().comparison, isLooking);

/** The matrix of the recurrent net, which is worked on while somebody looks. */
export const useRecurrent = (isLooking: boolean): ReturnType<Recurrent['get']> =>
  useWatched(useCompared().recurrent, isLooking);

/** Many nets of every depth, sampled while somebody looks. */
export const useDepths = (isLooking: boolean): ReturnType<Depths['get']> =>
  useWatched(useCompared().depths, isLooking);

/** Many nets of every activation compared, sampled while somebody looks. */
export const useActivationBands = (isLooking: boolean): ReturnType<ActivationBands['get']> =>
  useWatched(useCompared().activations, isLooking);
