import { isQuantityId, type QuantityId } from '../model/quantities.ts';

/** A piece of a line of prose. */
export type Piece = { readonly kind: 'text' | 'emphasis' | 'math' | 'reference'; readonly text: string };

const marks = /\$(?<math>[^$]+)\$|\[\[(?<reference>[^\]]+)\]\]|\*(?<emphasis>[^*]+)\*/g;

/** `$…$` is TeX, `[[id]]` a reference to an equation, `*…*` emphasis; a mark without its partner is text. */
export function parseProse(prose: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of prose.matchAll(marks)) {
    if (match.index > at) pieces.push({ kind: 'text', text: prose.slice(at, match.index) });
    for (const kind of ['math', 'reference', 'emphasis'] as const) {
      const text = match.groups?.[kind];
      if (text !== undefined) pieces.push({ kind, text });
    }
    at = match.index + match[0].length;
  }
  if (at < prose.length) pieces.push({ kind: 'text', text: prose.slice(at) });
  return pieces;
}

const terms = /@(?<id>[A-Za-z][A-Za-z0-9]*)(?:\{(?<at>[^{}]*)\})?(?:\[(?<tex>[^[\]]*)\])?/g;

/** How a norm of a gradient is written in a line of text, where the fraction bar would push the lines apart. */
const inLine: Partial<Record<QuantityId, (at: string) => string>> = {
  gradB: (at) => `\\|\\partial C/\\partial b^{${at}}\\|`,
  gradW: (at) => `\\|\\partial C/\\partial w^{${at}}\\|`,
};

/**
 * Replaces every `@id`, `@id{at}`, `@id{at}[tex]` by what `term` makes of it; `at` is a layer expression, 'l' if none is
 * given. Throws on an id that is no quantity.
 */
export function expandTerms(
  tex: string,
  term: (id: QuantityId, at: string, tex?: string) => string,
  display: boolean,
): string {
  return tex.replace(terms, (whole, id: string, at: string | undefined, own: string | undefined) => {
    if (!isQuantityId(id)) throw new Error(`No quantity is called ${id} (in ${whole}).`);
    const where = at ?? 'l';
    return term(id, where, own ?? (display ? undefined : inLine[id]?.(where)));
  });
}
