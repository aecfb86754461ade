import { useMemo } from 'react';
import { type GhostId, ghostIds } from '../charts/gradient-data.ts';
import { plain, type Rich } from '../charts/text.ts';
import { usePinned } from '../state/hooks.ts';
import type { PinnedNet } from '../state/pinned.ts';

/** A pinned net as a figure shows it: by the same stroke everywhere. */
export interface GhostNet extends PinnedNet {
  readonly id: GhostId;
  readonly label: Rich;
}

/** Letters; a longer name would leave no room for what it names. */
const longest = 10;

function labelOf(name: string): Rich {
  const letters = [...name];
  return plain(letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : name);
}

export const ghostNets = (pinned: readonly PinnedNet[]): readonly GhostNet[] =>
  pinned.flatMap((pin, i) =>
    pin.results.stale ? [] : [{ ...pin, id: ghostIds[i]!, label: labelOf(pin.name) }],
  );

/** The pinned nets whose numbers are there. */
export function useGhosts(): readonly GhostNet[] {
  const pinned = usePinned();
  return useMemo(() => ghostNets(pinned), [pinned]);
}

/** "; A 0.3; B 2": what is said of the ghosts after the net on show. */
export const saidOf = <Of extends { readonly name: string }>(
  ghosts: readonly Of[],
  words: (ghost: Of) => string | null,
): string =>
  ghosts
    .map((ghost) => {
      const said = words(ghost);
      return said === null ? '' : `; ${ghost.name} ${said}`;
    })
    .join('');
