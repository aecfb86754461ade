import type { ReactNode } from 'react';
import { numbered } from './numbered.ts';

/** Notes in their paragraphs. */
export function Notes({ text }: { readonly text: string }): ReactNode {
  return numbered(text.split(/\n\s*\n/)).map(({ item, key }) => <p key={key}>{item}</p>);
}

/** The ref of a box of notes: long ones are scrolled in it, by keys too. */
export function inReach(box: HTMLElement | null): void {
  if (box) box.tabIndex = 0;
}
