import { createContext, createElement, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { State } from './changes.ts';
import type { AppStore } from './store.ts';

const StoreContext = createContext<AppStore | null>(null);

export function StoreProvider({ store, children }: { store: AppStore; children?: ReactNode }): ReactNode {
  return createElement(StoreContext, { value: store }, children);
}

function useAppStore(): AppStore {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('No StoreProvider above this component.');
  return store;
}

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
