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

const rendered = {
  inline: new Map<string, string>(),
  display: new Map<string, string>(),
  symbol: new Map<string, string>(),
};

/** HTML of a formula, each source typeset once. Throws on every fault of the TeX. */
export function renderTex(tex: string, setting: Setting = 'inline'): string {
  const known = rendered[setting].get(tex);
  if (known !== undefined) return known;
  const html = render(tex, setting);
  rendered[setting].set(tex, html);
  return html;
}
