import type { ReactNode } from 'react';
import type { Settings } from '../model/settings.ts';
import { backToOwnNet, showExample } from '../state/example-net.ts';
import { useAppState, useStep } from '../state/hooks.ts';
import './in-prose.css';

interface Props {
  /** The name of the example, unique in the article. */
  readonly id: string;
  /** What the example sets; every other setting of the net has its default, layout and theme stay the reader's. */
  readonly settings: Partial<Settings>;
  /** What is shown: "thirty layers". */
  readonly label: string;
}

/** Whether an example is on show, and what a press does: show it, or bring the reader's own net back. */
export function useShowNet(id: string, settings: Partial<Settings>): { shown: boolean; press: () => void } {
  const shown = useAppState((state) => state.example?.id === id);
  const step = useStep();
  return { shown, press: () => step(shown ? backToOwnNet : showExample(id, settings)) };
}

/** Sets the instrument to an example of the text; pressed again, it brings the reader's own net back. */
export function ShowNet({ id, settings, label }: Props): ReactNode {
  const { shown, press } = useShowNet(id, settings);
  return (
    <>
      <button type="button" className="fig-show-net" aria-pressed={shown} onClick={press}>
        {shown ? 'Back to your net' : `Show this net: ${label}`}
      </button>
      <span className="fig-named-net">{label}.</span>
    </>
  );
}
