import type { ReactNode } from 'react';
import { chapterAnchor } from './places.tsx';

interface ChapterProps {
  readonly id: string;
  /** "3", or "A" for an appendix. */
  readonly number: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function Chapter({ id, number, title, children }: ChapterProps): ReactNode {
  const heading = `${chapterAnchor(id)}-title`;
  return (
    <section className="art-chapter" aria-labelledby={heading} data-chapter={id}>
      <h2 id={heading} tabIndex={-1}>
        <span className="art-number">{number}</span> {title}
      </h2>
      {children}
    </section>
  );
}
