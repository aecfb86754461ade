import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, plainNumber } from '../../src/figures/csv.ts';
import { coversAny } from '../../src/figures/export-fonts.ts';
import { fileNameOf } from '../../src/figures/export-menu.tsx';
import { formatFactorLog10, formatLog10, formatNumber } from '../../src/model/format.ts';

/** RFC 4180, character by character. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[i++]!;
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\r') {
      row.push(cell);
      cell = '';
      if (c === '\r') {
        rows.push(row);
        row = [];
        i++;
      }
    } else cell += c;
  }
  return rows;
}

describe('numbers as the page writes them, read by a program', () => {
  it('are the same numbers, of all sizes', () => {
    const sizes = fc
      .double({ min: -1e300, max: 1e300, noNaN: true })
      .filter((x) => x === 0 || Math.abs(x) > 1e-300);
    fc.assert(
      fc.property(sizes, (x) => {
        const back = Number(plainNumber(formatNumber(x)));
        expect(Math.abs(back - x)).toBeLessThanOrEqual(0.0051 * Math.abs(x));
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (log10) => {
        for (const text of [formatLog10(log10), formatFactorLog10(log10)])
          expect(Math.abs(Math.log10(Number(plainNumber(text))) - log10)).toBeLessThan(0.0023);
      }),
    );
    // Beyond the range of doubles other programs have numbers too.
    expect(plainNumber(formatLog10(-499.5))).toMatch(/^3\.16e-500$/);
  });

  it('is nothing else', () => {
    for (const text of ['tanh', '1.5 (0.3 … 2)', '∂C/∂w', '10–90 %', '1 2'])
      expect(plainNumber(text)).toBeUndefined();
  });
});

describe('a table as CSV', () => {
  it('is read back by the rules, whatever stands in it', () => {
    const words = fc
      .string({ maxLength: 12 })
      .filter((text) => plainNumber(text) === undefined && !/^[–…]?$/.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        ([columns, ...rows]) => {
          const text = csvOf({ columns: columns!, rows });
          expect(text.charCodeAt(0)).toBe(0xfeff);
          const missing = new Set(['unknown', 'not known']);
          expect(parseCsv(text.slice(1))).toEqual(
            [columns!, ...rows].map((row) => row.map((cell) => (missing.has(cell) ? '' : cell))),
          );
        },
      ),
    );
  });

  it('leaves empty what is not there', () => {
    const text = csvOf({
      columns: ['layer', 'σ′(z)'],
      rows: [
        ['2', '–'],
        ['3', '…'],
        ['4', '−∞'],
      ],
    });
    expect(text).toBe('\ufefflayer,σ′(z)\r\n2,\r\n3,\r\n4,-inf\r\n');
  });
});

describe('what an exported figure is called and needs', () => {
  it('has a name of plain letters, cut at a word', () => {
    expect(fileNameOf('Gradient of every layer, and the bound it cannot pass')).toBe(
      'gradient-of-every-layer-and-the-bound-it-cannot',
    );
    expect(fileNameOf('tanh: σ′')).toBe('tanh');
    expect(fileNameOf('σ')).toBe('figure');
  });

  it('takes the fonts that have its letters', () => {
    const greek = 'U+0370-0377, U+37A-37F, U+384-38A, U+3A3-3FF';
    expect(coversAny(greek, 'slope σ')).toBe(true);
    expect(coversAny(greek, 'slope')).toBe(false);
    expect(coversAny('U+4??', 'ж')).toBe(true);
    expect(coversAny('U+0-FF, U+131', 'a')).toBe(true);
    expect(coversAny('', 'anything')).toBe(true);
  });
});
