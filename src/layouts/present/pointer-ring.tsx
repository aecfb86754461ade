import { type ReactNode, useEffect, useRef } from 'react';

/** A ring around the pointer that the room sees. It is moved without a rendering, and lies in nobody's way. */
export function PointerRing(): ReactNode {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const ends = new AbortController();
    const options = { signal: ends.signal, passive: true };
    const move = ({ clientX, clientY, pointerType }: PointerEvent) => {
      const element = ring.current!;
      element.hidden = pointerType === 'touch';
      element.style.translate = `${clientX}px ${clientY}px`;
    };
    const press = (down: boolean) => () => ring.current!.toggleAttribute('data-pressed', down);
    window.addEventListener('pointermove', move, options);
    window.addEventListener('pointerdown', press(true), options);
    window.addEventListener('pointerup', press(false), options);
    document.documentElement.addEventListener('pointerleave', () => (ring.current!.hidden = true), options);
    return () => ends.abort();
  }, []);
  return <div ref={ring} className="lay-ring" aria-hidden="true" hidden />;
}
