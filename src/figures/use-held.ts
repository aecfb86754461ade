import { useRef } from 'react';
import { useAppState } from '../state/hooks.ts';

/**
 * A value that stands still while a control is held down, so that axes do; it follows at once when `of` changes, with
 * which the old value would have no sense.
 */
export function useHeld<Value>(value: Value, of: unknown): Value {
  const dragging = useAppState((state) => state.dragging !== null);
  const held = useRef<{ readonly of: unknown; readonly value: Value }>(null);
  if (!dragging || held.current === null || held.current.of !== of) held.current = { of, value };
  return held.current.value;
}
