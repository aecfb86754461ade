import type { ReactNode } from 'react';
import { ShowCure } from '../figures/show-cure.tsx';
import './remedy.css';

interface RemedyProps {
  /** The rows of the comparison that show it. */
  readonly shows: readonly string[];
  /** What it is good for. */
  readonly cures: ReactNode;
  /** Its bound or its exact rate. */
  readonly known: ReactNode;
  /** What is left. */
  readonly not: ReactNode;
}

/** The short answer on a remedy: what it cures, what is known exactly of it, what it does not cure; and the net. */
export function Remedy({ shows, cures, known, not }: RemedyProps): ReactNode {
  return (
    <div className="art-remedy">
      <dl>
        <div>
          <dt>cures</dt>
          <dd>{cures}</dd>
        </div>
        <div>
          <dt>known</dt>
          <dd>{known}</dd>
        </div>
        <div>
          <dt>does not cure</dt>
          <dd>{not}</dd>
        </div>
      </dl>
      <p>
        {shows.map((id) => (
          <ShowCure key={id} id={id} />
        ))}
      </p>
    </div>
  );
}
