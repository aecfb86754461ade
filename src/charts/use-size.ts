import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { usePrintings } from './use-printings.ts';
import { watchSize } from './watch-size.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** The font size of the container. */
  readonly text: number;
}

const same = (a: Size | null, b: Size): boolean =>
  a !== null && a.width === b.width && a.height === b.height && a.text === b.text;

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
    // The paper does not wait for what is laid out by and by.
    if (printings > 0) measure();
    return watchSize(element, measure);
  }, [printings]);
  return [ref, size];
}
