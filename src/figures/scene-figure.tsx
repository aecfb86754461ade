import { type FunctionComponent, type ReactNode, useMemo } from 'react';
import type { Scene, SceneFigureId } from '../model/scene.ts';
import { defaultSettings, type Settings } from '../model/settings.ts';
import { figureRows } from './figure-rows.ts';
import { GuessFigure } from './guess-figure.tsx';
import { NetworkFigure } from './network-figure.tsx';
import { SceneTraining } from './scene-training.tsx';

/** A new figure of scenes is a row here. */
const rows: Readonly<Record<SceneFigureId, { readonly Draw: FunctionComponent<{ readonly scene: Scene }> }>> =
  {
    ...figureRows,
    training: { Draw: SceneTraining },
    backward: { Draw: () => <NetworkFigure pass="backward" /> },
  };

interface Props {
  readonly scene: Scene;
  /** A guess has been made and the measured curve is to be seen. */
  readonly seen: boolean;
  readonly onSee: (seen: boolean) => void;
}

/** The figure of a scene. A guess is about the net of the scene; all others show the net of the store. */
export function SceneFigure({ scene, seen, onSee }: Props): ReactNode {
  if (scene.kind === 'guess') return <Guess scene={scene} seen={seen} onSee={onSee} />;
  const { Draw } = rows[scene.figure];
  return <Draw scene={scene} />;
}

function Guess({ scene, seen, onSee }: Props): ReactNode {
  const settings = useMemo<Settings>(
    () => ({ ...defaultSettings, ...scene.settings, data: 'noise' }),
    [scene.settings],
  );
  return <GuessFigure of={settings} seen={seen} onSee={onSee} />;
}
