import 'katex/dist/katex.min.css';
import './tex.css';
import type { ReactNode } from 'react';
import type { Inside } from './render.ts';

/** The picture of a symbol, for a place that says its name in words as well. */
export function Picture({ inside }: { readonly inside: Inside }): ReactNode {
  return <span className="tex-formula" aria-hidden="true" dangerouslySetInnerHTML={inside} />;
}
