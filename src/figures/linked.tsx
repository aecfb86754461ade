import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { wordsOf } from '../model/quantities.ts';
import { type State, setFocus, togglePinnedFocus } from '../state/changes.ts';
import { useApply, useAppState, useGetState, useSettledResults, useStateLook } from '../state/hooks.ts';
import { Formula, lightTerms } from '../tex/formula.tsx';
import { type Term, termsOf } from '../tex/term.ts';
import { TermList } from '../tex/term-list.tsx';
import { useNarrow } from '../tex/use-narrow.ts';
import { focusOn, layerOf, litKeys } from './focus.ts';
import { readingOf } from './readings.ts';
import { type Place, placeOf, Readout } from './readout.tsx';
import './linked.css';

interface LinkedFormulaProps {
  readonly tex: string;
  readonly display?: boolean;
  /** What the list of its terms is called. */
  readonly label?: string;
  /** Whether narrow screens show the list under a displayed formula for good; else it comes with the keyboard alone. */
  readonly listed?: boolean;
}

/** Lights the terms of the formula of a root when the focus comes to mean others of them. */
function lighter(root: RefObject<HTMLElement | null>, terms: readonly Term[]): (state: State) => void {
  let lit: string | undefined;
  return (state) => {
    const next = litKeys(terms, state);
    if (next === lit) return;
    lit = next;
    lightTerms(root.current!.firstElementChild as HTMLElement, next);
  };
}

/**
 * A formula whose terms are linked with the whole page. Pointing renders nothing but the readout: what is lit is set on
 * the typeset terms themselves, for one quantity may stand in hundreds of formulas.
 */
export const LinkedFormula = memo(function LinkedFormula(props: LinkedFormulaProps): ReactNode {
  const { tex, display = false, label = 'Terms of this formula', listed = display } = props;
  const terms = useMemo(() => termsOf(tex), [tex]);
  const apply = useApply();
  const getState = useGetState();
  const root = useRef<HTMLSpanElement>(null);
  const [pointed, setPointed] = useState<{ readonly term: Term; readonly place: Place } | null>(null);
  useStateLook(useMemo(() => lighter(root, terms), [terms]));

  const noReadout = useCallback(() => setPointed(null), []);
  const readOut = useCallback((term: Term, element: HTMLElement | null) => {
    setPointed(element && { term, place: placeOf(element, root.current!) });
  }, []);
  const onPoint = useCallback(
    (term: Term | null, element: HTMLElement | null = null) => {
      apply(setFocus(term && focusOn(term.id, layerOf(term, getState().settings))));
      if (term) readOut(term, element);
    },
    [apply, getState, readOut],
  );
  const onPin = useCallback(
    (term: Term, element: HTMLElement | null = null) => {
      apply(togglePinnedFocus(focusOn(term.id, layerOf(term, getState().settings))));
      readOut(term, element);
    },
    [apply, getState, readOut],
  );

  return (
    <span ref={root} className={display ? 'fig-linked fig-linked-display' : 'fig-linked'}>
      <Formula tex={tex} display={display} onPoint={onPoint} onPin={onPin} />
      <Terms terms={terms} label={label} inline={!listed} onPoint={onPoint} onPin={onPin} />
      {pointed && <Readout term={pointed.term} place={pointed.place} onOut={noReadout} />}
    </span>
  );
});

interface TermsProps {
  readonly terms: readonly Term[];
  readonly label: string;
  readonly inline: boolean;
  readonly onPoint: (term: Term | null) => void;
  readonly onPin: (term: Term) => void;
}

/** The list with the values of the net as it was when nothing was dragged, and not in the way of what is on screen. */
const Terms = memo(function Terms({ terms, inline, ...list }: TermsProps): ReactNode {
  const results = useDeferredValue(useSettledResults());
  const [open, setOpen] = useState(false);
  const narrow = useNarrow();
  const shown = narrow && !inline;
  // Lists out of sight need only say what is pinned.
  const lit = useAppState((state) => (open || shown || state.pinned ? litKeys(terms, state) : ''));
  const pinned = useAppState((state) => state.pinned && lit !== '');
  const items = useMemo(
    () =>
      terms.map((term) => {
        const layer = layerOf(term, results.settings);
        return { term, words: wordsOf(term.id, layer ?? term.at), value: readingOf(term.id, layer, results) };
      }),
    [terms, results],
  );
  return (
    <Items items={items} inline={inline} shown={shown} lit={lit} pinned={pinned} onOpen={setOpen} {...list} />
  );
});

/** Not rendered while the new values are only on their way. */
const Items = memo(TermList);
