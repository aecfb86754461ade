import { useEffect, useEffectEvent } from 'react';

/** What is dragged or pressed by itself. */
const own =
  'button, a, input, textarea, select, [role="slider"], [role="dialog"], .lay-scene-figure, .lay-panel, .lay-notes';

/** Shorter ways are taps and tremor. */
const least = 48;

/** A finger that swipes aside turns the page. A pen does not: it underlines. */
export function useSwipe(act: (action: 'next' | 'previous') => void): void {
  const turn = useEffectEvent(act);
  useEffect(() => {
    const ends = new AbortController();
    const options = { signal: ends.signal, passive: true };
    let from: { readonly x: number; readonly y: number; readonly finger: number } | null = null;
    const begin = ({ pointerType, pointerId, clientX, clientY, target }: PointerEvent) => {
      const isFirst = from === null && pointerType === 'touch';
      const isFree = target instanceof Element && !target.closest(own);
      // A second finger zooms.
      from = isFirst && isFree ? { x: clientX, y: clientY, finger: pointerId } : null;
    };
    const end = ({ pointerId, clientX, clientY }: PointerEvent) => {
      if (from?.finger !== pointerId) return;
      const [aside, along] = [clientX - from.x, clientY - from.y];
      from = null;
      if (Math.abs(aside) >= least && Math.abs(aside) > 2 * Math.abs(along))
        turn(aside < 0 ? 'next' : 'previous');
    };
    window.addEventListener('pointerdown', begin, options);
    window.addEventListener('pointerup', end, options);
    window.addEventListener('pointercancel', () => (from = null), options);
    return () => ends.abort();
  }, []);
}
