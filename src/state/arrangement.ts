import * as v from 'valibot';
import { type FigureId, figureIds } from '../model/figures.ts';

/** What of a window is needed to remember something; asking for it may throw where storage is forbidden. */
export interface Shelf {
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

const key = 'unstable-gradients/figures';
const schema = v.pipe(v.string(), v.maxLength(1000), v.parseJson(), v.array(v.string()));

/** The figures that stand beside the instrument until a person chooses others. */
export const firstFigures: readonly FigureId[] = ['network', 'slack'];

/** The figures that were open when last remembered, without what is no figure here; the first ones otherwise. */
export function rememberedFigures(shelf: Shelf): readonly FigureId[] {
  try {
    const { success, output } = v.safeParse(schema, shelf.localStorage.getItem(key));
    return success ? figureIds.filter((id) => output.includes(id)) : firstFigures;
  } catch {
    return firstFigures;
  }
}

/** Whether they will be found again: nothing is remembered where storage is full or forbidden. */
export function rememberFigures(shelf: Shelf, open: readonly FigureId[]): boolean {
  try {
    shelf.localStorage.setItem(key, JSON.stringify(open));
    return true;
  } catch {
    return false;
  }
}
