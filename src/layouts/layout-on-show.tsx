import { Activity, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useGetState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { layouts, type ViewId, viewIds } from './layouts.ts';

/** What is on show, and why it is not what was asked for. */
interface OnShow {
  /** Null while the first layout of the page is being fetched. */
  readonly view: ViewId | null;
  readonly problem: string | null;
}

/**
 * The layout that is asked for; until its code is there the one before it. Not deferred by React, which would set the rest
 * of the article first.
 */
export function useViewOnShow(asked: ViewId): OnShow {
  const [fetched, setFetched] = useState<OnShow>({
    view: layouts[asked].get() ? asked : null,
    problem: null,
  });
  const isThere = layouts[asked].get() !== undefined;
  if (isThere && fetched.view !== asked) setFetched({ view: asked, problem: null });
  useEffect(() => {
    if (isThere) return;
    let isAsked = true;
    layouts[asked].load().then(
      () => isAsked && setFetched({ view: asked, problem: null }),
      () => isAsked && setFetched(({ view }) => ({ view, problem: 'It could not be fetched.' })),
    );
    return () => {
      isAsked = false;
    };
  }, [asked, isThere]);
  return fetched;
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
export function LayoutOnShow({ view, problem }: OnShow): ReactNode {
  const [seen, setSeen] = useState<readonly ViewId[]>([]);
  if (view !== null && !seen.includes(view)) setSeen([...seen, view]);
  usePlaces(view);
  const there = viewIds.filter((id) => id === view || (layouts[id].stays && seen.includes(id)));
  return (
    <>
      {problem && (
        <p role="alert" className="ui-failure">
          This layout cannot be shown. {problem} Try again when there is a connection.
        </p>
      )}
      {view === null && !problem && <main className="lay-wait" aria-busy="true" />}
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
