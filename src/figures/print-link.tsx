import type { ReactNode } from 'react';
import { addressOf } from '../state/address.ts';
import { useAppState } from '../state/hooks.ts';
import { useCameWithPage } from '../ui/came-with-page.ts';
import { linkOf } from './link.ts';
import './instrument.css';

/** On paper only: where the net that is printed can be dragged. */
export function PrintLink(): ReactNode {
  const address = useAppState(addressOf);
  // A page that is only being built has no address yet.
  if (useCameWithPage()) return null;
  return <p className="fig-print-link">This net, to be dragged: {linkOf(address)}</p>;
}
