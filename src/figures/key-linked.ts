import { type FocusEvent, useMemo } from 'react';
import type { QuantityId } from '../model/quantities.ts';
import { setFocus } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';
import { focusOn } from './focus.ts';

export interface KeyLinked {
  readonly onFocus?: (event: FocusEvent) => void;
  readonly onBlur?: () => void;
}

/**
 * Links a control with the quantity it sets or shows: while the keyboard is at it, the quantity is lit. A control that was
 * pressed with a pointer keeps the focus of the page and lights nothing.
 */
export function useKeyLinked(quantity: QuantityId | undefined): KeyLinked {
  const apply = useApply();
  return useMemo(() => {
    if (quantity === undefined) return {};
    const focus = focusOn(quantity, undefined);
    return {
      onFocus: ({ target }: FocusEvent) => {
        if (target.matches(':focus-visible')) apply(setFocus(focus));
      },
      onBlur: () => apply(setFocus(null)),
    };
  }, [apply, quantity]);
}
