import type { ReactNode } from 'react';
import { Preview } from '../ui/preview.tsx';
import { referenceAnchor, usePlaces } from './places.tsx';
import { authorsOf, linksOf, type ReferenceId, references, shortForm } from './references.ts';
import './appendices.css';

/** A work in full, with its links. */
export function Work({ id }: { readonly id: ReferenceId }): ReactNode {
  const work = references[id];
  return (
    <>
      {authorsOf(work)} ({work.year}). <em>{work.title}</em>
      {/[?”]$/.test(work.title) ? ' ' : '. '}
      {work.venue}.{' '}
      {linksOf(work).map(({ words, href }) => (
        <a key={href} className="art-link" href={href} target="_blank" rel="noreferrer">
          {words}
        </a>
      ))}
    </>
  );
}

/** A work named in the text, which shows it in full and leads to its place in the list. */
export function Cite({ id }: { readonly id: ReferenceId }): ReactNode {
  const { goTo } = usePlaces();
  const short = shortForm(references[id]);
  return (
    <Preview
      face={short}
      name={`${short}, ${references[id].title}`}
      follow="Go to the list"
      onFollow={(from) => goTo(referenceAnchor(id), from)}
    >
      <p className="art-work">
        <Work id={id} />
      </p>
    </Preview>
  );
}
