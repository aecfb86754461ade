import katex from 'katex';
import { describe, expect, it, vi } from 'vitest';
import { type QuantityId, quantities } from '../../src/model/quantities.ts';
import { withBreaks } from '../../src/tex/breaks.ts';
import { renderTex } from '../../src/tex/render.ts';
import { term } from '../../src/tex/term.ts';

const ids = Object.keys(quantities) as QuantityId[];
const settings = ['inline', 'display', 'symbol'] as const;

describe('typesetting', () => {
  it('knows every quantity at every layer, and marks it', () => {
    for (const id of ids) {
      for (const at of ['l', 'l+1', 'L-1', 'r', '7']) {
        for (const setting of settings) {
          const html = renderTex(term(id, at), setting);
          expect(html).toContain(`data-term="${id}" data-at="${at}"`);
          expect(html).not.toContain('cc0000');
        }
      }
    }
  });

  it('hides the visible tree from assistive technology, whose MathML carries no marks', () => {
    const html = renderTex(term('gradB'));
    const [mathml, visible] = html.split('aria-hidden="true"');
    expect(mathml).toContain('<math');
    expect(mathml).not.toContain('data-term');
    expect(mathml).not.toContain('htmlData');
    expect(visible).toContain('data-term="gradB"');
    expect(mathml).toContain('{\\left\\|\\frac{\\partial C}{\\partial b^{l}}\\right\\|}</annotation>');
    expect(renderTex('a < b & c'.replace('&', '\\&'))).toContain('a &lt; b \\&amp; c</annotation>');
  });

  it('refuses every other way to put HTML into a formula', () => {
    const refused = [
      '\\href{https://example.org}{x}',
      '\\url{https://example.org}',
      '\\includegraphics{https://example.org/x.png}',
      '\\htmlClass{tex}{x}',
      '\\htmlId{tex}{x}',
      '\\htmlStyle{color: red}{x}',
      '\\htmlData{term=loss,at=l}{x}',
      '\\htmlData{term=delta}{x}',
      '\\htmlData{term=delta,at=q}{x}',
      '\\htmlData{term=delta,at=l,other=1}{x}',
      '\\htmlData{other=1}{x}',
    ];
    for (const tex of refused) expect(() => renderTex(tex), tex).toThrow('Not a term');
  });

  it('throws on faults of the TeX instead of printing them', () => {
    for (const tex of ['\\nosuchcommand', '\\frac{1}', '{', 'x^2^3', 'é', 'a % b']) {
      for (const setting of settings) expect(() => renderTex(tex, setting), tex).toThrow();
    }
  });

  it('sets each source once', () => {
    const spy = vi.spyOn(katex, 'renderToString');
    const tex = `${term('delta', '3')} = 3`;
    const first = renderTex(tex);
    expect(renderTex(tex)).toBe(first);
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });
});

describe('a displayed formula', () => {
  /** What stands between two places at which a line may end. */
  const pieces = (tex: string): number =>
    renderTex(tex, 'display').match(/<span class="katex-base">/g)?.length ?? 0;

  it('may break before its relations and operators, not within parentheses, groups or terms', () => {
    expect(withBreaks('a = b + {c = d} (e = f)')).toBe(
      'a \\allowbreak =\\nobreak  b \\allowbreak +\\nobreak  {c = d} (e = f)',
    );
    const bound = `${term('gradB')} \\le ${term('gamma')}^{L-l+1} \\cdot \\prod_{r=l+1}^{L} ${term('weightNorm', 'r')} \\cdot ${term('errorNorm')}`;
    expect(pieces(bound)).toBe(4);
    expect(pieces(term('errorNorm'))).toBe(1);
    expect(pieces('\\left( a = b \\right)')).toBe(1);
  });

  it('leaves what aligns its own lines as it is', () => {
    const aligned = '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}';
    expect(withBreaks(aligned)).toBe(aligned);
    expect(pieces(aligned)).toBe(1);
  });

  it('reads like the same formula in a line of text', () => {
    const read = (html: string): string => {
      const math = /<semantics>(.*)<annotation/s.exec(html)![1]!;
      return math.replace(/<[^>]*>/g, '');
    };
    for (const tex of ['a = b + c', '-x \\le -y', `${term('delta')} = ${term('slopes')} \\cdot x`]) {
      expect(read(renderTex(tex, 'display'))).toBe(read(renderTex(tex)));
    }
  });
});
