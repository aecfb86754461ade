import { memo, type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { useChapter } from '../figures/chapter.ts';
import { usePrinting } from '../figures/in-sight.tsx';
import { useCameWithPage } from '../ui/came-with-page.ts';
import { Chapter } from './chapter.tsx';
import { chapters } from './chapters.ts';
import { Contents, useCurrentChapter } from './contents.tsx';
import { chapterAnchor, PlacesProvider, visit } from './places.tsx';
import { ProofSwitch } from './proof-switch.tsx';
import './article.css';
import './article-print.css';

/** Goes to the chapter of the address when the page opens there, and when Back or Forward lead to another one. */
function useChapterOfAddress(): void {
  const [chapter] = useChapter();
  const last = useRef(chapters[0]!.id);
  useEffect(() => {
    if (last.current === chapter) return;
    last.current = chapter;
    // The browser restores the scroll position of an entry of its history after telling of it.
    const timer = setTimeout(() => visit(document.getElementById(chapterAnchor(chapter))), 50);
    return () => clearTimeout(timer);
  }, [chapter]);
}

/**
 * How many chapters have their text. Those that came with the page stand there. In a page that came empty the first is
 * set at once and the others follow one by one, whenever nothing else is to be done: their formulas take longer to set
 * than a reader should wait for the instrument. Who prints has them all.
 */
function useChaptersSet(): number {
  const cameWithPage = useCameWithPage();
  const [count, setCount] = useState(cameWithPage ? chapters.length : 1);
  useEffect(() => {
    if (count < chapters.length) startTransition(() => setCount(count + 1));
  }, [count]);
  return usePrinting() ? chapters.length : count;
}

/** Without properties of its own, so that nothing but their own state sets the texts again. */
const Chapters = memo(function Chapters(): ReactNode {
  const set = useChaptersSet();
  return chapters.map((row, i) => <Chapter key={row.id} row={row} isSet={i < set} />);
});

/** The text column of Read. */
export function Article(): ReactNode {
  const current = useCurrentChapter(chapters);
  useChapterOfAddress();
  return (
    <PlacesProvider>
      <article className="art">
        <header className="art-head">
          <h1>Why is it hard to train deep neural networks?</h1>
          <p className="art-lead">
            A proof you can drag: how large the gradient of a layer can be, how large it is, and what lies
            between the two.
          </p>
          <Contents rows={chapters} current={current} />
          <ProofSwitch />
        </header>
        <Chapters />
      </article>
    </PlacesProvider>
  );
}
