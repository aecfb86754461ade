import { type ComponentType, lazy } from 'react';
import { type ChapterId, chapterTitles } from '../model/chapters.ts';

export interface ChapterRow {
  /** As addresses name it. */
  readonly id: ChapterId;
  /** "1", "2", …; letters for the appendices. */
  readonly number: string;
  readonly title: string;
  readonly Text: ComponentType;
}

const retryMs = 10_000;

/** A text with its formulas and figures, asked for until it is there: the page as it was built can be read meanwhile. */
const later = (fetch: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => {
    for (;;) {
      try {
        return { default: await fetch() };
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  });

const rows: readonly Omit<ChapterRow, 'title'>[] = [
  {
    id: 'drag-the-depth',
    number: '1',
    Text: later(async () => (await import('./chapters/01-drag-the-depth.tsx')).DragTheDepth),
  },
  {
    id: 'the-network',
    number: '2',
    Text: later(async () => (await import('./chapters/02-the-network.tsx')).TheNetwork),
  },
  {
    id: 'the-backward-pass',
    number: '3',
    Text: later(async () => (await import('./chapters/03-the-backward-pass.tsx')).TheBackwardPass),
  },
  {
    id: 'one-product',
    number: '4',
    Text: later(async () => (await import('./chapters/04-one-product.tsx')).OneProduct),
  },
  {
    id: 'how-large',
    number: '5',
    Text: later(async () => (await import('./chapters/05-how-large-can-it-be.tsx')).HowLargeCanItBe),
  },
  {
    id: 'where-generous',
    number: '6',
    Text: later(
      async () => (await import('./chapters/06-where-the-proof-is-generous.tsx')).WhereTheProofIsGenerous,
    ),
  },
  {
    id: 'sigmoid',
    number: '7',
    Text: later(async () => (await import('./chapters/07-a-quarter-at-best.tsx')).AQuarterAtBest),
  },
  {
    id: 'tanh',
    number: '8',
    Text: later(async () => (await import('./chapters/08-the-bound-is-silent.tsx')).TheBoundIsSilent),
  },
  {
    id: 'same-matrix',
    number: '9',
    Text: later(async () => (await import('./chapters/09-the-same-matrix.tsx')).TheSameMatrix),
  },
  {
    id: 'does-it-matter',
    number: '10',
    Text: later(async () => (await import('./chapters/10-does-it-matter.tsx')).DoesItMatter),
  },
  {
    id: 'what-people-do',
    number: '11',
    Text: later(async () => (await import('./chapters/11-what-people-do.tsx')).WhatPeopleDo),
  },
  { id: 'symbols', number: 'A', Text: later(async () => (await import('./chapters/a-symbols.tsx')).Symbols) },
  {
    id: 'ten-mistakes',
    number: 'B',
    Text: later(async () => (await import('./chapters/b-ten-mistakes.tsx')).TenMistakes),
  },
  { id: 'numbers', number: 'C', Text: later(async () => (await import('./chapters/c-numbers.tsx')).Numbers) },
  {
    id: 'references',
    number: 'D',
    Text: later(async () => (await import('./chapters/d-references.tsx')).References),
  },
];

/** The article in its order. */
export const chapters: readonly ChapterRow[] = rows.map((row) => ({ ...row, title: chapterTitles[row.id] }));
