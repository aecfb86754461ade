import type { ComponentType } from 'react';
import { DragTheDepth } from './chapters/01-drag-the-depth.tsx';
import { TheNetwork } from './chapters/02-the-network.tsx';
import { TheBackwardPass } from './chapters/03-the-backward-pass.tsx';
import { OneProduct } from './chapters/04-one-product.tsx';

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
];
