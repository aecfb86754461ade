import { Activity, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useGetState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Unfetched } from '../ui/unfetched.tsx';
import { layouts, type ViewId, viewIds } from './layouts.ts';

interface OnShow {
  /** Null while the first layout of the page is being fetched. */
  readonly view: ViewId | null;
  /** Fetches the one that was asked for again, if it could not be had; null otherwise. */
  readonly retry: (() => void) | null;
}

/**
 * The layout that is asked for; until its code is there the one before it. Not deferred by React, which would set the rest
 * of the article first.
 */
export function useViewOnShow(asked: ViewId): OnShow {
  const isThere = layouts[asked].get() !== undefined;
  const [view, setView] = useState(isThere ? asked : null);
  const [missing, setMissing] = useState<ViewId | null>(null);
  if (isThere && view !== asked) setView(asked);
  if (missing !== null && missing !== asked) setMissing(null);
  useEffect(() => {
    if (isThere || missing === asked) return;
    let isAsked = true;
    layouts[asked].load().then(
      () => isAsked && setView(asked),
      () => isAsked && setMissing(asked),
    );
    return () => {
      isAsked = false;
    };
  }, [asked, isThere, missing]);
  return { view, retry: missing === asked && !isThere ? () => setMissing(null) : null };
}

/** Each layout is found again at the place to which it was scrolled. */
function usePlaces(view: ViewId | null): void {
  const getState = useGetState();
  const places = useRef<Map<ViewId, number>>(null);
  useLayoutEffect(() => {
    if (view === null) return;
    // Where the page opens is the browser's affair.
    if (places.current) window.scrollTo(0, places.current.get(view) ?? 0);
    places.current ??= new Map();
    const known = places.current;
    // Going back, the browser scrolls before the other layout is there.
    const note = () => {
      if (getState().settings.view === view) known.set(view, window.scrollY);
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [view, getState]);
}

/** The layout on show, and hidden the one that stays. */
export function LayoutOnShow({ view, retry }: OnShow): ReactNode {
  const [seen, setSeen] = useState<readonly ViewId[]>([]);
  if (view !== null && !seen.includes(view)) setSeen([...seen, view]);
  usePlaces(view);
  const there = viewIds.filter((id) => id === view || (layouts[id].stays && seen.includes(id)));
  return (
    <>
      {retry && (
        <div className="lay-missing">
          <Unfetched what="This layout" onRetry={retry} />
        </div>
      )}
      {view === null && !retry && <main className="lay-wait" aria-busy="true" />}
      {there.map((id) => {
        const Layout = layouts[id].get();
        return (
          <Activity key={id} mode={id === view ? 'visible' : 'hidden'}>
            <ErrorBoundary what="This layout" retryOn={view}>
              {Layout && <Layout />}
            </ErrorBoundary>
          </Activity>
        );
      })}
    </>
  );
}
