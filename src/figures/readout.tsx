import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { wordsOf } from '../model/quantities.ts';
import { useAppState, useResults } from '../state/hooks.ts';
import type { Term } from '../tex/term.ts';
import { TermFace } from '../tex/term-list.tsx';
import { layerOf, litKeys } from './focus.ts';
import { readingOf } from './readings.ts';

/** Where the readout of a term stands: px from the first line of the formula. */
export interface Place {
  readonly middle: number;
  readonly bottom: number;
}

export function placeOf(element: HTMLElement, root: HTMLElement): Place {
  const term = element.getBoundingClientRect();
  // The box of a formula that is broken over lines begins with its first line.
  const origin = root.getClientRects()[0] ?? root.getBoundingClientRect();
  return { middle: (term.left + term.right) / 2 - origin.left, bottom: term.bottom - origin.top };
}

/** px between the readout and the edge of the page. */
const margin = 8;

interface ReadoutProps {
  readonly term: Term;
  readonly place: Place;
  /** The term is no longer lit: something else is pinned or pointed at. */
  readonly onOut: () => void;
}

/** What a term is in the net on show, below it: for the eye, since the list of terms says the same to everybody. */
export function Readout({ term, place, onOut }: ReadoutProps): ReactNode {
  const isLit = useAppState((state) => litKeys([term], state) !== '');
  useEffect(() => {
    if (!isLit) onOut();
  }, [isLit, onOut]);
  return isLit ? <Box term={term} place={place} /> : null;
}

function Box({ term, place }: Omit<ReadoutProps, 'onOut'>): ReactNode {
  const results = useResults();
  const layer = layerOf(term, results.settings);
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = box.current!;
    element.style.translate = '-50%';
    const { left, right } = element.getBoundingClientRect();
    const beyond =
      Math.max(0, right + margin - document.documentElement.clientWidth) || Math.min(0, left - margin);
    if (beyond !== 0) element.style.translate = `calc(-50% - ${beyond}px)`;
  });
  return (
    <span
      ref={box}
      className="fig-readout"
      aria-hidden="true"
      style={{ left: place.middle, top: place.bottom }}
    >
      <TermFace
        term={term}
        words={wordsOf(term.id, layer ?? term.at)}
        value={readingOf(term.id, layer, results)}
      />
    </span>
  );
}
