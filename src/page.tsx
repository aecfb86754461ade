import { type ReactNode, useEffect } from 'react';
import { App } from './App.tsx';
import type { Pool } from './compute/pool.ts';
import { createDigits } from './state/digits.ts';
import { createHistory } from './state/history.ts';
import { StoreProvider } from './state/hooks.ts';
import { createPinned } from './state/pinned.ts';
import { createResults } from './state/results.ts';
import type { AppStore } from './state/store.ts';

interface PageOptions {
  readonly store: AppStore;
  readonly pool: Pool;
  /** Another for training, which takes all the time of its threads. */
  readonly learningPool: Pool;
  /** The page is there for the first time. */
  readonly onRendered?: () => void;
}

/** The page of a store, with everything that is computed for it. */
export function createPage({ store, pool, learningPool, onRendered }: PageOptions): ReactNode {
  const digits = createDigits();
  const results = createResults(store, pool, undefined, digits);
  const history = createHistory(store);
  const rendered = () => {
    onRendered?.();
    history.forget();
  };
  return (
    <StoreProvider
      store={store}
      results={results}
      history={history}
      pinned={createPinned(store, digits)}
      pool={pool}
      learning={{ pool: learningPool, digits }}
    >
      <App />
      <Rendered then={rendered} />
    </StoreProvider>
  );
}

function Rendered({ then }: { readonly then: () => void }): null {
  useEffect(then, [then]);
  return null;
}
