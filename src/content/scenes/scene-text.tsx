import type { ReactNode } from 'react';
import { M, Prose } from '../prose.tsx';
import { faultOfProse, faultOfTex } from './tex-faults.ts';

/** A line of a scene; where its TeX cannot be set, as it was written. */
export function SceneProse({ text }: { readonly text: string }): ReactNode {
  return faultOfProse(text) === null ? <Prose text={text} /> : text;
}

/** A formula of a scene; where it cannot be set, its source. */
export function SceneFormula({ tex }: { readonly tex: string }): ReactNode {
  return faultOfTex(tex, true) === null ? (
    <M tex={tex} display label="Terms of the formula" />
  ) : (
    <code>{tex}</code>
  );
}
