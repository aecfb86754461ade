import { useCallback, useRef, useSyncExternalStore } from 'react';

/** How often the page has been printed; heard of in the very event, in time for the paper. */
export function usePrintings(): number {
  const printings = useRef(0);
  const subscribe = useCallback((listener: () => void) => {
    const count = () => {
      printings.current += 1;
      listener();
    };
    window.addEventListener('beforeprint', count);
    return () => window.removeEventListener('beforeprint', count);
  }, []);
  return useSyncExternalStore(
    subscribe,
    () => printings.current,
    () => 0,
  );
}
