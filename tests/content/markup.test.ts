import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTerms, parseProse } from '../../src/content/markup.ts';

const shown = (id: string, at: string, tex?: string) => `<${id} ${at} ${tex ?? '-'}>`;

describe('prose from data', () => {
  it('is text, TeX, references and emphasis, in order', () => {
    expect(parseProse('By [[bp1]], $a*b$ is *not* zero.')).toEqual([
      { kind: 'text', text: 'By ' },
      { kind: 'reference', text: 'bp1' },
      { kind: 'text', text: ', ' },
      { kind: 'math', text: 'a*b' },
      { kind: 'text', text: ' is ' },
      { kind: 'emphasis', text: 'not' },
      { kind: 'text', text: ' zero.' },
    ]);
    expect(parseProse('')).toEqual([]);
  });

  it('loses no character of any text: marks without a partner are text', () => {
    const marksOf = {
      text: ['', ''],
      math: ['$', '$'],
      reference: ['[[', ']]'],
      emphasis: ['*', '*'],
    } as const;
    const pieces = fc.constantFrom('a', '$', '*', '[[', ']]', '[', ' ', '\\frac');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const prose = parts.join('');
        const again = parseProse(prose).map(({ kind, text }) => marksOf[kind][0] + text + marksOf[kind][1]);
        expect(again.join('')).toBe(prose);
      }),
    );
  });
});

describe('terms in TeX', () => {
  it('carry their layer and, if they have one, their own form', () => {
    expect(expandTerms(String.raw`@delta{l+1}^T = @gamma\, @delta{L}[\delta^L_j]`, shown, true)).toBe(
      String.raw`<delta l+1 ->^T = <gamma l ->\, <delta L \delta^L_j>`,
    );
  });

  it('put no fraction into a line of text', () => {
    expect(expandTerms('@gradB{r}', shown, false)).toBe(String.raw`<gradB r \|\partial C/\partial b^{r}\|>`);
    expect(expandTerms('@gradB{r}', shown, true)).toBe('<gradB r ->');
  });

  it('that name no quantity are refused', () => {
    expect(() => expandTerms('@detla{l}', shown, true)).toThrow('detla');
  });
});
