import { type ReactNode, useEffect } from 'react';
import type { Scene } from '../model/scene.ts';
import { trainingPresets } from '../model/trainings.ts';
import { useGetTraining, useTrainingActions } from '../state/learning-hooks.ts';
import { useForced } from './in-sight.tsx';
import { TrainingFigure } from './training.tsx';
import { presetOf } from './training-choice.tsx';

/** The nets of the scene in training. On the stage the lecturer starts it; for paper, where nobody can, it starts itself. */
export function SceneTraining({ scene }: { readonly scene: Scene }): ReactNode {
  const { training } = scene;
  const get = useGetTraining();
  const { replace, start } = useTrainingActions();
  const isForPaper = useForced();
  useEffect(() => {
    const preset = trainingPresets.find(({ id }) => id === training);
    if (preset && presetOf(get().runs) !== training) replace(preset.rows);
    if (isForPaper) start();
  }, [training, get, replace, start, isForPaper]);
  return <TrainingFigure />;
}
