import { useSyncExternalStore } from 'react';

/** As in tex.css: where the terms of a displayed formula stand below it for good. */
const narrow = '(max-width: 719px), (hover: none)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the screen is narrow or has no hover. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
