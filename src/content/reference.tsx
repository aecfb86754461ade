import type { ReactNode } from 'react';
import { Formula } from '../tex/formula.tsx';
import { term } from '../tex/term.ts';
import { Preview } from '../ui/preview.tsx';
import { type EquationId, equations } from './equations/registry.ts';
import { expandTerms } from './markup.ts';
import { equationAnchor, usePlaces } from './places.tsx';
import './equation.css';

/** A reference to an equation by its label, which shows the equation itself and leads to it. */
export function Ref({ id }: { readonly id: EquationId }): ReactNode {
  const { goTo } = usePlaces();
  const { label, name, tex } = equations[id];
  return (
    <Preview
      face={label}
      name={`${label}, ${name}`}
      follow="Go there"
      onFollow={(from) => goTo(equationAnchor(id), from)}
    >
      <div className="art-preview">
        <Formula tex={expandTerms(tex, term, true)} display />
        <p>
          {label} · {name}
        </p>
      </div>
    </Preview>
  );
}
