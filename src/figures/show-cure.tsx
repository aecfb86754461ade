import { type ReactNode, useMemo } from 'react';
import { cures, withCure } from '../model/cures.ts';
import { comparedSettings, netOfRow } from '../state/comparison.ts';
import { useAppState } from '../state/hooks.ts';
import { ShowNet } from './show-net.tsx';

/** Sets the instrument to the reader's own net with one of the remedies. */
export function ShowCure({ id }: { readonly id: (typeof cures)[number]['id'] }): ReactNode {
  const settings = useAppState((state) => state.settings);
  const example = useAppState((state) => state.example);
  const cure = cures.find((one) => one.id === id)!;
  const net = useMemo(
    () => netOfRow(withCure(cure, comparedSettings({ settings, example }))),
    [cure, settings, example],
  );
  return <ShowNet id={`cure-${id}`} settings={net} label={cure.words} />;
}
