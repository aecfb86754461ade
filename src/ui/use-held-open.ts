import { type RefObject, useEffect, useState } from 'react';

interface HeldOpen {
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  /** What hover, focus, leaving and scrolling ask for; nothing of that closes what is held. */
  readonly ask: (open: boolean) => void;
  /** Keeps it open until Esc, a press elsewhere, or the keyboard elsewhere. */
  readonly hold: () => void;
  readonly close: () => void;
}

/** Whether something that hover opens over the page is open, and whether it stays when the pointer leaves. */
export function useHeldOpen(
  trigger: RefObject<Element | null>,
  overlay: RefObject<Element | null>,
): HeldOpen {
  const [state, setState] = useState<'closed' | 'open' | 'held'>('closed');
  const isHeld = state === 'held';
  useEffect(() => {
    if (!isHeld) return;
    const listening = new AbortController();
    const { signal } = listening;
    const onElsewhere = ({ target }: Event) => {
      const within = [trigger, overlay].some(({ current }) => current?.contains(target as Node));
      if (!within) setState('closed');
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setState('closed');
    };
    document.addEventListener('pointerdown', onElsewhere, { capture: true, signal });
    document.addEventListener('focusin', onElsewhere, { signal });
    document.addEventListener('keydown', onKey, { capture: true, signal });
    return () => listening.abort();
  }, [isHeld, trigger, overlay]);
  return {
    isOpen: state !== 'closed',
    isHeld,
    ask: (open) => setState((now) => (now === 'held' ? now : open ? 'open' : 'closed')),
    hold: () => setState('held'),
    close: () => setState('closed'),
  };
}
