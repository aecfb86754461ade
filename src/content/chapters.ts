import type { ComponentType } from 'react';
import { type ChapterId, chapterTitles } from '../model/chapters.ts';
import { DragTheDepth } from './chapters/01-drag-the-depth.tsx';
import { TheNetwork } from './chapters/02-the-network.tsx';
import { TheBackwardPass } from './chapters/03-the-backward-pass.tsx';
import { OneProduct } from './chapters/04-one-product.tsx';
import { HowLargeCanItBe } from './chapters/05-how-large-can-it-be.tsx';
import { WhereTheProofIsGenerous } from './chapters/06-where-the-proof-is-generous.tsx';
import { AQuarterAtBest } from './chapters/07-a-quarter-at-best.tsx';
import { TheBoundIsSilent } from './chapters/08-the-bound-is-silent.tsx';
import { TheSameMatrix } from './chapters/09-the-same-matrix.tsx';
import { DoesItMatter } from './chapters/10-does-it-matter.tsx';
import { WhatPeopleDo } from './chapters/11-what-people-do.tsx';
import { Symbols } from './chapters/a-symbols.tsx';
import { TenMistakes } from './chapters/b-ten-mistakes.tsx';
import { Numbers } from './chapters/c-numbers.tsx';
import { References } from './chapters/d-references.tsx';

export interface ChapterRow {
  /** As addresses name it. */
  readonly id: ChapterId;
  /** "1", "2", …; letters for the appendices. */
  readonly number: string;
  readonly title: string;
  readonly Text: ComponentType;
}

const rows: readonly Omit<ChapterRow, 'title'>[] = [
  { id: 'drag-the-depth', number: '1', Text: DragTheDepth },
  { id: 'the-network', number: '2', Text: TheNetwork },
  { id: 'the-backward-pass', number: '3', Text: TheBackwardPass },
  { id: 'one-product', number: '4', Text: OneProduct },
  { id: 'how-large', number: '5', Text: HowLargeCanItBe },
  {
    id: 'where-generous',
    number: '6',
    Text: WhereTheProofIsGenerous,
  },
  { id: 'sigmoid', number: '7', Text: AQuarterAtBest },
  { id: 'tanh', number: '8', Text: TheBoundIsSilent },
  { id: 'same-matrix', number: '9', Text: TheSameMatrix },
  { id: 'does-it-matter', number: '10', Text: DoesItMatter },
  { id: 'what-people-do', number: '11', Text: WhatPeopleDo },
  { id: 'symbols', number: 'A', Text: Symbols },
  { id: 'ten-mistakes', number: 'B', Text: TenMistakes },
  { id: 'numbers', number: 'C', Text: Numbers },
  { id: 'references', number: 'D', Text: References },
];

/** The article in its order. */
export const chapters: readonly ChapterRow[] = rows.map((row) => ({ ...row, title: chapterTitles[row.id] }));
