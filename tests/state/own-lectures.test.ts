import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertScene, removeScene, retitle } from '../../src/model/lecture-edits.ts';
import { type Lecture, plainScene } from '../../src/model/scene.ts';
import { createOwnLectures, storageKey } from '../../src/state/own-lectures.ts';
import { anyLecture } from '../model/any-lecture.ts';

const lecture: Lecture = {
  title: 'T',
  scenes: ['a', 'b', 'c'].map((title) => ({ ...plainScene, title, statement: title })),
};

function memory(kept: Record<string, string> = {}) {
  return {
    kept,
    storage: () => ({
      getItem: (key: string) => kept[key] ?? null,
      setItem: (key: string, value: string) => {
        kept[key] = value;
      },
    }),
  };
}

const refused = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('own lectures', () => {
  it('are kept: another window finds the same', () => {
    fc.assert(
      fc.property(fc.array(anyLecture, { minLength: 1, maxLength: 3 }), (all) => {
        const { storage } = memory();
        const own = createOwnLectures(storage);
        for (const one of all) own.add(one);
        const again = createOwnLectures(storage).get();
        expect(again.lectures).toEqual(all);
        expect(again.chosen).toBe(all.length - 1);
        expect(again.problem).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('bring the last edit back, a deleted lecture too', () => {
    const own = createOwnLectures(memory().storage);
    own.add(lecture);
    own.edit(removeScene(1));
    expect(own.get().lectures[0]!.scenes.map(({ title }) => title)).toEqual(['a', 'c']);
    own.undo();
    expect(own.get().lectures).toEqual([lecture]);
    expect(own.get().before).toBeNull();
    own.remove(0);
    expect(own.get().lectures).toEqual([]);
    own.undo();
    expect(own.get().lectures).toEqual([lecture]);
  });

  it('live on without a storage, and say so', () => {
    const forbidden = createOwnLectures(refused);
    expect(forbidden.get().problem).toContain('does not let this page keep');
    forbidden.add(lecture);
    forbidden.edit(retitle('U'));
    expect(forbidden.get().lectures[0]!.title).toBe('U');
    expect(forbidden.get().problem).toContain('export it as a file');

    const full = createOwnLectures(() => ({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    }));
    full.add(lecture);
    expect(full.get().problem).toContain('no room left');
    expect(full.get().lectures).toEqual([lecture]);
  });

  it('leave out what is no lecture, and never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
        const { storage } = memory({ [storageKey]: kept });
        const own = createOwnLectures(storage);
        expect(own.get().problem).toContain('left out');
        own.add(lecture);
        expect(own.get().lectures).toEqual([lecture]);
      }),
    );
  });

  it('tell who listens', () => {
    const own = createOwnLectures(memory().storage);
    let heard = 0;
    const end = own.subscribe(() => heard++);
    own.add(lecture);
    own.edit(insertScene(0, plainScene));
    own.edit((same) => same);
    expect(heard).toBe(2);
    end();
    own.choose(0);
    expect(heard).toBe(2);
  });
});
