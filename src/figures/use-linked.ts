import { type PointerEvent, useMemo } from 'react';
import { type ColourRole, type QuantityId, quantities } from '../model/quantities.ts';
import { type Focus, setFocus, togglePinnedFocus } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { concerns, focusOn } from './focus.ts';
import './linked.css';

export interface LinkedProps {
  /** The colour in which the quantity is lit; undefined while it is not. */
  readonly 'data-lit': ColourRole | undefined;
  readonly onPointerEnter: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onClick: () => void;
}

/**
 * Links any element with a quantity: pointing at it and focusing it set the focus, a click or tap pins it, leaving it
 * clears the focus unless it is pinned. A button takes Enter for a click; Esc is heard by the whole page.
 */
export function useLinked(quantity: QuantityId, layer?: number): LinkedProps {
  const apply = useApply();
  const isLit = useAppState((state) => concerns(state.focus, quantity, layer));
  const handlers = useMemo(() => {
    const focus = focusOn(quantity, layer);
    const set = (to: Focus | null) => apply(setFocus(to));
    return {
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && set(focus),
      onPointerLeave: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && set(null),
      onFocus: () => set(focus),
      onBlur: () => set(null),
      onClick: () => apply(togglePinnedFocus(focus)),
    };
  }, [apply, quantity, layer]);
  return { 'data-lit': isLit ? quantities[quantity].colour : undefined, ...handlers };
}
