import type { ReactNode } from 'react';
import type { FigureId } from '../model/figures.ts';
import { useAppState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Controls } from './controls.tsx';
import { figureRows } from './figure-rows.ts';
import './figures.css';
import './filling.css';
import './alone.css';

interface Props {
  readonly id: FigureId;
  readonly hasControls?: boolean;
}

/** One figure with the controls of its net, and nothing else. */
export function FigureAlone({ id, hasControls = true }: Props): ReactNode {
  const settings = useAppState((state) => state.settings);
  const One = figureRows[id];
  return (
    <div className="fig-alone">
      {hasControls && <Controls />}
      <div className="fig-filling">
        <ErrorBoundary what="The figure" retryOn={settings}>
          <One />
        </ErrorBoundary>
      </div>
    </div>
  );
}
