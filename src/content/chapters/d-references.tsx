import type { ReactNode } from 'react';
import { Work } from '../cite.tsx';
import { referenceAnchor, usePlaces } from '../places.tsx';
import { referenceIds } from '../references.ts';
import '../appendices.css';

export function References(): ReactNode {
  const { arrival, goBack } = usePlaces();
  return (
    <ul className="art-references">
      {referenceIds.map((id) => (
        <li key={id} id={referenceAnchor(id)} tabIndex={-1}>
          <Work id={id} />
          {arrival?.anchor === referenceAnchor(id) && (
            <button type="button" className="art-return" onClick={goBack}>
              ↩ back to where you were
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
