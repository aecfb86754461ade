import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../model/settings.ts';
import type { Dropped } from './address.ts';
import { type Change, initialState, type State } from './changes.ts';
import type { Pin } from './pins.ts';

export interface AppStore extends Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly apply: (change: Change) => void;
  /** As apply, for a change that Back should undo by itself: another seed, reset, a preset. */
  readonly step: (change: Change) => void;
  /** Whether the change that subscribers are being told of is a step. */
  readonly isStep: () => boolean;
}

export function createAppStore(
  initial?: Settings,
  dropped: readonly Dropped[] = [],
  pins: readonly Pin[] = [],
): AppStore {
  const { getState, getInitialState, setState, subscribe } = createStore<State>(() =>
    initialState(initial, dropped, pins),
  );
  let stepping = false;
  const run = (change: Change, asStep: boolean) => {
    // Subscribers may apply changes of their own while they are told of this one.
    const outer = stepping;
    stepping = asStep;
    try {
      setState(change, true);
    } finally {
      stepping = outer;
    }
  };
  return {
    getState,
    getInitialState,
    subscribe,
    apply: (change) => run(change, false),
    step: (change) => run(change, true),
    isStep: () => stepping,
  };
}
