import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lectures } from '../../src/content/scenes/lectures.ts';
import { formatLecture, lectureFormat, parseLecture } from '../../src/state/lecture-file.ts';
import { packedIn, packLecture, unpackLecture } from '../../src/state/lecture-link.ts';
import { anyLecture } from '../model/any-lecture.ts';

const faultsOf = (source: string): readonly string[] => {
  const parsed = parseLecture(source);
  return 'faults' in parsed ? parsed.faults : [];
};

const withScene = (scene: object): string =>
  JSON.stringify(
    { format: lectureFormat, title: 'T', scenes: [{ title: 'A', statement: 'a' }, scene] },
    null,
    2,
  );

describe('a lecture as a file', () => {
  it('is read back as it was, in lines and in one line', () => {
    fc.assert(
      fc.property(anyLecture, fc.constantFrom(0 as const, 2 as const), (lecture, space) => {
        expect(parseLecture(formatLecture(lecture, space))).toEqual({ lecture });
      }),
    );
    for (const lecture of Object.values(lectures)) {
      const parsed = parseLecture(formatLecture(lecture));
      expect(parsed).toEqual({ lecture });
      expect('lecture' in parsed && formatLecture(parsed.lecture)).toBe(formatLecture(lecture));
    }
  });

  it('never throws, whatever is cut, put in or written over it', () => {
    const broken = fc
      .tuple(anyLecture, fc.nat(), fc.nat(40), fc.string({ unit: 'binary' }))
      .map(([lecture, from, length, by]) => {
        const source = formatLecture(lecture);
        const at = from % source.length;
        return source.slice(0, at) + by + source.slice(at + length);
      });
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"scenes":${json}}`),
        ),
        (source) => {
          const parsed = parseLecture(source);
          if ('faults' in parsed) expect(parsed.faults.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the line of what is no JSON', () => {
    expect(faultsOf('{\n  "format": "x",\n  "scenes": [,]\n}')[0]).toMatch(/^line 3: this is not JSON/);
    expect(faultsOf('{\n  "title": "cut')[0]).toMatch(/^line 2: /);
    // A letter that JSON has no place for, anywhere in a good file, is on the line that is named.
    const source = formatLecture(lectures.short);
    const structure = [...source.matchAll(/[[\]{}:]|,(?=\n)/g)].map(({ index }) => index);
    for (const at of structure.filter((_, i) => i % 7 === 0)) {
      // Within a text every letter has its place.
      if ((source.slice(0, at).replaceAll('\\"', '').split('"').length - 1) % 2 === 1) continue;
      const broken = `${source.slice(0, at)}§${source.slice(at)}`;
      const line = source.slice(0, at).split('\n').length;
      expect(faultsOf(broken)[0]).toMatch(new RegExp(`^line ${line}: `));
    }
  });

  it.each([
    [{ title: 'B', statement: 'b', settings: { layers: 300 } }, 'layers = 300: layers runs from 2 to 100'],
    [{ title: 'B', statement: 'b', settings: { layers: 5, layer: 9 } }, 'layer = 9: layer runs from 2 to 5'],
    [{ title: 'B', statement: 'b', figure: 'pie' }, 'figure has no choice "pie"'],
    [{ title: 'B', statement: 'b', lit: { quantity: 'wit' } }, 'no quantity is called "wit"'],
    [{ title: 'B' }, 'statement'],
    [{ title: 'B', statement: 7 }, 'statement must be a text'],
    [{ title: 'B', statement: 'b', formula: 'x' }, 'formula must be a list'],
  ])('names the line and the scene of a fault: %j', (scene, reason) => {
    const source = withScene(scene);
    const line = source.split('\n').findIndex((text) => text.includes('"B"'));
    const [fault] = faultsOf(source);
    expect(fault).toContain(`line ${line}, scene 2 “B”: `);
    expect(fault).toContain(reason);
  });

  it('says what is wrong with a file of another kind', () => {
    expect(faultsOf('[]')).toEqual(['this is no lecture of this page']);
    expect(faultsOf('{"format":"other","title":"T","scenes":[]}').join()).toContain(lectureFormat);
    expect(faultsOf(JSON.stringify({ format: lectureFormat, title: 'T', scenes: [] }))).toEqual([
      'a lecture needs a scene',
    ]);
  });
});

describe('a lecture in a link', () => {
  it('is read back as it was, in letters that an address carries as they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyLecture, async (lecture) => {
        const packed = await packLecture(lecture);
        expect(encodeURIComponent(packed)).toBe(packed);
        expect(packedIn(`#view=present&scenes=${packed}`)).toBe(packed);
        expect(await unpackLecture(packed)).toEqual({ lecture });
      }),
      { numRuns: 25 },
    );
  });

  it('is refused where it is cut or damaged', async () => {
    const packed = await packLecture(lectures.short);
    for (const text of [
      packed.slice(0, -20),
      packed.replace(/.{9}$/, 'AAAAAAAAA'),
      'x',
      '____',
      'A'.repeat(30_000),
    ])
      expect(await unpackLecture(text)).toHaveProperty('faults');
  });
});
