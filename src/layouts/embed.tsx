import { type ReactNode, useEffect, useRef } from 'react';
import { FigureAlone } from '../figures/alone.tsx';
import { heightMessage } from '../figures/embed-snippet.ts';
import { linkOf } from '../figures/link.ts';
import type { FigureId } from '../model/figures.ts';
import { formatAddress } from '../state/address.ts';
import { useAppState } from '../state/hooks.ts';
import './embed.css';

/** One figure with its controls, for a frame in another page, which is told how tall it is. */
export function Embed({ figure }: { readonly figure: FigureId }): ReactNode {
  const ref = useRef<HTMLElement>(null);
  const whole = useAppState((state) =>
    formatAddress({ ...state.settings, embed: 'none', view: 'explore', controls: 'all' }, state.pins),
  );
  useEffect(() => {
    const element = ref.current;
    if (element === null || window.parent === window) return;
    const observer = new ResizeObserver(() => {
      window.parent.postMessage({ type: heightMessage, height: Math.ceil(element.offsetHeight) }, '*');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <main ref={ref} className="lay-embed">
      <FigureAlone id={figure} />
      <a className="lay-embed-link" href={linkOf(whole)} target="_blank" rel="noopener">
        Why is it hard to train deep neural networks?
      </a>
    </main>
  );
}
