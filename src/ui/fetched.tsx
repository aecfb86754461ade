import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Unfetched } from './unfetched.tsx';

interface Options<Props> {
  /** The beginning of the sentence "… could not be fetched". */
  readonly what: string;
  readonly load: () => Promise<ComponentType<Props>>;
  /** What stands there in the meantime. */
  readonly waiting?: ReactNode;
}

/**
 * A part of the page whose code is fetched when it is first shown. Where it cannot be had it says so in its place, and the
 * rest of the page lives; every later attempt fetches it anew. Not React's `lazy`, which remembers a failure, and whose
 * parts wait until the rest of the article has been set.
 */
export function fetched<Props extends object>({ what, load, waiting }: Options<Props>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Fetched(props) {
    const [Part, setPart] = useState(() => known);
    const [isMissing, setMissing] = useState(false);
    const isAsked = Part === undefined && !isMissing;
    useEffect(() => {
      if (!isAsked) return;
      let isWanted = true;
      load().then(
        (part) => {
          known = part;
          if (isWanted) setPart(() => part);
        },
        () => isWanted && setMissing(true),
      );
      return () => {
        isWanted = false;
      };
    }, [isAsked]);
    if (isMissing) return <Unfetched what={what} onRetry={() => setMissing(false)} />;
    return Part ? <Part {...props} /> : waiting;
  };
}
