import type { ReactNode } from 'react';
import { Article } from '../content/article.tsx';
import { Instrument } from '../figures/instrument.tsx';
import './layouts.css';
import './no-script.css';

/** The article, and beside it the instrument, which stays in sight. */
export function Read(): ReactNode {
  return (
    <div className="lay-read">
      <main id="article" className="lay-article" tabIndex={-1}>
        <Article />
      </main>
      <div className="lay-instrument">
        <Instrument />
      </div>
    </div>
  );
}
