import type { ComponentType } from 'react';
import { DragTheDepth } from './chapters/01-drag-the-depth.tsx';
import { TheNetwork } from './chapters/02-the-network.tsx';
import { TheBackwardPass } from './chapters/03-the-backward-pass.tsx';
import { OneProduct } from './chapters/04-one-product.tsx';
import { HowLargeCanItBe } from './chapters/05-how-large-can-it-be.tsx';
import { WhereTheProofIsGenerous } from './chapters/06-where-the-proof-is-generous.tsx';
import { AQuarterAtBest } from './chapters/07-a-quarter-at-best.tsx';
import { Symbols } from './chapters/a-symbols.tsx';
import { TenMistakes } from './chapters/b-ten-mistakes.tsx';
import { Numbers } from './chapters/c-numbers.tsx';
import { References } from './chapters/d-references.tsx';

export interface ChapterRow {
  /** As addresses name it. */
  readonly id: string;
  /** "1", "2", …; letters for the appendices. */
  readonly number: string;
  readonly title: string;
  readonly Text: ComponentType;
}

/** The article in its order. */
export const chapters: readonly ChapterRow[] = [
  { id: 'drag-the-depth', number: '1', title: 'Drag the depth', Text: DragTheDepth },
  { id: 'the-network', number: '2', title: 'The network', Text: TheNetwork },
  { id: 'the-backward-pass', number: '3', title: 'The backward pass', Text: TheBackwardPass },
  { id: 'one-product', number: '4', title: 'One product', Text: OneProduct },
  { id: 'how-large', number: '5', title: 'How large can it be?', Text: HowLargeCanItBe },
  {
    id: 'where-generous',
    number: '6',
    title: 'Where the proof is generous',
    Text: WhereTheProofIsGenerous,
  },
  { id: 'sigmoid', number: '7', title: 'Sigmoid: a quarter at best', Text: AQuarterAtBest },
  { id: 'symbols', number: 'A', title: 'Symbols', Text: Symbols },
  { id: 'ten-mistakes', number: 'B', title: 'Ten common mistakes', Text: TenMistakes },
  { id: 'numbers', number: 'C', title: 'How the numbers are computed and certified', Text: Numbers },
  { id: 'references', number: 'D', title: 'References', Text: References },
];
