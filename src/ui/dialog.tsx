import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { ErrorBoundary } from './error-boundary.tsx';
import './dialog.css';

interface Props {
  /** What it is, read when it opens. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Over the whole window, or as large as what is in it. */
  readonly size?: 'whole' | 'small';
  readonly children: ReactNode;
}

/** Something that is looked at alone: Esc, a press beside it and its button lead back to where the keyboard was. */
export function DialogOver({ name, isOpen, onClose, size = 'small', children }: Props): ReactNode {
  return (
    <ModalOverlay
      className="ui-over"
      data-size={size}
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="ui-over-panel">
        <Dialog className="ui-over-body" aria-label={name}>
          <Button className="ui-button ui-over-close" aria-label="Close" onPress={onClose}>
            <X size={16} aria-hidden />
          </Button>
          <ErrorBoundary what={name} retryOn={null}>
            {children}
          </ErrorBoundary>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
