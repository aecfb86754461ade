import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { type Change, initialState, restore, setSetting, setSettings } from '../../src/state/changes.ts';
import { backToOwnNet, showExample } from '../../src/state/example-net.ts';

const own = {
  ...defaultSettings,
  layers: 17,
  activation: 'gelu',
  scale: 2.5,
  seed: 99,
  theme: 'dark',
} as const;
const having = (...changes: readonly Change[]) =>
  changes.reduce((state, change) => change(state), initialState(own));

const sigmoid = showExample('sigmoid', { layers: 30 });
const tanh = showExample('tanh', { layers: 20, activation: 'tanh' });

describe('an example of the article', () => {
  it('is the defaults but for what it names, in the theme of the reader', () => {
    expect(having(sigmoid).settings).toEqual({ ...defaultSettings, layers: 30, theme: 'dark' });
  });

  it('gives the reader’s settings back', () => {
    const state = having(sigmoid, backToOwnNet);
    expect(state.settings).toEqual(own);
    expect(state.example).toBeNull();
  });

  it('shown after another still gives the reader’s own settings back, not the first example', () => {
    expect(having(sigmoid, tanh, sigmoid, backToOwnNet).settings).toEqual(own);
  });

  it('looked at in other layers and themes is still the example', () => {
    const looking = [setSetting('layer', 5), setSetting('theme', 'light')];
    expect(having(sigmoid, ...looking, tanh, backToOwnNet).settings).toEqual({ ...own, theme: 'light' });
  });

  it('that was changed by hand is the reader’s own when the next one comes', () => {
    const changed = having(sigmoid, setSettings({ scale: 3 }));
    expect(having(sigmoid, setSettings({ scale: 3 }), tanh, backToOwnNet).settings).toEqual(changed.settings);
  });

  it('keeps its way back while it is changed by hand', () => {
    expect(having(sigmoid, setSettings({ scale: 3 }), backToOwnNet).settings).toEqual(own);
  });

  it('is forgotten when an address brings other settings', () => {
    const state = having(sigmoid, restore({ ...defaultSettings, layers: 4 }, []));
    expect(state.example).toBeNull();
    expect(backToOwnNet(state)).toBe(state);
  });

  it('survives an address that says what is shown already', () => {
    const state = having(sigmoid);
    expect(restore({ ...state.settings }, [])(state)).toBe(state);
  });
});
