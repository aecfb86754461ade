import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTex } from '../../src/tex/render.ts';

/** Commands with which TeX reaches beyond a formula: addresses, pictures, attributes, classes, ids. */
const reaching = [
  '\\href{javascript:alert(1)}{x}',
  '\\href{https://example.org}{x}',
  '\\url{https://example.org}',
  '\\includegraphics[height=1em]{https://example.org/pixel.png}',
  '\\htmlClass{fig-instrument}{x}',
  '\\htmlId{root}{x}',
  '\\htmlStyle{position: fixed}{x}',
  '\\htmlData{chapter=one}{x}',
  '\\htmlData{term=delta, onclick=alert}{x}',
];

/** Well under a second on any machine; what unfolds without end would take the memory before the time. */
const soon = 10_000;

describe('a formula out of a foreign file', () => {
  it.each(reaching)('is refused where it reaches beyond itself: %s', (tex) => {
    expect(() => renderTex(tex)).toThrow();
    expect(() => renderTex(`\\text{$${tex}$}`)).toThrow();
    // Behind a macro as well.
    expect(() => renderTex(`\\def\\x{${tex}}\\x`)).toThrow();
  });

  it(
    'is refused where its macros unfold without end',
    () => {
      expect(() => renderTex('\\def\\a{\\a\\a}\\a')).toThrow(/Too many expansions/);
      // Twice as long at every step: the stack ends it first.
      expect(() => renderTex('\\def\\a#1{\\a{#1#1}}\\a{x}')).toThrow();
      // The billion laughs: each line ten of the line before.
      const names = [...'abcdefghij'];
      const laughs = names.map(
        (name, i) => `\\def\\${name}${i === 0 ? '{x}' : `{${`\\${names[i - 1]}`.repeat(10)}}`}`,
      );
      expect(() => renderTex(`${laughs.join('')}\\j`)).toThrow(/Too many expansions/);
    },
    soon,
  );

  it('leaves nothing behind for the next one', () => {
    renderTex('\\gdef\\gamma{Z}\\gamma');
    expect(renderTex('1 + \\gamma')).toContain('γ');
  });

  it('has no size that covers the page', () => {
    const sizes = (html: string) => [...html.matchAll(/(?:width|height|top|margin-\w+):\s*(\d[\d.]*)em/g)];
    for (const tex of [
      '\\rule{900em}{900em}',
      'x\\hspace{900em}y',
      '\\raisebox{900em}{x}',
      '\\\\[900em] y',
    ]) {
      const found = sizes(renderTex(tex, 'inline')).map(([, size]) => Number(size));
      // The strut of a raised box adds its own height.
      expect(Math.max(0, ...found)).toBeLessThanOrEqual(25);
    }
  });

  it('becomes no element but those of a formula, whatever its text', () => {
    const pieces = [
      '<script>',
      '<img src=x onerror=alert(1)>',
      '"',
      "'",
      '&lt;',
      '\\text{<b>}',
      '\\%',
      '{',
      '}',
      '^',
      'x',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
        let html: string;
        try {
          html = renderTex(parts.join(' '));
        } catch {
          return;
        }
        const tags = new Set([...html.matchAll(/<([a-z]+)/g)].map(([, tag]) => tag));
        for (const tag of ['script', 'img', 'a', 'b', 'iframe', 'style']) expect(tags).not.toContain(tag);
        expect(html).not.toMatch(/<[^>]*\son\w+=/);
      }),
      { numRuns: 300 },
    );
  });
});
