import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { FigureAlone } from '../figures/alone.tsx';
import { heightMessage } from '../figures/embed-snippet.ts';
import { linkOf } from '../figures/link.ts';
import type { FigureId } from '../model/figures.ts';
import { formatAddress } from '../state/address.ts';
import { useAppState } from '../state/hooks.ts';
import { DialogOver } from '../ui/dialog.tsx';
import { KeyMap } from './key-map.tsx';
import { type Opened, useCommands } from './use-commands.ts';
import './embed.css';

const opened: readonly Opened[] = ['help'];

/** One figure with its controls, for a frame in another page, which is told how tall it is. */
export function Embed({ figure }: { readonly figure: FigureId }): ReactNode {
  const ref = useRef<HTMLElement>(null);
  const [isHelped, setHelped] = useState(false);
  const help = useCallback(() => setHelped(true), []);
  useCommands(help, opened);
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
      <div className="lay-embed-foot">
        <button type="button" className="fig-quiet" title="Keys ( ? )" onClick={help}>
          Keys
        </button>
        <a className="lay-embed-link" href={linkOf(whole)} target="_blank" rel="noopener">
          Why is it hard to train deep neural networks?
        </a>
      </div>
      <DialogOver name="Keys" isOpen={isHelped} onClose={() => setHelped(false)}>
        <KeyMap ofFigure />
      </DialogOver>
    </main>
  );
}
