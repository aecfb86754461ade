import type { Pool } from '../compute/pool.ts';
import { conflicts } from '../model/conflicts.ts';
import { cures, uncured, withCure } from '../model/cures.ts';
import { type SettingKey, type Settings, settingKeys } from '../model/settings.ts';
import type { State } from './changes.ts';
import { experimentOf, sameExperiment } from './experiment.ts';
import type { AppStore } from './store.ts';
import { createWatched, settingsChanges, type WatchedSource } from './watched.ts';

/** What each row of the comparison sets; the first is the net without any cure. */
export interface ComparedRow {
  readonly id: string;
  readonly words: string;
  readonly note: string;
  readonly settings: Settings;
  /** Why there is no such net, in words. */
  readonly refusal: string | null;
}

export type Comparison = WatchedSource<Settings, 'comparison'>;

/** More nets than this make the band no clearer. */
const mostRuns = 64;
export const comparedRuns = ({ runs }: Settings): number => Math.min(mostRuns, runs);

/**
 * The settings that the cures are applied to: those that the reader has set. What an example has put in their place does
 * not count, unless it was changed by hand since: a cure that is looked at does not change what it is compared with.
 * The comparison is made on noise.
 */
export function comparedSettings({ settings, example }: Pick<State, 'settings' | 'example'>): Settings {
  const base = (key: SettingKey) =>
    example !== null && settings[key] === example.settings[key] ? example.own[key] : settings[key];
  const own = Object.fromEntries(settingKeys.map((key) => [key, base(key)])) as unknown as Settings;
  return { ...own, data: 'noise', ...uncured };
}

/** What an example sets to show such a net: all but the layout and the theme. */
export function netOfRow(settings: Settings): Partial<Settings> {
  const { view: _view, chapter: _chapter, theme: _theme, ...net } = settings;
  return net;
}

/** The rows in the order of the text. */
export function comparedRows(base: Settings): readonly ComparedRow[] {
  const none = { id: 'none', words: 'None of them', note: 'weights of variance 1/fan-in, no biases' };
  const rows = [
    { ...none, settings: base },
    ...cures.map((cure) => ({ ...cure, settings: withCure(cure, base) })),
  ];
  return rows.map(({ id, words, note, settings }) => {
    const reasons = conflicts(settings);
    return { id, words, note, settings, refusal: reasons.length === 0 ? null : reasons.join(' ') };
  });
}

const sameBase = (a: Settings, b: Settings): boolean =>
  sameExperiment(a, b) && comparedRuns(a) === comparedRuns(b);

/** All cures side by side, by ensembles of nets, while somebody looks. */
export const createComparison = (store: AppStore, pool: Pool): Comparison =>
  createWatched(settingsChanges(store), pool, {
    kind: 'comparison',
    aboutOf: () => comparedSettings(store.getState()),
    initialAbout: () => comparedSettings(store.getInitialState()),
    same: sameBase,
    requestOf: (base) => {
      if (base.layers < 3) return null;
      const rows = comparedRows(base).filter(({ refusal }) => refusal === null);
      return {
        runs: comparedRuns(base),
        rows: rows.map(({ id, settings }) => ({ id, experiment: experimentOf(settings) })),
      };
    },
  });
