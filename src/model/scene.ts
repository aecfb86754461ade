import { figureTitles } from './figures.ts';
import { type NetKey, netKeys } from './page-settings.ts';
import type { QuantityId } from './quantities.ts';
import type { SeriesId } from './series.ts';
import { type Settings, settingRows } from './settings.ts';

/** The figures that a scene may show, with their names in a list. */
export const sceneFigures = {
  ...figureTitles,
  backward: 'Network diagram, backward',
} as const;

export type SceneFigureId = keyof typeof sceneFigures;

/**
 * How a scene goes on when the lecturer presses once more: `show` has everything at once, `guess` hides the measured
 * curve until the room has guessed, `build` sets its formula line by line.
 */
export const sceneKinds = { show: 'All at once', guess: 'Guess, then see', build: 'Line by line' } as const;

export type SceneKind = keyof typeof sceneKinds;

/** The controls that stay in the lecturer's reach. */
export const sceneControls = ['layers', 'activation', 'scale', 'bias', 'width', 'skip'] as const;

export type SceneControl = (typeof sceneControls)[number];

/** The settings of a net: all but those of the page. */
export type NetSettings = Partial<Pick<Settings, NetKey>>;

export interface Scene {
  readonly kind: SceneKind;
  /** A few words for lists; the room does not see them. */
  readonly title: string;
  /** One sentence, with `$TeX$`. */
  readonly statement: string;
  readonly figure: SceneFigureId;
  /** Which nets the training curves are of; null for those that are there. */
  readonly training: string | null;
  /** What differs from the defaults. */
  readonly settings: NetSettings;
  readonly shown: readonly SeriesId[];
  /** The quantity that is lit. */
  readonly lit: { readonly quantity: QuantityId; readonly layer?: number } | null;
  /** TeX, a line each, in which `@delta{l+1}` is a linked quantity. */
  readonly formula: readonly string[];
  /** What to ask the room; it stands on the screen. */
  readonly ask: string;
  /** What to say; paragraphs are separated by empty lines. */
  readonly notes: string;
  readonly controls: readonly SceneControl[];
  readonly minutes: number;
}

export interface Lecture {
  readonly title: string;
  readonly scenes: readonly Scene[];
}

/** What a scene has that says nothing else. */
export const plainScene: Scene = {
  kind: 'show',
  title: '',
  statement: '',
  figure: 'gradient',
  training: null,
  settings: {},
  shown: [],
  lit: null,
  formula: [],
  ask: '',
  notes: '',
  controls: ['layers', 'scale'],
  minutes: 3,
};

/** How many times the lecturer presses until the next scene comes. */
export function stepsOf({ kind, formula }: Scene): number {
  if (kind === 'guess') return 2;
  return kind === 'build' ? Math.max(1, formula.length) : 1;
}

/** The net settings that differ from the defaults, in the order of the address. */
export function netSettings(settings: Settings): NetSettings {
  return Object.fromEntries(
    netKeys.flatMap((key) => (settings[key] === settingRows[key].default ? [] : [[key, settings[key]]])),
  );
}

export const minutesOf = ({ scenes }: Lecture): number =>
  scenes.reduce((sum, { minutes }) => sum + minutes, 0);
