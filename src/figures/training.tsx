import { type ReactNode, useState } from 'react';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { fetched } from '../ui/fetched.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import './training-place.css';

const Curves = fetched({
  what: 'The figure of training',
  load: async () => (await import('./training-figure.tsx')).TrainingCurves,
});

/** Once in sight it stays: what was chosen in it is not forgotten. */
function OnceSeen(): ReactNode {
  const isSeen = useInSight();
  const [wasSeen, setSeen] = useState(isSeen);
  if (isSeen && !wasSeen) setSeen(true);
  return wasSeen ? <Curves /> : null;
}

/** The figure of nets in training, loaded when it comes into sight; its place is kept for it. */
export function TrainingFigure(): ReactNode {
  return (
    <InSight>
      <div className="fig-training-place">
        <ErrorBoundary what="The figure of training" retryOn={null}>
          <OnceSeen />
        </ErrorBoundary>
      </div>
    </InSight>
  );
}
