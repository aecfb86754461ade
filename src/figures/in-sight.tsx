import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { useResultsWhile } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { useNear } from '../ui/use-near.ts';
import './figure.css';

const SightContext = createContext(true);

let printing = false;

/** Printing shows everything; the change is heard in time, in the very event. */
function onPrint(listener: () => void): () => void {
  const set = (now: boolean) => () => {
    printing = now;
    listener();
  };
  const [before, after] = [set(true), set(false)];
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** Whether the page is being printed. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    onPrint,
    () => printing,
    () => false,
  );

const ForcedContext = createContext(false);

/** Figures here are taken to be in sight, wherever they stand: they are about to be printed. */
export function AllInSight({ children }: { readonly children: ReactNode }): ReactNode {
  return <ForcedContext value>{children}</ForcedContext>;
}

/** Whether it is about to be printed, wherever it stands. */
export const useForced = (): boolean => useContext(ForcedContext);

/** A figure of the text that stands still while it is out of sight. */
export function InSight({ children }: { readonly children: ReactNode }): ReactNode {
  const [ref, seen] = useNear<HTMLDivElement>();
  const printed = usePrinting();
  const forced = useForced();
  return (
    <SightContext value={seen || printed || forced}>
      <div ref={ref}>{children}</div>
    </SightContext>
  );
}

/** Whether the figure is in sight, or nearly. */
export const useInSight = (): boolean => useContext(SightContext);

/** The numbers of the net on show, as they were when the figure was last in sight. */
export function useResultsInSight(): Results {
  return useResultsWhile(useInSight());
}
