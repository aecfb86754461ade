import type { ReactNode } from 'react';
import { numbered } from './numbered.ts';

/** Notes in their paragraphs. */
export function Notes({ text }: { readonly text: string }): ReactNode {
  return numbered(text.split(/\n\s*\n/)).map(({ item, key }) => <p key={key}>{item}</p>);
}
