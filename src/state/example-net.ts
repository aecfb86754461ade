import { netKeys, pageSettings } from '../model/page-settings.ts';
import { defaultSettings, type Settings } from '../model/settings.ts';
import { type Change, setSettings } from './changes.ts';

/** The selected layer may change under an example without making it another net. */
const sameNet = (a: Settings, b: Settings): boolean =>
  netKeys.every((key) => key === 'layer' || a[key] === b[key]);

/**
 * Puts an example of the article in place of the reader's net: the defaults but for what the example names. What the
 * reader is to find again are the settings last set by hand: those before the first of several examples, or an example
 * that was changed since.
 */
export function showExample(id: string, example: Partial<Settings>): Change {
  return (state) => {
    const untouched = state.example !== null && sameNet(state.settings, state.example.settings);
    const own = untouched ? state.example.own : state.settings;
    const next = setSettings({ ...defaultSettings, ...pageSettings(state.settings), ...example })(state);
    return { ...next, example: { id, settings: next.settings, own } };
  };
}

/** Back to the net that was there before the example, in the layout and the theme of now. */
export const backToOwnNet: Change = (state) => {
  if (state.example === null) return state;
  return { ...setSettings({ ...state.example.own, ...pageSettings(state.settings) })(state), example: null };
};
