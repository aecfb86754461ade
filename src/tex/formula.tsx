import { memo, type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { quantities } from '../model/quantities.ts';
import { Picture } from './picture.tsx';
import { insideOf } from './render.ts';
import { readTerm, type Term, termKey } from './term.ts';

export interface FormulaProps {
  readonly tex: string;
  readonly display?: boolean;
  /** The keys of the terms that are lit; left out where {@link lightTerms} is called from outside. */
  readonly lit?: string;
  /** The pointer has come to a term, or left the last one (null). Not for touch, which only taps. */
  readonly onPoint?: (term: Term | null, element: HTMLElement | null) => void;
  /** Click or tap. */
  readonly onPin?: (term: Term, element: HTMLElement) => void;
}

/** The innermost term around the target of an event. */
function termUnder({ target }: Event): { term: Term; element: HTMLElement } | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
  const term = readTerm(element?.dataset.term, element?.dataset.at);
  return element && term ? { term, element } : undefined;
}

/** Lights the terms with these keys, separated by blanks, in the element of a formula, and lets the rest of it fade. */
export function lightTerms(formula: HTMLElement, lit: string): void {
  const keys = new Set(lit.split(' '));
  formula.toggleAttribute('data-fades', lit !== '');
  for (const element of formula.querySelectorAll<HTMLElement>('[data-term]')) {
    const term = readTerm(element.dataset.term, element.dataset.at);
    if (term && keys.has(termKey(term))) element.dataset.lit = quantities[term.id].colour;
    else delete element.dataset.lit;
  }
}

/**
 * A formula: a visible tree hidden from assistive technology, MathML for it. What is lit is an attribute of the typeset
 * spans, so that pointing never typesets anything. The keyboard's road to the terms is a TermList.
 */
export const Formula = memo(function Formula({
  tex,
  display = false,
  lit,
  ...handlers
}: FormulaProps): ReactNode {
  const root = useRef<HTMLSpanElement>(null);

  const point = useEffectEvent((event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const under = event.type === 'pointerleave' ? undefined : termUnder(event);
    handlers.onPoint?.(under?.term ?? null, under?.element ?? null);
  });
  const pin = useEffectEvent((event: MouseEvent) => {
    const under = termUnder(event);
    if (under) handlers.onPin?.(under.term, under.element);
  });

  useEffect(() => {
    const element = root.current!;
    const ends = new AbortController();
    const { signal } = ends;
    element.addEventListener('pointerover', (event) => point(event), { signal });
    element.addEventListener('pointerleave', (event) => point(event), { signal });
    element.addEventListener('click', (event) => pin(event), { signal });
    return () => ends.abort();
  }, []);

  useEffect(() => {
    const element = root.current!;
    if (!display || typeof ResizeObserver === 'undefined') return;
    // A box that scrolls has to be reached by keyboard.
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [display]);

  useLayoutEffect(() => {
    if (lit !== undefined) lightTerms(root.current!, lit);
  });

  return (
    <span
      ref={root}
      className={display ? 'tex-formula tex-display' : 'tex-formula'}
      data-links={handlers.onPin ? '' : undefined}
      dangerouslySetInnerHTML={insideOf(tex, display ? 'display' : 'inline')}
    />
  );
});

/** The picture of a symbol, for a place that says its name in words as well. */
export function SymbolPicture({ tex }: { tex: string }): ReactNode {
  return <Picture inside={insideOf(tex, 'symbol')} />;
}
