import { type ReactNode, useEffect, useRef } from 'react';

/** A ring around the pointer that the room sees, around a finger while it presses. It is moved without a rendering. */
export function PointerRing(): ReactNode {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const ends = new AbortController();
    const options = { signal: ends.signal, passive: true };
    const move = ({ clientX, clientY, pointerType, buttons }: PointerEvent) => {
      const element = ring.current!;
      element.hidden = pointerType === 'touch' && buttons === 0;
      element.style.translate = `${clientX}px ${clientY}px`;
    };
    const press = (event: PointerEvent) => {
      move(event);
      ring.current!.toggleAttribute('data-pressed', event.buttons > 0);
    };
    const lift = () => {
      ring.current!.hidden = true;
      ring.current!.removeAttribute('data-pressed');
    };
    window.addEventListener('pointermove', move, options);
    window.addEventListener('pointerdown', press, options);
    window.addEventListener('pointerup', press, options);
    window.addEventListener('pointercancel', lift, options);
    document.documentElement.addEventListener('pointerleave', lift, options);
    return () => ends.abort();
  }, []);
  return <div ref={ring} className="lay-ring" aria-hidden="true" hidden />;
}
