import type { ReactNode } from 'react';
import { Chapter } from './chapter.tsx';
import { chapters } from './chapters.ts';
import { Contents, useCurrentChapter } from './contents.tsx';
import { PlacesProvider } from './places.tsx';
import { ProofSwitch } from './proof-switch.tsx';
import './article.css';

/** The text column of Read. */
export function Article(): ReactNode {
  const current = useCurrentChapter(chapters);
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
        {chapters.map(({ Text, ...row }) => (
          <Chapter key={row.id} {...row}>
            <Text />
          </Chapter>
        ))}
      </article>
    </PlacesProvider>
  );
}
