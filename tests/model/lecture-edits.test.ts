import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  duplicateScene,
  insertScene,
  moveScene,
  removeScene,
  replaceScene,
} from '../../src/model/lecture-edits.ts';
import { plainScene } from '../../src/model/scene.ts';
import { anyLecture } from './any-lecture.ts';

const place = fc.integer({ min: -2, max: 8 });

describe('edits of a lecture', () => {
  it('move and move back, insert and remove, duplicate and remove: nothing is changed in the end', () => {
    fc.assert(
      fc.property(anyLecture, place, place, (lecture, a, b) => {
        const valid = (at: number) => at >= 0 && at < lecture.scenes.length;
        const moved = moveScene(a, b)(lecture);
        if (valid(a) && valid(b)) expect(moved.scenes[b]).toBe(lecture.scenes[a]);
        expect(new Set(moved.scenes)).toEqual(new Set(lecture.scenes));
        expect(moveScene(b, a)(moved).scenes).toEqual(lecture.scenes);
        if (!valid(a)) {
          for (const edit of [removeScene(a), duplicateScene(a), replaceScene(a, { title: 'x' })])
            expect(edit(lecture)).toBe(lecture);
          return;
        }
        expect(removeScene(a)(insertScene(a, plainScene)(lecture))).toEqual(lecture);
        const twice = duplicateScene(a)(lecture);
        expect(twice.scenes[a + 1]).toBe(twice.scenes[a]);
        expect(removeScene(a)(twice)).toEqual(lecture);
        const named = replaceScene(a, { title: 'x' })(lecture);
        expect(named.scenes[a]).toEqual({ ...lecture.scenes[a], title: 'x' });
      }),
    );
  });
});
