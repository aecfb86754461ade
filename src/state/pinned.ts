import { createPool, type Pool } from '../compute/pool.ts';
import type { Settings } from '../model/settings.ts';
import { toggleSeries } from './changes.ts';
import type { DigitsSource } from './digits.ts';
import { sameExperiment } from './experiment.ts';
import { createResults, type Results, type ResultsSource } from './results.ts';
import { type AppStore, createAppStore } from './store.ts';

/** A pin with the numbers of its net. */
export interface PinnedNet {
  readonly name: string;
  readonly net: Settings;
  readonly results: Results;
}

export interface PinnedSource {
  /** The same array as long as nothing in it changes. */
  readonly get: () => readonly PinnedNet[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

interface Kept {
  readonly net: Settings;
  readonly source: ResultsSource;
  readonly end: () => void;
}

/**
 * The numbers of the pinned nets, by the same core as those of the net on show. Each is worked out once, in a store of
 * its own that never changes, with workers of its own that are started only if it is large.
 */
export function createPinned(
  store: AppStore,
  digits: DigitsSource,
  newPool: () => Pool = () => createPool({ size: 1 }),
): PinnedSource {
  const listeners = new Set<() => void>();
  let kept: readonly Kept[] = [];
  let present: readonly PinnedNet[] = [];

  const publish = () => {
    present = store.getState().pins.map(({ name, net }) => {
      const { source } = kept.find((one) => sameExperiment(one.net, net))!;
      return { name, net, results: source.get() };
    });
    for (const listener of listeners) listener();
  };

  const measure = (net: Settings): Kept => {
    const own = createAppStore(net);
    // One net, and not many like it.
    if (own.getState().shown.ensemble) own.apply(toggleSeries('ensemble'));
    const pool = newPool();
    const source = createResults(own, pool, undefined, digits);
    const unsubscribe = source.subscribe(publish);
    const end = () => {
      unsubscribe();
      source.stop();
      pool.close();
    };
    return { net, source, end };
  };

  const refresh = () => {
    const { pins } = store.getState();
    const next: Kept[] = [];
    for (const { net } of pins) {
      const before = [...next, ...kept].find((one) => sameExperiment(one.net, net));
      if (!before) next.push(measure(net));
      else if (!next.includes(before)) next.push(before);
    }
    for (const one of kept) if (!next.includes(one)) one.end();
    kept = next;
    publish();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.pins !== previous.pins) refresh();
  });
  refresh();

  return {
    get: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      unsubscribe();
      for (const { end } of kept) end();
    },
  };
}
