import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { DialogProps } from './dialog.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import './dialog.css';

/** What is open of a DialogOver. */
export function DialogPanel({
  name,
  onClose,
  size = 'small',
  children,
}: Omit<DialogProps, 'isOpen'>): ReactNode {
  return (
    <ModalOverlay
      className="ui-over"
      data-size={size}
      isDismissable
      isOpen
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
