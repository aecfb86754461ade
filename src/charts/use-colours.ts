import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * The text colours of the children of an element, as the theme of now resolves them: for a canvas, which knows no CSS
 * variables. Null until they have been looked up.
 */
export function useColours<Container extends HTMLElement>(): [
  RefObject<Container | null>,
  readonly string[] | null,
] {
  const ref = useRef<Container>(null);
  const [colours, setColours] = useState<readonly string[] | null>(null);
  useLayoutEffect(() => {
    const look = () => {
      const found = [...(ref.current?.children ?? [])].map((child) => getComputedStyle(child).color);
      setColours((before) => (before?.join() === found.join() ? before : found));
    };
    look();
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', look);
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      scheme.removeEventListener('change', look);
      observer.disconnect();
    };
  }, []);
  return [ref, colours];
}
