import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { PopoverButton } from '../ui/popover.tsx';
import { chapters } from './chapters.ts';
import { Contents, useCurrentChapter } from './contents.tsx';

/** Where the reader is, and the way to every other chapter. */
export function ContentsButton(): ReactNode {
  const current = useCurrentChapter(chapters);
  const row = chapters.find(({ id }) => id === current);
  return (
    <PopoverButton
      name={row ? `Contents, chapter ${row.number} is in view` : 'Contents'}
      className="ui-button art-contents-button"
      face={
        <>
          <span>{row ? `${row.number} · ${row.title}` : 'Contents'}</span>{' '}
          <ChevronDown size={14} aria-hidden />
        </>
      }
    >
      {(close) => <Contents rows={chapters} current={current} onVisit={close} />}
    </PopoverButton>
  );
}
