import { renderTex } from '../../tex/render.ts';
import { term } from '../../tex/term.ts';
import { expandTerms, parseProse } from '../markup.ts';

/** What is wrong with the TeX of a formula, in words; null if it can be set. */
export function faultOfTex(tex: string, display: boolean): string | null {
  try {
    renderTex(expandTerms(tex, term, display), display ? 'display' : 'inline');
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message.replace(/^KaTeX parse error: /, '') : String(thrown);
  }
}

/** The same of the formulas between dollars in a line of prose. */
export function faultOfProse(text: string): string | null {
  for (const { kind, text: tex } of parseProse(text)) {
    const fault = kind === 'math' ? faultOfTex(tex, false) : null;
    if (fault !== null) return fault;
  }
  return null;
}
