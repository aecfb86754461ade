import katex, { type TrustContext } from 'katex';
import { withBreaks } from './breaks.ts';
import { readTerm, withoutMarks } from './term.ts';

/**
 * How a formula stands: in a line of text; displayed, at the size of a display but free to break at its relations;
 * or as the picture of a symbol beside its name, without MathML.
 */
export type Setting = 'inline' | 'display' | 'symbol';

/**
 * Admits the marks of known terms. KaTeX prints a command that is merely not trusted in red and goes on; throwing makes
 * it a fault that is noticed.
 */
export function trust(context: TrustContext): true {
  if (context.command === '\\htmlData') {
    const { 'data-term': id, 'data-at': at, ...others } = context.attributes;
    if (readTerm(id, at) !== undefined && Object.keys(others).length === 0) return true;
  }
  throw new Error(`Not a term of the registry: ${JSON.stringify(context)}`);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function render(tex: string, setting: Setting): string {
  const html = katex.renderToString(setting === 'display' ? `\\displaystyle ${withBreaks(tex)}` : tex, {
    output: setting === 'symbol' ? 'html' : 'htmlAndMathml',
    trust,
    // Formulas come in lecture files too: no size covers the page, no macro unfolds without end.
    maxSize: 20,
    maxExpand: 500,
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
  // The source beside the MathML, which is what copying a formula gives, without the marks.
  return html.replace(
    /(<annotation encoding="application\/x-tex">)[^<]*/,
    (_, opening: string) => opening + escaped(withoutMarks(tex)),
  );
}

/** What React takes for the HTML inside an element, and makes text of only where it puts it there. */
export interface Inside {
  readonly __html: { readonly toString: () => string };
}

const insides: Readonly<Record<Setting, Map<string, Inside>>> = {
  inline: new Map(),
  display: new Map(),
  symbol: new Map(),
};

/**
 * A formula for React, typeset once, and not at all where it stands in the page as it was built. One object for one
 * source, as React compares them.
 */
export function insideOf(tex: string, setting: Setting): Inside {
  const known = insides[setting].get(tex);
  if (known !== undefined) return known;
  let html: string | undefined;
  const inside: Inside = {
    __html: {
      toString() {
        html ??= render(tex, setting);
        return html;
      },
    },
  };
  insides[setting].set(tex, inside);
  return inside;
}

/** HTML of a formula. Throws on every fault of the TeX. */
export const renderTex = (tex: string, setting: Setting = 'inline'): string =>
  String(insideOf(tex, setting).__html);
