import { useSyncExternalStore } from 'react';
import { lectures } from '../../content/scenes/lectures.ts';
import type { Lecture } from '../../model/scene.ts';
import type { Settings } from '../../model/settings.ts';
import { useAppState } from '../../state/hooks.ts';
import { createOwnLectures, type OwnLectures, storageKey } from '../../state/own-lectures.ts';

/** The lectures of this browser, one for the whole page. */
export const ownLectures = createOwnLectures(() => window.localStorage);

window.addEventListener('storage', (event) => {
  if (event.key === storageKey) ownLectures.reload();
});

export const useOwnLectures = (): OwnLectures => useSyncExternalStore(ownLectures.subscribe, ownLectures.get);

export const noLecture: Lecture = { title: 'A lecture of your own', scenes: [] };

export const lectureOf = (id: Settings['lecture'], own: OwnLectures): Lecture =>
  id === 'own' ? (own.lectures[own.chosen] ?? noLecture) : lectures[id];

/** The lecture that is given. */
export function useLecture(): Lecture {
  const id = useAppState((state) => state.settings.lecture);
  return lectureOf(id, useOwnLectures());
}
