import { lazy, type ReactNode, Suspense } from 'react';
import { type FigureId, figureTitles } from '../model/figures.ts';
import { DialogOver } from '../ui/dialog.tsx';

const FigureAlone = lazy(async () => ({ default: (await import('../figures/alone.tsx')).FigureAlone }));

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
      <Suspense>{id !== null && <FigureAlone id={id} />}</Suspense>
    </DialogOver>
  );
}
