import { lectures } from '../content/scenes/lectures.ts';
import { chapterTitles } from '../model/chapters.ts';
import { type FigureId, figureIds, figureTitles } from '../model/figures.ts';
import { presets } from '../model/presets.ts';
import type { Scene } from '../model/scene.ts';
import type { SettingRow } from '../model/setting-row.ts';
import { type SettingKey, type Settings, settingKeys, settingRows } from '../model/settings.ts';

/** Something that can be found by its words, and what it does. */
export type Found = { readonly id: string; readonly words: string; readonly note?: string } & (
  | { readonly kind: 'set'; readonly settings: (now: Settings) => Partial<Settings> }
  | { readonly kind: 'chapter'; readonly chapter: Settings['chapter'] }
  | { readonly kind: 'figure'; readonly figure: FigureId }
  | { readonly kind: 'scene'; readonly at: number; readonly scene: Scene }
  | { readonly kind: 'slider'; readonly name: string }
);

export interface Section {
  readonly title: string;
  readonly rows: readonly Found[];
}

/** Those that have places of their own above, or none. */
const elsewhere: readonly SettingKey[] = [
  'chapter',
  'embed',
  'controls',
  'seed',
  'layer',
  'runs',
  'lecture',
  'scene',
  'view',
];

const rowsOf = (key: SettingKey): readonly Found[] => {
  const row: SettingRow = settingRows[key];
  if (row.kind !== 'choice') return [{ kind: 'slider', id: key, words: row.words, name: row.words }];
  return row.choices.map(({ id, words }) => ({
    kind: 'set',
    id: `${key} ${id}`,
    words: `${row.words}: ${words}`,
    settings: () => ({ [key]: id }) as Partial<Settings>,
  }));
};

export const sections: readonly Section[] = [
  {
    title: 'Chapters',
    rows: Object.entries(chapterTitles).map(([id, words]) => ({
      kind: 'chapter',
      id: `chapter ${id}`,
      words,
      chapter: id as Settings['chapter'],
    })),
  },
  {
    title: 'Figures',
    rows: figureIds.map((id) => ({
      kind: 'figure',
      id: `figure ${id}`,
      words: figureTitles[id],
      figure: id,
    })),
  },
  {
    title: 'Scenes of the lecture',
    rows: lectures.whole.scenes.map((scene, i) => ({
      kind: 'scene',
      id: `scene ${i + 1}`,
      words: scene.title,
      at: i + 1,
      scene,
    })),
  },
  {
    title: 'Known choices of weights',
    rows: presets.map(({ id, words, source, settings }) => ({
      kind: 'set',
      id: `preset ${id}`,
      words,
      note: source,
      settings,
    })),
  },
  {
    title: 'Settings',
    rows: settingKeys.filter((key) => !elsewhere.includes(key)).flatMap(rowsOf),
  },
];
