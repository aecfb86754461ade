import { Activity, type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { useGetState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { layouts, type ViewId, viewIds } from './layouts.ts';

/** Each layout is found again at the place to which it was scrolled. */
function usePlaces(view: ViewId): void {
  const getState = useGetState();
  const places = useRef<Map<ViewId, number>>(null);
  useLayoutEffect(() => {
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

/** The layout that is asked for, and hidden the one that stays. */
export function LayoutOnShow({ view }: { readonly view: ViewId }): ReactNode {
  const [seen, setSeen] = useState<readonly ViewId[]>([]);
  if (!seen.includes(view)) setSeen([...seen, view]);
  usePlaces(view);
  const there = viewIds.filter((id) => id === view || (layouts[id].stays && seen.includes(id)));
  return there.map((id) => {
    const { Layout } = layouts[id];
    return (
      <Activity key={id} mode={id === view ? 'visible' : 'hidden'}>
        <ErrorBoundary what="This layout" retryOn={view}>
          <Suspense fallback={<main className="lay-wait" aria-busy="true" />}>
            <Layout />
          </Suspense>
        </ErrorBoundary>
      </Activity>
    );
  });
}
