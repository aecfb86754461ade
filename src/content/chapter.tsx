import { memo, type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import type { ChapterRow } from './chapters.ts';
import { chapterAnchor } from './places.tsx';

interface ChapterProps {
  readonly row: ChapterRow;
  /** Whether its text is wanted by now. */
  readonly isSet: boolean;
}

/** Rendered again only for its text: a text that is still being taken over would be thrown away. */
export const Chapter = memo(function Chapter({ row, isSet }: ChapterProps): ReactNode {
  const { id, number, title, Text } = row;
  const heading = chapterAnchor(id);
  return (
    <section className="art-chapter" aria-labelledby={heading} data-chapter={id}>
      <h2 id={heading} tabIndex={-1}>
        <span className="art-number">{number}</span> {title}
      </h2>
      <ErrorBoundary what={`Chapter ${number}`} retryOn={id}>
        <Suspense fallback={<p className="art-wait">This chapter is being fetched.</p>}>
          {isSet && <Text />}
        </Suspense>
      </ErrorBoundary>
    </section>
  );
});
