import type { ReactNode } from 'react';
import { fetched } from './fetched.tsx';

export interface DialogProps {
  /** What it is, read when it opens. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Over the whole window, or as large as what is in it. */
  readonly size?: 'whole' | 'small';
  readonly children: ReactNode;
}

const Panel = fetched({
  what: 'The window',
  load: async () => (await import('./dialog-panel.tsx')).DialogPanel,
});

/** Something that is looked at alone: Esc, a press beside it and its button lead back to where the keyboard was. */
export function DialogOver({ isOpen, ...panel }: DialogProps): ReactNode {
  return isOpen && <Panel {...panel} />;
}
