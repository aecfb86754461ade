import { useEffect, useEffectEvent } from 'react';
import { type Action, actionOf } from './keys.ts';

/** Keys are heard before any control hears them: clickers turn pages wherever the keyboard is. */
export function useKeys(act: (action: Action) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act(action);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
