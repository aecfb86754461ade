import type { ReactNode } from 'react';
import type { FigureId } from '../model/figures.ts';
import { useAppState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Controls } from './controls.tsx';
import { figureRows } from './figure-rows.ts';
import { PinList } from './pin-list.tsx';
import './figures.css';
import './filling.css';
import './alone.css';

/** One figure with the controls of its net, and the pinned nets if it holds them. */
export function FigureAlone({ id }: { readonly id: FigureId }): ReactNode {
  const settings = useAppState((state) => state.settings);
  const { Draw, holdsPins } = figureRows[id];
  return (
    <div className="fig-alone">
      <Controls />
      <div className="fig-filling">
        <ErrorBoundary what="The figure" retryOn={settings}>
          <Draw />
        </ErrorBoundary>
      </div>
      {holdsPins && settings.controls !== 'none' && <PinList />}
    </div>
  );
}
