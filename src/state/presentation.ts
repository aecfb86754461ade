import { type Lecture, type Scene, stepsOf } from '../model/scene.ts';

/** Where a lecture stands: the scene, counted from 1 (0 before it begins), and the step within it, from 0. */
export interface Place {
  readonly scene: number;
  readonly step: number;
}

export const sceneAt = ({ scenes }: Lecture, place: number): Scene | undefined => scenes[place - 1];

const lastStep = (lecture: Lecture, scene: number): number => {
  const found = sceneAt(lecture, scene);
  return found ? stepsOf(found) - 1 : 0;
};

/** One press on: the next step, or the next scene; the end stays where it is. */
export function nextPlace(lecture: Lecture, { scene, step }: Place): Place {
  if (step < lastStep(lecture, scene)) return { scene, step: step + 1 };
  return scene < lecture.scenes.length ? { scene: scene + 1, step: 0 } : { scene, step };
}

/** One press back: the step before, or the scene before as it was left. */
export function previousPlace(lecture: Lecture, { scene, step }: Place): Place {
  if (step > 0) return { scene, step: step - 1 };
  return scene > 0 ? { scene: scene - 1, step: lastStep(lecture, scene - 1) } : { scene, step };
}

/** How many presses lead from before the beginning to the end. */
export const pressesOf = ({ scenes }: Lecture): number =>
  scenes.reduce((sum, scene) => sum + stepsOf(scene), 0);
