import type { Cell, Value } from './cells.ts';
import type { Table } from './data-table.tsx';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All digits that tell a number from every other; nothing where there is none. */
function written(x: number): string {
  if (Number.isNaN(x)) return '';
  return Number.isFinite(x) ? String(x) : x > 0 ? 'inf' : '-inf';
}

/** Nothing for a size that doubles do not hold with all their digits: its logarithm stands beside it. */
function sizeOf({ log10 = Number.NaN, number: size = 10 ** log10, sign = 1 }: Value): string {
  const isHeld = log10 === Number.NEGATIVE_INFINITY || (size >= 2 ** -1022 && Number.isFinite(size));
  return isHeld ? written(sign * size + 0) : '';
}

type Kind = 'plain' | 'log10' | 'signed';

function kindOf(cells: readonly (Cell | undefined)[]): Kind {
  const known = cells.filter((cell) => typeof cell === 'object' && cell.log10 !== undefined);
  if (known.length === 0) return 'plain';
  return known.some((cell) => typeof cell === 'object' && cell.sign !== undefined) ? 'signed' : 'log10';
}

const heads: Readonly<Record<Kind, (name: string) => readonly string[]>> = {
  plain: (name) => [name],
  log10: (name) => [name, `log10 ${name}`],
  signed: (name) => [name, `log10 |${name}|`],
};

function fieldsOf(cell: Cell, kind: Kind): readonly string[] {
  if (typeof cell === 'string') return kind === 'plain' ? [cell] : [cell, ''];
  if (typeof cell === 'number') return [written(cell), ...(kind === 'plain' ? [] : [''])];
  if (kind === 'plain') return [written(cell.number ?? Number.NaN)];
  const { log10 = Number.NaN } = cell;
  return [sizeOf(cell), Number.isFinite(log10) ? written(log10) : ''];
}

/**
 * A table as CSV (RFC 4180): one row of names, numbers with all their digits as programs read them, nothing for what is
 * missing. Sizes that doubles may not hold have a second column with their logarithm. The mark at the start tells
 * spreadsheets that it is UTF-8.
 */
export function csvOf({ columns, rows }: Table): string {
  const kinds = columns.map((_, i) => kindOf(rows.map((row) => row[i])));
  const lines = [
    columns.flatMap((name, i) => heads[kinds[i]!](name)),
    ...rows.map((row) => row.flatMap((cell, i) => fieldsOf(cell, kinds[i]!))),
  ];
  return `\ufeff${lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`;
}
