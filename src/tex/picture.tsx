import 'katex/dist/katex.min.css';
import './tex.css';
import type { ReactNode } from 'react';

/** The picture of a symbol that has been typeset, for a place that says its name in words as well. */
export function Picture({ html }: { readonly html: string }): ReactNode {
  return <span className="tex-formula" aria-hidden="true" dangerouslySetInnerHTML={{ __html: html }} />;
}
