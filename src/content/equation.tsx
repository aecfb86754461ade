import { type ReactNode, useId, useState } from 'react';
import { type EquationId, equations } from './equations/registry.ts';
import type { EquationKind } from './equations/types.ts';
import { equationAnchor, type ProofDepth, usePlaces } from './places.tsx';
import { type OpenDepth, Proof } from './proof.tsx';
import { M } from './prose.tsx';
import './equation.css';

/** What the three depths are called; a definition has no proof, but a purpose. */
const proofWords: Readonly<Record<OpenDepth, string>> = {
  statement: 'statement',
  sketch: 'sketch',
  steps: 'every step',
};
const definitionWords: Readonly<Record<OpenDepth, string>> = {
  statement: 'statement',
  sketch: 'purpose',
  steps: 'written out',
};
const wordsOf = (kind: EquationKind) => (kind === 'definition' ? definitionWords : proofWords);

/** A displayed equation with its label, its kind, its name, and its proof at three depths. */
export function Equation({ id }: { readonly id: EquationId }): ReactNode {
  const { proofs, arrival, goBack } = usePlaces();
  const [own, setOwn] = useState<{
    readonly over: { depth: ProofDepth };
    readonly depth: OpenDepth | 'closed';
  }>();
  const panel = useId();
  const { label, kind, name, tex } = equations[id];
  const words = wordsOf(kind);
  // What was opened here holds until all proofs are opened or closed together.
  const open = own?.over === proofs ? own.depth : proofs.depth;
  return (
    <div id={equationAnchor(id)} className={`art-equation art-${kind.replace(' ', '-')}`} tabIndex={-1}>
      <M display tex={tex} label={`Terms of ${label}`} />
      <div className="art-equation-line">
        <span>
          <span className="art-label">{label}</span> {name}
        </span>
        <span className="art-depths">
          {kind}
          {(Object.keys(words) as OpenDepth[]).map((depth) => (
            <button
              key={depth}
              type="button"
              aria-expanded={open === depth}
              aria-controls={panel}
              onClick={() => setOwn({ over: proofs, depth: open === depth ? 'closed' : depth })}
            >
              {words[depth]}
            </button>
          ))}
        </span>
        {arrival?.anchor === equationAnchor(id) && (
          <button type="button" className="art-return" onClick={goBack}>
            ↩ back to where you were
          </button>
        )}
      </div>
      <div id={panel} className="art-proof" hidden={open === 'closed'}>
        {open !== 'closed' && <Proof derivation={equations[id]} depth={open} />}
      </div>
    </div>
  );
}
