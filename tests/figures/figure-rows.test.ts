import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figureRows } from '../../src/figures/figure-rows.ts';
import { figureIds, figureTitles } from '../../src/model/figures.ts';
import { sceneFigures } from '../../src/model/scene.ts';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

/** The frames of figures in a source, and the ids they bear. */
const frames = (text: string) => [...text.matchAll(/<Figure\s/g)].length;
const idsIn = (text: string) =>
  [...text.matchAll(/<(?:Figure\s+id|ExportMenu\s+figure)="([^"]+)"/g)].map(([, id]) => id!);

describe('every figure of the page', () => {
  it('bears an id, and every id is a row of Explore, of the search and of the frames for other pages', () => {
    for (const { path, text } of sources)
      expect([...text.matchAll(/<Figure\s+id="/g)].length, path).toBe(frames(text));
    const used = new Set(sources.flatMap(({ text }) => idsIn(text)));
    expect([...used].sort()).toEqual([...figureIds].sort());
    expect(Object.keys(figureRows).sort()).toEqual([...figureIds].sort());
  });

  it('is drawn by its row: what chapters and scenes show is nothing else', () => {
    const drawn = new Set(Object.values(figureRows).map(({ Draw }) => Draw.name));
    const shown = sources
      .filter(({ path }) => path.startsWith('content/'))
      .flatMap(({ text }) => [
        ...text.matchAll(/import \{([^}]*)\} from '\.\.\/\.\.\/figures\/([\w-]+)\.tsx'/g),
      ])
      .filter(
        ([, , file]) => frames(readFileSync(`src/figures/${file}.tsx`, 'utf8')) > 0 || file === 'training',
      )
      .flatMap(([, names]) => names!.split(',').map((name) => name.trim()))
      .filter((name) => name !== '' && /^[A-Z]/.test(name));
    expect(shown.length).toBeGreaterThan(15);
    for (const name of shown) expect(drawn, name).toContain(name);
    const ids = Object.keys(sceneFigures).filter((id) => id !== 'backward');
    expect(ids.sort()).toEqual([...figureIds].sort());
  });

  it('has a name of its own in lists', () => {
    expect(new Set(Object.values(figureTitles)).size).toBe(figureIds.length);
  });
});
