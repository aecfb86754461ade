import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Lecture, Scene } from '../../model/scene.ts';
import { useApply, useAppState, useGetState, useStep } from '../../state/hooks.ts';
import { nextPlace, type Place, previousPlace, sceneAt } from '../../state/presentation.ts';
import { completeScene, showScene, showTitle } from '../../state/scenes.ts';
import { lectureOf, ownLectures, useLecture } from './lecture.ts';
import { recall, remember } from './session.ts';

export interface Presentation {
  readonly lecture: Lecture;
  readonly place: Place;
  /** The same at this very moment, between two renderings too. */
  readonly where: () => Place;
  /** Undefined on the title slide. */
  readonly scene: Scene | undefined;
  readonly dark: boolean;
  readonly next: () => void;
  readonly previous: () => void;
  readonly goTo: (place: Place) => void;
  /** The scene as it was prepared, from its first step. */
  readonly restore: () => void;
  readonly setStep: (step: number) => void;
  readonly setDark: (dark: boolean | ((dark: boolean) => boolean)) => void;
}

const placeKey = 'unstable-gradients-place';

/** Where this window stood before a reload: the address knows the scene alone. */
function recallPlace(): Place {
  const [scene = 0, step = 0] = (recall(placeKey) ?? '').split(' ').map(Number);
  return Number.isInteger(scene) && Number.isInteger(step) && step >= 0
    ? { scene, step }
    : { scene: 0, step: 0 };
}

/** The lecture and where it stands. The scene is a setting; the step within it and the blackout live here. */
export function usePresentation(): Presentation {
  const getState = useGetState();
  const apply = useApply();
  const push = useStep();
  const lecture = useLecture();
  const scenes = useAppState((state) => state.settings.scene);
  const [within, setWithin] = useState(recallPlace);
  const [dark, setDark] = useState(false);
  const latest = useRef(within);
  latest.current = within;

  // Two presses may come between two renderings, so handlers ask the store and the ref.
  const now = useCallback((): readonly [Lecture, Place] => {
    const { lecture: id, scene } = getState().settings;
    const given = lectureOf(id, ownLectures.get());
    const at = Math.min(scene, given.scenes.length);
    return [given, { scene: at, step: latest.current.scene === at ? latest.current.step : 0 }];
  }, [getState]);

  const actions = useMemo(() => {
    const goTo = (place: Place) => {
      const [given, from] = now();
      const scene = sceneAt(given, place.scene);
      if (place.scene !== from.scene) push(scene ? showScene(place.scene, scene) : showTitle);
      latest.current = place;
      remember(placeKey, `${place.scene} ${place.step}`);
      setWithin(place);
      setDark(false);
    };
    return {
      goTo,
      where: () => now()[1],
      next: () => goTo(nextPlace(...now())),
      previous: () => goTo(previousPlace(...now())),
      setStep: (step: number) => goTo({ scene: now()[1].scene, step }),
      restore: () => {
        const [given, { scene }] = now();
        const found = sceneAt(given, scene);
        if (found) push(showScene(scene, found));
        goTo({ scene, step: 0 });
      },
    };
  }, [now, push]);

  // An address may name a scene and nothing else.
  useEffect(() => {
    const [given, { scene }] = now();
    const found = sceneAt(given, scene);
    if (found) apply(completeScene(scene, found));
  }, [now, apply]);

  const at = Math.min(scenes, lecture.scenes.length);
  const place = useMemo(() => ({ scene: at, step: within.scene === at ? within.step : 0 }), [at, within]);
  return { lecture, place, scene: sceneAt(lecture, at), dark, setDark, ...actions };
}
