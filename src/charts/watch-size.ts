import { flushSync } from 'react-dom';

const listeners = new Map<Element, Set<() => void>>();
let observer: ResizeObserver | undefined;

/**
 * Calls back as soon as the element has been laid out, and whenever its size changes; not while the browser leaves it out
 * of its layout, hidden or in a chapter far away. One observer for all: whatever gets its size in a frame is drawn at once,
 * before that frame is painted, and nothing asks the browser for a layout of its own, which would lay out such chapters.
 */
export function watchSize(element: Element, onSize: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    flushSync(() => {
      for (const { target } of entries) for (const listener of listeners.get(target) ?? []) listener();
    });
  });
  const own = listeners.get(element) ?? new Set();
  listeners.set(element, own.add(onSize));
  observer.observe(element);
  return () => {
    own.delete(onSize);
    if (own.size > 0) return;
    listeners.delete(element);
    observer?.unobserve(element);
  };
}
