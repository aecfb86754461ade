import type { ReactNode } from 'react';
import { ShowNet } from '../figures/show-net.tsx';
import { type MistakeId, mistakeNets } from '../model/mistakes.ts';

/** The net on which a mistake comes to light. */
export function MistakeNet({ id }: { readonly id: MistakeId }): ReactNode {
  const { settings, label, look } = mistakeNets[id];
  return (
    <p>
      <ShowNet id={`mistake-${id}`} settings={settings} label={label} /> {look}
    </p>
  );
}
