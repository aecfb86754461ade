import type { ReactNode } from 'react';
import { SceneFormula, SceneProse } from '../../content/scenes/scene-text.tsx';
import { SceneFigure } from '../../figures/scene-figure.tsx';
import type { Scene } from '../../model/scene.ts';
import { useAppState } from '../../state/hooks.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import './scene.css';
import './figures.css';
import './marks.css';
import { numbered } from './numbered.ts';

interface Props {
  readonly scene: Scene;
  /** How far the scene has gone, from 0. */
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/** One statement, one figure, one formula. */
export function SceneView({ scene, step, onStep }: Props): ReactNode {
  return (
    <SceneFrame statement={<SceneProse text={scene.statement} />} side={<Side scene={scene} step={step} />}>
      <ShownFigure scene={scene} step={step} onStep={onStep} />
    </SceneFrame>
  );
}

interface FrameProps {
  readonly statement: ReactNode;
  /** What stands at the right of the figure. */
  readonly side: ReactNode;
  readonly children: ReactNode;
}

/** The places of a scene, in type that grows with the screen. */
export function SceneFrame({ statement, side, children }: FrameProps): ReactNode {
  return (
    <div className="lay-scene">
      <h1 className="lay-statement">{statement}</h1>
      <div className="lay-scene-figure">{children}</div>
      <div className="lay-scene-side">{side}</div>
    </div>
  );
}

function ShownFigure({ scene, step, onStep }: Props): ReactNode {
  const settings = useAppState((state) => state.settings);
  return (
    <ErrorBoundary what="The figure" retryOn={settings}>
      <SceneFigure scene={scene} seen={step > 0} onSee={(seen) => onStep(seen ? 1 : 0)} />
    </ErrorBoundary>
  );
}

/** The formula, of which a scene that is built shows as many lines as it has steps behind it; all keep their places. */
function Side({ scene, step }: Omit<Props, 'onStep'>): ReactNode {
  const lines = scene.kind === 'build' ? step + 1 : scene.formula.length;
  return (
    <>
      {scene.formula.length > 0 && (
        <div className="lay-formula">
          {numbered(scene.formula).map(({ item: tex, at: i, key }) => (
            <div key={key} className="lay-formula-line" data-later={i >= lines || undefined}>
              <SceneFormula tex={tex} />
            </div>
          ))}
        </div>
      )}
      {scene.ask && (
        <p className="lay-ask">
          <SceneProse text={scene.ask} />
        </p>
      )}
    </>
  );
}
