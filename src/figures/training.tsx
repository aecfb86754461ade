import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import './training-place.css';

const Curves = lazy(() =>
  import('./training-figure.tsx').then(({ TrainingCurves }) => ({ default: TrainingCurves })),
);

/** Once in sight it stays: what was chosen in it is not forgotten. */
function OnceSeen(): ReactNode {
  const isSeen = useInSight();
  const [wasSeen, setSeen] = useState(isSeen);
  if (isSeen && !wasSeen) setSeen(true);
  if (!wasSeen) return null;
  return (
    <Suspense fallback={null}>
      <Curves />
    </Suspense>
  );
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
