import type { ReactNode } from 'react';
import { AllControls } from '../figures/all-controls.tsx';
import { GradientFigure } from '../figures/gradient-figure.tsx';
import { LiveInequality } from '../figures/live-inequality.tsx';
import { PinList } from '../figures/pin-list.tsx';
import { PrintLink } from '../figures/print-link.tsx';
import { TakeAway } from '../figures/take-away.tsx';
import { TaskPanel } from '../figures/task-panel.tsx';
import { VerdictLine } from '../figures/verdict.tsx';
import { useAppState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import '../figures/figures.css';
import '../figures/instrument.css';
import { FigureShelf } from './figure-shelf.tsx';
import './explore.css';

/** The instrument large, with every control at its left and other figures of the same net at its right. */
export function Explore(): ReactNode {
  const settings = useAppState((state) => state.settings);
  return (
    <main className="lay-explore">
      <h1 className="ui-hidden">Explore a net</h1>
      {settings.controls !== 'none' && (
        <section className="lay-controls" aria-label="Settings">
          <AllControls />
        </section>
      )}
      <section className="lay-bench" aria-label="Instrument">
        <ErrorBoundary what="The chart" retryOn={settings}>
          <GradientFigure />
        </ErrorBoundary>
        <div className="fig-words">
          <ErrorBoundary what="The inequality" retryOn={settings}>
            <LiveInequality />
            <VerdictLine />
            <PinList />
            <TaskPanel />
          </ErrorBoundary>
          <div className="fig-actions">
            <TakeAway />
          </div>
          <PrintLink />
        </div>
      </section>
      <FigureShelf />
    </main>
  );
}
