import {
  createContext,
  createElement,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import type { Pool } from '../compute/pool.ts';
import type { State } from './changes.ts';
import type { HistorySource, HistoryState } from './history.ts';
import type { Learning } from './learning-hooks.ts';
import type { PinnedNet, PinnedSource } from './pinned.ts';
import type { Results, ResultsSource } from './results.ts';
import type { AppStore } from './store.ts';

interface Sources {
  readonly store: AppStore;
  /** Those of the store: `createResults(store, createPool())`. Only who asks for results needs them. */
  readonly results?: ResultsSource;
  /** `createHistory(store)`. Without it nothing can be undone. */
  readonly history?: HistorySource;
  /** `createPinned(store, digits)`. Without them no pin is drawn. */
  readonly pinned?: PinnedSource;
  /** The pool of the results. Only who shows what is computed beside the net on show needs it. */
  readonly pool?: Pool;
  /** Only who shows training or digits needs them. */
  readonly learning?: Learning;
}

const SourcesContext = createContext<Sources | null>(null);

/**
 * The settings and the numbers that follow from them, for everything below. Both are made once, before React:
 *
 *     const store = createAppStore(settings, dropped);
 *     const results = createResults(store, createPool());
 *     <StoreProvider store={store} results={results}>…</StoreProvider>
 *
 * The results subscribe to the store first, so a component that reads both sees a change of both in one rendering.
 */
export function StoreProvider({
  children,
  ...given
}: Sources & { readonly children?: ReactNode }): ReactNode {
  return createElement(SourcesContext, { value: given }, children);
}

/** One of the sources that the StoreProvider was given. */
export function useSource<Id extends keyof Sources>(id: Id): NonNullable<Sources[Id]> {
  const sources = useContext(SourcesContext);
  if (sources === null) throw new Error('No StoreProvider above this component.');
  const source = sources[id];
  if (!source) throw new Error(`No StoreProvider with ${id} above this component.`);
  return source;
}

const useAppStore = (): AppStore => useSource('store');
const useResultsSource = (): ResultsSource => useSource('results');

/** A part of the state. The selector returns a part or a primitive, never a new object: it would never be equal. */
export function useAppState<Part>(selector: (state: State) => Part): Part {
  return useStore(useAppStore(), selector);
}

export function useApply(): AppStore['apply'] {
  return useAppStore().apply;
}

/** For changes that Back should undo by themselves. */
export function useStep(): AppStore['step'] {
  return useAppStore().step;
}

/**
 * Calls `look` with the state after mounting, when it becomes another function, and at every change, without a rendering:
 * for what is set on many elements directly.
 */
export function useStateLook(look: (state: State) => void): void {
  const store = useAppStore();
  useLayoutEffect(() => {
    look(store.getState());
    return store.subscribe(look);
  }, [store, look]);
}

/** For event handlers: the state of then, without a rendering for every change. */
export function useGetState(): AppStore['getState'] {
  return useAppStore().getState;
}

/** The numbers of the net, all of one piece; `settings` among them are the settings they belong to. */
export function useResults(): Results {
  const { subscribe, get, getInitial } = useResultsSource();
  return useSyncExternalStore(subscribe, get, getInitial);
}

/** The same, standing still while not `live`: for what is out of sight. */
export function useResultsWhile(live: boolean): Results {
  const { subscribe, get, getInitial } = useResultsSource();
  const held = useRef<Results>(null);
  const look = () => {
    if (live || held.current === null) held.current = get();
    return held.current;
  };
  return useSyncExternalStore(subscribe, look, getInitial);
}

/** The same, standing still while a control is held down: for what need not follow the hand. */
export function useSettledResults(): Results {
  const store = useAppStore();
  const results = useResultsSource();
  const settled = useRef<Results>(null);
  const look = () => {
    if (settled.current === null || store.getState().dragging === null) settled.current = results.get();
    return settled.current;
  };
  // The end of a drag changes no result: it is heard of from the store.
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [results.subscribe(listener), store.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [store, results],
  );
  return useSyncExternalStore(subscribe, look, results.getInitial);
}

const nothingDone: HistoryState = { canUndo: false, canRedo: false };
const noHistory: HistorySource = {
  get: () => nothingDone,
  subscribe: () => () => {},
  undo: () => {},
  redo: () => {},
  forget: () => {},
  stop: () => {},
};

/** Whether there is something to undo or redo, and the ways to do it. */
export function useHistory(): HistoryState & Pick<HistorySource, 'undo' | 'redo'> {
  const { get, subscribe, undo, redo } = useContext(SourcesContext)?.history ?? noHistory;
  return { ...useSyncExternalStore(subscribe, get, () => nothingDone), undo, redo };
}

const noPins: readonly PinnedNet[] = [];
const getNoPins = () => noPins;
const neverTold = () => () => {};

/** The pinned nets with their numbers. */
export function usePinned(): readonly PinnedNet[] {
  const pinned = useContext(SourcesContext)?.pinned;
  const get = pinned?.get ?? getNoPins;
  return useSyncExternalStore(pinned?.subscribe ?? neverTold, get, getNoPins);
}

/** For event handlers: waits for everything that can be known of the net of now, the inner rungs included. */
export function useCompleteResults(): ResultsSource['complete'] {
  return useResultsSource().complete;
}
