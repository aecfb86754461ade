import type { ReactNode } from 'react';

/** What a claim rests on. */
export type ClaimKind = 'theorem' | 'typical case' | 'measured';

/** The last sentence of a chapter: what has been shown, and of which kind it is. */
export function Shown({
  kind,
  children,
}: {
  readonly kind: ClaimKind;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p className="art-shown">
      <strong className="art-claim art-claim-lead">{kind}</strong> {children}
    </p>
  );
}

interface ExerciseProps {
  /** "1.1": chapter and place in it. */
  readonly number: string;
  readonly children: ReactNode;
  readonly answer: ReactNode;
}

/** A question, and its answer when asked for. */
export function Exercise({ number, children, answer }: ExerciseProps): ReactNode {
  return (
    <div className="art-exercise">
      <div>
        <strong className="art-claim art-claim-lead">exercise {number}</strong> {children}
      </div>
      <details>
        <summary>Answer</summary>
        {answer}
      </details>
    </div>
  );
}
