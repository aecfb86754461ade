import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, log10Cell, logCell, missing, numberCell } from '../../src/figures/cells.ts';
import { csvOf } from '../../src/figures/csv.ts';
import { fileNameOf } from '../../src/figures/export-choices.tsx';
import { coversAny } from '../../src/figures/export-fonts.ts';

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

/** The rows of what is written, without the mark at its start. */
function written(columns: readonly string[], rows: readonly (readonly Cell[])[]): string[][] {
  const text = csvOf({ columns, rows });
  expect(text.charCodeAt(0)).toBe(0xfeff);
  return parseCsv(text.slice(1));
}

describe('a table as CSV', () => {
  it('is read back by the rules, whatever words stand in it', () => {
    const words = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        ([columns, ...rows]) => {
          expect(written(columns!, rows)).toEqual([columns!, ...rows]);
        },
      ),
    );
  });

  it('gives every number back to the last bit, however few digits the page shows', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (xs) => {
        const [, ...rows] = written(
          ['x'],
          xs.map((x) => [numberCell(x, { digits: 2 })]),
        );
        const read = (field: string) =>
          field.endsWith('inf') ? Number(field.replace('inf', 'Infinity')) : Number(field);
        expect(rows.map(([field]) => read(field!) + 0)).toEqual(xs.map((x) => x + 0));
      }),
    );
  });

  it('gives sizes beyond all doubles by their logarithms, to the last bit, and those of doubles twice', () => {
    fc.assert(
      fc.property(fc.double({ min: -2500, max: 2500, noNaN: true }), (log10) => {
        const [head, [size, log] = []] = written(['gradient'], [[log10Cell(log10)]]);
        expect(head).toEqual(['gradient', 'log10 gradient']);
        expect(Number(log)).toBe(log10 + 0);
        if (Math.abs(log10) > 309) expect(size).toBe('');
        else if (Math.abs(log10) < 307)
          expect(Math.abs(Math.log10(Number(size)) - log10)).toBeLessThanOrEqual(
            1e-12 * (1 + Math.abs(log10)),
          );
      }),
    );
    expect(written(['g'], [[logCell(-1e4)], [logCell(Math.log(0.1))], [log10Cell(-Infinity)]])).toEqual([
      ['g', 'log10 g'],
      ['', String(-1e4 / Math.LN10)],
      [String(Math.exp(Math.log(0.1))), String(Math.log(0.1) / Math.LN10)],
      ['0', ''],
    ]);
  });

  it('leaves empty what is not there, and keeps the sign of what is negative', () => {
    expect(
      written(
        ['layer', 'σ′(z)', 'δ', 'bound'],
        [
          [2, missing('–'), { ...log10Cell(-400), sign: -1 }, log10Cell(undefined)],
          [3, numberCell(Number.NaN), { ...log10Cell(-2), sign: -1 }, log10Cell(Infinity)],
          [4, numberCell(-Infinity), log10Cell(1), log10Cell(Number.NaN)],
        ],
      ),
    ).toEqual([
      ['layer', 'σ′(z)', 'δ', 'log10 |δ|', 'bound', 'log10 bound'],
      ['2', '', '', '-400', '', ''],
      ['3', '', '-0.01', '-2', '', ''],
      ['4', '-inf', '10', '1', '', ''],
    ]);
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
