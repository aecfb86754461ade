import type { ChapterId } from '../model/chapters.ts';
import { setSetting } from '../state/changes.ts';
import { useAppState, useStep } from '../state/hooks.ts';

/** The chapter that the address names, and the way to another one, which Back undoes. */
export function useChapter(): readonly [ChapterId, (id: ChapterId) => void] {
  const chapter = useAppState((state) => state.settings.chapter);
  const step = useStep();
  return [chapter, (id) => step(setSetting('chapter', id))];
}
