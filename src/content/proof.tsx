import type { ReactNode } from 'react';
import type { Derivation } from './equations/types.ts';
import { linkSymbols } from './link-symbols.ts';
import { M, Prose } from './prose.tsx';

export type OpenDepth = 'statement' | 'sketch' | 'steps';

function Hypotheses({ of }: { readonly of: readonly string[] }): ReactNode {
  if (of.length === 0) return null;
  return (
    <>
      <p className="art-small">Assumed:</p>
      <ul>
        {of.map((hypothesis) => (
          <li key={hypothesis}>
            <Prose text={hypothesis} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One depth of a derivation. */
export function Proof({
  derivation,
  depth,
}: {
  readonly derivation: Derivation;
  readonly depth: OpenDepth;
}): ReactNode {
  const { kind, statement, hypotheses, sketch, steps, source } = derivation;
  if (depth === 'sketch')
    return (
      <p>
        <Prose text={sketch} />
      </p>
    );
  if (depth === 'statement')
    return (
      <>
        <p>
          <Prose text={statement} />
        </p>
        <Hypotheses of={hypotheses} />
        <p className="art-small">
          Source: <Prose text={source} />
        </p>
      </>
    );
  return (
    <>
      <Hypotheses of={hypotheses} />
      <ol className="art-steps">
        {steps.map(({ tex, reason }, i) => (
          <li key={tex}>
            <M display tex={linkSymbols(tex)} label="Terms of this step" listed={false} />
            <p>
              <Prose text={reason} />
              {kind !== 'definition' && i === steps.length - 1 && (
                <span className="art-end" title="end of the proof">
                  ∎
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
