import { describe, expect, it } from 'vitest';
import { equations } from '../../src/content/equations/registry.ts';
import { expandTerms } from '../../src/content/markup.ts';
import { renderTex } from '../../src/tex/render.ts';
import { term } from '../../src/tex/term.ts';

/** How many parts each of these must have; a browser or a screen reader drops what has others. */
const parts: Readonly<Record<string, number>> = {
  msub: 2,
  msup: 2,
  msubsup: 3,
  mfrac: 2,
  munder: 2,
  munderover: 3,
};

describe('the MathML of the equations', () => {
  it.each(Object.entries(equations))('%s is well formed in all its lines', (_, { tex, steps }) => {
    for (const line of [tex, ...steps.map((step) => step.tex)]) {
      const host = document.createElement('div');
      host.innerHTML = renderTex(expandTerms(line, term, true), 'display');
      const wrong = [...host.querySelectorAll(Object.keys(parts).join())].filter(
        (element) => element.children.length !== parts[element.localName],
      );
      expect(wrong.map((element) => element.outerHTML)).toEqual([]);
      expect(host.querySelectorAll('math').length).toBeGreaterThan(0);
    }
  });
});
