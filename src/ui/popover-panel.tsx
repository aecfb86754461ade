import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';

interface Props {
  readonly name: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** What a PopoverButton opens. */
export function PopoverPanel({ name, trigger, onClose, children }: Props): ReactNode {
  return (
    <Popover
      className="ui-popover"
      placement="bottom end"
      offset={6}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog aria-label={name} className="ui-popover-body">
        {children(onClose)}
      </Dialog>
    </Popover>
  );
}
