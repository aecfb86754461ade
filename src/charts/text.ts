import { decimalOfLog10 } from '../model/format.ts';

/** A piece of text set in one way. */
export interface Run {
  readonly text: string;
  /** `symbol`: italic letters of a formula; `raised`, `lowered`: numbers off the line; `index`: a raised symbol. */
  readonly set?: 'symbol' | 'raised' | 'lowered' | 'index';
}

export type Rich = readonly Run[];

export const plain = (text: string): Rich => [{ text }];

/** 10 to a power, with a true minus sign. */
export const powerOfTen = (exponent: number): Rich => [
  { text: '10' },
  { text: String(exponent).replace('-', '−'), set: 'raised' },
];

/** A factor 10^log10 as it is written beside a dimension line. */
export function factorOf(log10: number): Rich {
  const { mantissa, exponent } = decimalOfLog10(log10);
  if (exponent === null) return plain(`×${mantissa}`);
  return [{ text: `×${mantissa}·10` }, { text: String(exponent).replace('-', '−'), set: 'raised' }];
}

export const textOf = (rich: Rich): string => rich.map((run) => run.text).join('');

/** Sizes relative to the text. */
export const runSize = { symbol: 1.12, raised: 0.74, lowered: 0.74, index: 0.8 } as const;

/** The space before an index, in em of the text around it: italic letters lean towards it. */
export const indexSpace = 0.1;

/** Advance widths of Inter 600 with tabular figures in em, rounded up; whatever is not named is at most `other`. */
const classes: readonly (readonly [characters: string, em: number])[] = [
  ['ijlI.,:;·‘’|', 0.32],
  [' ', 0.28],
  ['frt()/', 0.41],
  ['ckszvxyJ‖∂–', 0.6],
  ['0123456789', 0.67],
  ['abdeghnopquLFE', 0.64],
  ['×−=+<>≤≥ABCKPRSTVXYZ', 0.74],
  ['mwMW∗', 0.93],
  ['%←→', 1.02],
];
const other = 0.8;
const advance = new Map(classes.flatMap(([characters, em]) => [...characters].map((c) => [c, em] as const)));

/** A width in which the text fits, in the unit of `size`: no screen is asked, so it is a little generous. */
export function widthOf(rich: Rich, size: number): number {
  let em = 0;
  for (const run of rich) {
    const scale = run.set === undefined ? 1 : runSize[run.set];
    if (run.set === 'index') em += indexSpace;
    for (const character of run.text) em += scale * (advance.get(character) ?? other);
  }
  return em * size;
}
