import type { ReactNode } from 'react';
import { useAppState } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Controls, NetButtons } from './controls.tsx';
import { GradientFigure } from './gradient-figure.tsx';
import { LiveInequality } from './live-inequality.tsx';
import { PinList } from './pin-list.tsx';
import { PrintLink } from './print-link.tsx';
import { TakeAway } from './take-away.tsx';
import { VerdictLine } from './verdict.tsx';
import './figures.css';
import './instrument.css';

/**
 * Controls, chart, inequality and verdict, always together and about the same net. On narrow screens the stage stays
 * in sight above the text, the words scroll with it.
 */
export function Instrument(): ReactNode {
  const settings = useAppState((state) => state.settings);
  return (
    <section className="fig-instrument" aria-label="Instrument">
      <div className="fig-stage">
        <Controls />
        <ErrorBoundary what="The chart" retryOn={settings}>
          <GradientFigure />
        </ErrorBoundary>
      </div>
      <div className="fig-words">
        <ErrorBoundary what="The inequality" retryOn={settings}>
          <LiveInequality />
          <VerdictLine />
          <PinList />
        </ErrorBoundary>
        <div className="fig-actions">
          <NetButtons />
          <TakeAway />
        </div>
        <PrintLink />
      </div>
    </section>
  );
}
