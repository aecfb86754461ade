import type { ReactNode } from 'react';
import { Segments } from '../ui/segments.tsx';
import { type ProofDepth, usePlaces } from './places.tsx';

const choices: readonly { readonly id: ProofDepth; readonly words: string }[] = [
  { id: 'closed', words: 'Closed' },
  { id: 'sketch', words: 'Sketches' },
  { id: 'steps', words: 'Every step' },
];

/** Opens or closes all proofs of the article together; each can still be set by itself afterwards. */
export function ProofSwitch(): ReactNode {
  const { proofs, openProofs } = usePlaces();
  return (
    <div className="art-proof-switch">
      <span aria-hidden="true">Proofs</span>
      <Segments name="Proofs" choices={choices} value={proofs.depth} onChoose={openProofs} />
    </div>
  );
}
