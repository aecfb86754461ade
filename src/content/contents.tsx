import { type ReactNode, useEffect, useState } from 'react';
import { useChapter } from '../figures/chapter.ts';
import type { ChapterId } from '../model/chapters.ts';
import { chapterAnchor, visit } from './places.tsx';
import './article.css';

export interface ContentsRow {
  readonly id: ChapterId;
  readonly number: string;
  readonly title: string;
}

/** The chapter whose text stands at the upper third of the window. */
export function useCurrentChapter(rows: readonly ContentsRow[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting && target instanceof HTMLElement) setCurrent(target.dataset.chapter);
      },
      { rootMargin: '-33% 0px -66% 0px' },
    );
    for (const { id } of rows) {
      const chapter = document.querySelector(`[data-chapter="${id}"]`);
      if (chapter) observer.observe(chapter);
    }
    return () => observer.disconnect();
  }, [rows]);
  return current;
}

interface Props {
  readonly rows: readonly ContentsRow[];
  readonly current: string | undefined;
  readonly onVisit?: () => void;
}

/**
 * The table of contents. With a script its entries change the chapter and no other setting; without one, or in a window of
 * its own, they are links to chapters of the default page.
 */
export function Contents({ rows, current, onVisit }: Props): ReactNode {
  const [, goTo] = useChapter();
  return (
    <nav className="art-contents" aria-label="Contents">
      <ol>
        {rows.map(({ id, number, title }) => (
          <li key={id}>
            <a
              href={`#${chapterAnchor(id)}`}
              aria-current={id === current ? 'location' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onVisit?.();
                goTo(id);
                visit(document.getElementById(chapterAnchor(id)));
              }}
            >
              <span className="art-number">{number}</span> {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
