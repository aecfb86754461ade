import type { ReactNode } from 'react';
import { SceneProse } from '../../content/scenes/scene-text.tsx';
import { numbered } from './numbered.ts';

/** Notes in their paragraphs, with `$TeX$`. */
export function Notes({ text }: { readonly text: string }): ReactNode {
  return numbered(text.split(/\n\s*\n/)).map(({ item, key }) => (
    <p key={key}>
      <SceneProse text={item} />
    </p>
  ));
}
