import { type RefObject, useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** The font size of the container. */
  readonly text: number;
}

const same = (a: Size | null, b: Size): boolean =>
  a !== null && a.width === b.width && a.height === b.height && a.text === b.text;

/** How often the page has been printed; heard of in the very event, in time for the paper. */
function usePrintings(): number {
  const printings = useRef(0);
  const subscribe = useCallback((listener: () => void) => {
    const count = () => {
      printings.current += 1;
      listener();
    };
    window.addEventListener('beforeprint', count);
    return () => window.removeEventListener('beforeprint', count);
  }, []);
  return useSyncExternalStore(
    subscribe,
    () => printings.current,
    () => 0,
  );
}

/** Whether the browser has left an element out of its layout until it comes near the window. */
const isLeftOut = (element: HTMLElement): boolean =>
  'checkVisibility' in element && !element.checkVisibility({ contentVisibilityAuto: true });

/**
 * The size of an element's content box, in whole pixels, and of its text; null until it has been laid out, which a
 * chapter far away is not before it is printed. A hidden element keeps the size it had.
 */
export function useSize<Container extends HTMLElement>(): [RefObject<Container | null>, Size | null] {
  const ref = useRef<Container>(null);
  const [size, setSize] = useState<Size | null>(null);
  const printings = usePrintings();
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const width = Math.floor(element.clientWidth);
      const height = Math.floor(element.clientHeight);
      if (width === 0 || height === 0) return;
      const text = Number.parseFloat(getComputedStyle(element).fontSize) || 13;
      const next = { width, height, text };
      setSize((before) => (same(before, next) ? before : next));
    };
    // To measure it would lay out its whole chapter.
    if (printings > 0 || !isLeftOut(element)) measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [printings]);
  return [ref, size];
}
