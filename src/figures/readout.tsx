import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { hasLayer, wordsOf } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import { useResults } from '../state/hooks.ts';
import { layerAt, type Term } from '../tex/term.ts';
import { TermFace } from '../tex/term-list.tsx';
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

/** What a term is in the net on show, below it: for the eye, since the list of terms says the same to everybody. */
export function Readout({ term, place }: { term: Term; place: Place }): ReactNode {
  const results = useResults();
  const { settings } = results;
  const layer = hasLayer(term.id)
    ? layerAt(term.at, { l: selectedLayer(settings), L: settings.layers })
    : undefined;
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
