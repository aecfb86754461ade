import type { ReactNode } from 'react';
import { LinkedFormula } from '../figures/linked.tsx';
import { Formula } from '../tex/formula.tsx';
import { term } from '../tex/term.ts';
import { isEquationId } from './equations/registry.ts';
import { expandTerms, parseProse } from './markup.ts';
import { Ref } from './reference.tsx';

interface MProps {
  /** TeX in which `@delta{l+1}` is a linked quantity; see `markup.ts`. */
  readonly tex: string;
  readonly display?: boolean;
  /** What the list of its terms is called; a displayed formula needs one. */
  readonly label?: string;
  /** Whether narrow screens show that list below; a displayed formula by default. */
  readonly listed?: boolean;
}

/** Formulas in a line of text with at most so many characters are not broken at its end: "l = 2, …, L". */
const unbroken = 24;
/** A linked quantity is named by a word and shown by about a letter. */
const isShort = (tex: string): boolean => tex.replace(/@\w+/g, 'x').length <= unbroken;

/** Mathematics in the text, its quantities linked with the rest of the page. */
export function M({ tex, display = false, label, listed = display }: MProps): ReactNode {
  const expanded = expandTerms(tex, term, display);
  const list = label === undefined ? { listed } : { listed, label };
  const formula =
    expanded === tex ? (
      <Formula tex={tex} display={display} />
    ) : (
      <LinkedFormula tex={expanded} display={display} {...list} />
    );
  return !display && isShort(tex) ? <span className="art-short">{formula}</span> : formula;
}

/** A line of prose from data: `$…$` TeX, `[[id]]` a reference, `*…*` emphasis. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return parseProse(text).map(({ kind, text: part }, i) => {
    // A piece has no identity but its place in a text that never changes.
    const key = `${i}`;
    if (kind === 'math') return <M key={key} tex={part} />;
    if (kind === 'emphasis') return <em key={key}>{part}</em>;
    if (kind === 'reference' && isEquationId(part)) return <Ref key={key} id={part} />;
    return part;
  });
}
