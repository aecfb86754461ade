import { type ReactNode, useDeferredValue } from 'react';
import type { QuantityId } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import { useSettledResults } from '../state/hooks.ts';
import { Powers } from './powers.tsx';
import { readingOf } from './readings.ts';

/** The value of a quantity in the net on show, at the selected layer, for a list that need not follow a drag. */
export function SettledReading({ of }: { readonly of: QuantityId }): ReactNode {
  const results = useDeferredValue(useSettledResults());
  return <Powers of={readingOf(of, selectedLayer(results.settings), results) ?? '–'} />;
}
