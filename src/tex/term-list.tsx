import { type KeyboardEvent, memo, type ReactNode, useRef, useState } from 'react';
import { aloud } from '../model/format.ts';
import { quantities } from '../model/quantities.ts';
import { SymbolPicture } from './formula.tsx';
import { type Term, termKey } from './term.ts';

/** A term as its button shows it. */
export interface TermItem {
  readonly term: Term;
  readonly words: string;
  /** Its value in the net on show, as {@link ../model/format.ts} writes numbers. */
  readonly value?: string | null;
}

export interface TermListProps {
  /** What the list is called: "Terms of …". */
  readonly label: string;
  readonly items: readonly TermItem[];
  /** The list stands in a line of text: it opens over the text, and only while it has the keyboard. */
  readonly inline?: boolean;
  /** What the buttons show is in sight though the keyboard is elsewhere. */
  readonly shown?: boolean;
  /** The keyboard has come among the terms, or left them. */
  readonly onOpen?: (open: boolean) => void;
  /** The keys of the terms that are lit, separated by blanks. */
  readonly lit?: string;
  readonly pinned?: boolean;
  readonly onPoint?: (term: Term | null) => void;
  readonly onPin?: (term: Term) => void;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The terms of a formula as buttons: the road to them for keyboard, screen reader and phone. One stop of the Tab key;
 * arrow keys, Home and End walk the terms. Focus points at a term, pressing pins it. Names are there always, for screen
 * readers; what the buttons show is made when it can be seen, for an article has hundreds of these lists.
 */
export function TermList(props: TermListProps): ReactNode {
  const { label, items, inline = false, shown = false, lit = '', pinned = false } = props;
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLSpanElement>(null);
  const litKeys = lit.split(' ');
  const current = Math.min(at, items.length - 1);

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = step(current, items.length);
    setAt(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const openOrClose = (next: boolean) => {
    if (next === open) return;
    setOpen(next);
    props.onOpen?.(next);
  };

  return (
    <span
      ref={list}
      role="toolbar"
      aria-label={label}
      className={inline ? 'tex-terms tex-terms-inline' : 'tex-terms'}
      onFocus={() => openOrClose(true)}
      onBlur={(event) => openOrClose(event.currentTarget.contains(event.relatedTarget))}
    >
      {items.map(({ term, words, value = null }, i) => {
        const key = termKey(term);
        const isLit = litKeys.includes(key);
        return (
          <button
            key={key}
            type="button"
            className="tex-term"
            tabIndex={i === current ? 0 : -1}
            aria-label={value ? `${words}: ${aloud(value)}` : words}
            aria-pressed={isLit && pinned}
            data-lit={isLit ? quantities[term.id].colour : undefined}
            onKeyDown={walk}
            onFocus={() => {
              setAt(i);
              props.onPoint?.(term);
            }}
            onBlur={() => props.onPoint?.(null)}
            onPointerEnter={(event) => event.pointerType !== 'touch' && props.onPoint?.(term)}
            onPointerLeave={(event) => event.pointerType !== 'touch' && props.onPoint?.(null)}
            onClick={() => props.onPin?.(term)}
          >
            {(shown || open) && <TermFace term={term} words={words} value={value} />}
          </button>
        );
      })}
    </span>
  );
}

/** Symbol, words, value now. */
export const TermFace = memo(function TermFace({
  term,
  words,
  value,
}: {
  term: Term;
  words: string;
  value: string | null;
}): ReactNode {
  return (
    <>
      <SymbolPicture tex={quantities[term.id].tex(term.at)} />
      <span className="tex-term-words">{words}</span>
      {value !== null && <span className="tex-term-value">{value}</span>}
    </>
  );
});
