import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { usePrintings } from './use-printings.ts';
import { watchSize } from './watch-size.ts';

/**
 * The text colours of the children of an element, as the theme of now resolves them: for a canvas, which knows no CSS
 * variables. Null until what holds the element has been laid out.
 */
export function useColours<Container extends HTMLElement>(): [
  RefObject<Container | null>,
  readonly string[] | null,
] {
  const ref = useRef<Container>(null);
  const [colours, setColours] = useState<readonly string[] | null>(null);
  const printings = usePrintings();
  useLayoutEffect(() => {
    const container = ref.current;
    const around = container?.parentElement;
    if (!container || !around) return;
    const look = () => {
      const found = [...container.children].map((child) => getComputedStyle(child).color);
      setColours((before) => (before?.join() === found.join() ? before : found));
    };
    // The paper does not wait for what is laid out by and by.
    if (printings > 0) look();
    let stop = watchSize(around, look);
    const again = () => {
      stop();
      stop = watchSize(around, look);
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', again);
    const observer = new MutationObserver(again);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      stop();
      scheme.removeEventListener('change', again);
      observer.disconnect();
    };
  }, [printings]);
  return [ref, colours];
}
