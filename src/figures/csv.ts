import type { Table } from './data-table.tsx';

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "4.33 × 10⁻⁷", "−0.5", "×1420", "×4.20·10⁵" as programs write them; undefined for what is no number. */
export function plainNumber(text: string): string | undefined {
  const [, sign, size, , power] =
    /^×?(−?)([\d.]+|∞)(\s?[×·]\s?10([⁻⁰¹²³⁴-⁹]+))?$/u.exec(text.trim().replaceAll('\u00a0', ' ')) ?? [];
  if (size === undefined) return undefined;
  const minus = sign === '−' ? '-' : '';
  if (size === '∞') return `${minus}inf`;
  const exponent = [...(power ?? '')].map((digit) => (digit === '⁻' ? '-' : raised.indexOf(digit))).join('');
  return `${minus}${size}${exponent === '' ? '' : `e${exponent}`}`;
}

/** What stands for a number that is not there, or not yet. */
const missing = new Set(['', '–', '…', 'unknown', 'not known']);

function cellOf(text: string): string {
  if (missing.has(text)) return '';
  const cell = plainNumber(text) ?? text;
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * A table as CSV (RFC 4180): one row of names, numbers as programs read them, nothing for what is missing. The mark at its
 * start tells spreadsheets that it is UTF-8.
 */
export function csvOf({ columns, rows }: Table): string {
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}
