import type { ReactNode } from 'react';
import { type FigureId, figureTitles } from '../model/figures.ts';
import { DialogOver } from '../ui/dialog.tsx';
import { fetched } from '../ui/fetched.tsx';

const FigureAlone = fetched({
  what: 'The figure',
  load: async () => (await import('../figures/alone.tsx')).FigureAlone,
});

interface Props {
  /** None is shown where it is null. */
  readonly id: FigureId | null;
  readonly onClose: () => void;
}

/** One figure over the whole window. */
export function FigureOver({ id, onClose }: Props): ReactNode {
  return (
    <DialogOver
      name={id === null ? '' : figureTitles[id]}
      size="whole"
      isOpen={id !== null}
      onClose={onClose}
    >
      {id !== null && <FigureAlone id={id} />}
    </DialogOver>
  );
}
