import { type ReactNode, useRef, useState } from 'react';
import { fetched } from './fetched.tsx';
import './ui.css';

const Panel = fetched({
  what: 'What opens here',
  load: async () => (await import('./popover-panel.tsx')).PopoverPanel,
});

export interface PopoverButtonProps {
  /** The name of the button and of what opens. */
  readonly name: string;
  readonly face: ReactNode;
  readonly className?: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens something small beside itself; Esc and a press elsewhere close it. */
export function PopoverButton({
  name,
  face,
  className = 'ui-button',
  children,
}: PopoverButtonProps): ReactNode {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {face}
      </button>
      {isOpen && (
        <Panel name={name} trigger={trigger} onClose={() => setOpen(false)}>
          {children}
        </Panel>
      )}
    </>
  );
}
