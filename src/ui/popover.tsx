import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import './ui.css';

export interface PopoverButtonProps {
  /** The name of the button and of what opens. */
  readonly name: string;
  readonly face: ReactNode;
  readonly className?: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens something small beside itself; Esc and a press elsewhere close it. */
export function PopoverButton({ name, face, className, children }: PopoverButtonProps): ReactNode {
  return (
    <DialogTrigger>
      <Button aria-label={name} className={className ?? 'ui-button'}>
        {face}
      </Button>
      <Popover className="ui-popover" placement="bottom end" offset={6}>
        <Dialog aria-label={name} className="ui-popover-body">
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
