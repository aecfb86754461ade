import { describe, expect, it } from 'vitest';
import { equations } from '../../src/content/equations/registry.ts';
import { linkSymbols } from '../../src/content/link-symbols.ts';
import { expandTerms } from '../../src/content/markup.ts';
import { renderTex } from '../../src/tex/render.ts';
import { term, termsOf } from '../../src/tex/term.ts';

const steps = Object.entries(equations).flatMap(([id, { steps }]) => steps.map(({ tex }) => ({ id, tex })));
const linked = (tex: string): string => expandTerms(linkSymbols(tex), term, true);
/** What a reader sees: the text of the visible tree. */
const seen = (tex: string): string =>
  renderTex(tex, 'display')
    .replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, '')
    .replace(/<[^>]*>/g, '');

describe('the symbols in the lines of proofs', () => {
  it.each([
    [
      String.raw`\delta^{l} = \Sigma'(z^{l})\,(w^{l+1})^T\,\delta^{l+1}`,
      'delta@l slopes@l weights@l+1 delta@l+1',
    ],
    [String.raw`\|w^r\|\,\gamma^{L-l+1}\,\|a^L - y\|`, 'weightNorm@r gamma@l errorNorm@l'],
    [String.raw`\delta^l_j = \sum_k w^{l+1}_{kj}\,\delta^{l+1}_k`, 'delta@l weights@l+1 delta@l+1'],
    [String.raw`z^2 + w^{L-l} + \sigma^l + \lambda^L + \tilde a^l`, ''],
    ['@delta{l} = w^l', 'delta@l'],
  ])('%s', (tex, terms) => {
    const found = termsOf(linked(tex)).map(({ id, at }) => `${id}@${at}`);
    expect(found.join(' ')).toBe(terms);
  });

  it('are set as they were', () => {
    for (const { id, tex } of steps) expect(seen(linked(tex)), `${id}: ${tex}`).toBe(seen(tex));
  });

  it('are linked in nine of ten proofs of equations that name one', () => {
    const proofs = Object.values(equations).filter(
      ({ tex, kind }) =>
        kind !== 'definition' && /@(?:delta|weights|slopes|error|weightNorm|gamma)\b/.test(tex),
    );
    const silent = proofs.filter(({ steps }) => steps.every(({ tex }) => linkSymbols(tex) === tex));
    expect(proofs.length).toBeGreaterThan(20);
    expect(silent.length).toBeLessThan(0.1 * proofs.length);
  });
});
