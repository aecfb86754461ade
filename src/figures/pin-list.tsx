import type { ReactNode } from 'react';
import { useAppState } from '../state/hooks.ts';
import { fetched } from '../ui/fetched.tsx';

const PinRows = fetched({
  what: 'The list of pinned nets',
  load: async () => (await import('./pin-rows.tsx')).PinRows,
});

/** The pinned nets, where there are any. */
export function PinList(): ReactNode {
  const isEmpty = useAppState(({ pins }) => pins.length === 0);
  return isEmpty ? null : <PinRows />;
}
