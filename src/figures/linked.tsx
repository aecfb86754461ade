import {
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type ColourRole, hasLayer, type QuantityId, quantities, wordsOf } from '../model/quantities.ts';
import { type Settings, selectedLayer } from '../model/settings.ts';
import { type Focus, type State, setFocus, togglePinnedFocus } from '../state/changes.ts';
import { useApply, useAppState, useGetState, useSettledResults } from '../state/hooks.ts';
import { Formula } from '../tex/formula.tsx';
import { layerAt, type Term, termKey, termsOf } from '../tex/term.ts';
import { TermList } from '../tex/term-list.tsx';
import { readingOf } from './readings.ts';
import { type Place, placeOf, Readout } from './readout.tsx';
import './linked.css';

/** Whether the focus means this quantity; one without a layer means it at every layer, and is meant by each. */
export const concerns = (focus: Focus | null, quantity: QuantityId, layer: number | undefined): boolean =>
  focus?.quantity === quantity && (focus.layer === undefined || layer === undefined || focus.layer === layer);

const focusOn = (quantity: QuantityId, layer: number | undefined): Focus =>
  layer === undefined ? { quantity } : { quantity, layer };

export interface LinkedProps {
  /** The colour in which the quantity is lit; undefined while it is not. */
  readonly 'data-lit': ColourRole | undefined;
  readonly onPointerEnter: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onClick: () => void;
}

/**
 * Links any element with a quantity: pointing at it and focusing it set the focus, a click or tap pins it, leaving it
 * clears the focus unless it is pinned. A button takes Enter for a click; Esc is heard by the whole page.
 */
export function useLinked(quantity: QuantityId, layer?: number): LinkedProps {
  const apply = useApply();
  const isLit = useAppState((state) => concerns(state.focus, quantity, layer));
  const handlers = useMemo(() => {
    const focus = focusOn(quantity, layer);
    const set = (to: Focus | null) => apply(setFocus(to));
    return {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && set(focus),
      onPointerLeave: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && set(null),
      onFocus: () => set(focus),
      onBlur: () => set(null),
      onClick: () => apply(togglePinnedFocus(focus)),
    };
  }, [apply, quantity, layer]);
  return { 'data-lit': isLit ? quantities[quantity].colour : undefined, ...handlers };
}

/** The layer at which a term stands in the net of these settings; undefined for a quantity without layers. */
function layerOf({ id, at }: Term, settings: Settings): number | undefined {
  return hasLayer(id) ? layerAt(at, { l: selectedLayer(settings), L: settings.layers }) : undefined;
}

const litKeys = (terms: readonly Term[], { focus, settings }: State): string =>
  focus === null
    ? ''
    : terms
        .filter((term) => concerns(focus, term.id, layerOf(term, settings)))
        .map(termKey)
        .join(' ');

interface LinkedFormulaProps {
  readonly tex: string;
  readonly display?: boolean;
  /** What the list of its terms is called. */
  readonly label?: string;
}

/**
 * A formula whose terms are linked with the whole page. Pointing re-renders no formula but those in which something is
 * lit or goes out, and of these only attributes.
 */
export const LinkedFormula = memo(function LinkedFormula(props: LinkedFormulaProps): ReactNode {
  const { tex, display = false, label = 'Terms of this formula' } = props;
  const terms = useMemo(() => termsOf(tex), [tex]);
  const lit = useAppState((state) => litKeys(terms, state));
  const apply = useApply();
  const getState = useGetState();
  const root = useRef<HTMLSpanElement>(null);
  const [pointed, setPointed] = useState<{ readonly term: Term; readonly place: Place } | null>(null);
  // What is no longer lit, because something else is pinned or pointed at, is no longer read out.
  if (pointed && !lit.split(' ').includes(termKey(pointed.term))) setPointed(null);

  const readOut = useCallback((term: Term, element: HTMLElement | null) => {
    setPointed(element && { term, place: placeOf(element, root.current!) });
  }, []);
  const onPoint = useCallback(
    (term: Term | null, element: HTMLElement | null = null) => {
      apply(setFocus(term && focusOn(term.id, layerOf(term, getState().settings))));
      if (term) readOut(term, element);
      else if (!getState().pinned) setPointed(null);
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
      <Formula tex={tex} display={display} lit={lit} onPoint={onPoint} onPin={onPin} />
      <Terms terms={terms} label={label} inline={!display} lit={lit} onPoint={onPoint} onPin={onPin} />
      {pointed && <Readout term={pointed.term} place={pointed.place} />}
    </span>
  );
});

interface TermsProps {
  readonly terms: readonly Term[];
  readonly label: string;
  readonly inline: boolean;
  readonly lit: string;
  readonly onPoint: (term: Term | null) => void;
  readonly onPin: (term: Term) => void;
}

/** The list with the values of the net as it was when nothing was dragged, and not in the way of what is on screen. */
const Terms = memo(function Terms({ terms, lit, ...list }: TermsProps): ReactNode {
  const results = useDeferredValue(useSettledResults());
  const pinned = useAppState((state) => state.pinned && lit !== '');
  const items = useMemo(
    () =>
      terms.map((term) => {
        const layer = layerOf(term, results.settings);
        return { term, words: wordsOf(term.id, layer ?? term.at), value: readingOf(term.id, layer, results) };
      }),
    [terms, results],
  );
  return <TermList items={items} lit={lit} pinned={pinned} {...list} />;
});
