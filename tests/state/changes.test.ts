import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  isValid,
  type Settings,
  settingKeys,
  settingRows,
} from '../../src/model/settings.ts';
import {
  type Change,
  clearFocus,
  dismissNotice,
  initialState,
  newWeights,
  resetSettings,
  restore,
  type State,
  setDragging,
  setFocus,
  setSetting,
  setSettings,
  togglePinnedFocus,
  toggleSeries,
} from '../../src/state/changes.ts';
import { anySettings, soundSettings } from './arbitrary-settings.ts';

const apply = (state: State, ...changes: readonly Change[]): State =>
  changes.reduce((before, change) => change(before), state);

/** Any object that has some of the keys, with values valid or not. */
const anyPartial = fc.record(
  Object.fromEntries(
    settingKeys.map((key) => [key, fc.oneof(fc.double(), fc.string({ maxLength: 3 }), fc.constant('tanh'))]),
  ),
  { requiredKeys: [] },
) as unknown as fc.Arbitrary<Partial<Settings>>;

const dropped = [{ key: 'layers', value: 'x', reason: 'layers needs a whole number' }];

describe('a change of the settings', () => {
  it('leaves valid settings valid, whatever is asked for, and all it was not asked for as it was', () => {
    fc.assert(
      fc.property(soundSettings, anyPartial, (settings, partial) => {
        const next = setSettings(partial)(initialState(settings)).settings;
        for (const key of settingKeys) {
          expect(isValid(key, next[key])).toBe(true);
          if (!(key in partial)) expect(next[key]).toBe(settings[key]);
        }
      }),
    );
  });

  it('gives exactly what is asked for where that is valid', () => {
    fc.assert(
      fc.property(soundSettings, soundSettings, (settings, wanted) => {
        expect(setSettings(wanted)(initialState(settings)).settings).toEqual(wanted);
      }),
    );
  });

  it('clamps numbers and ignores what cannot be clamped', () => {
    const change = setSettings({
      layers: 1000,
      width: 0,
      scale: Number.NaN,
      bias: -1,
      activation: 'no' as 'tanh',
    });
    expect(change(initialState()).settings).toEqual({ ...defaultSettings, layers: 100, width: 1 });
  });

  it('remembers the chosen layer while the net is shallower', () => {
    const deep = apply(initialState(), setSetting('layer', 10));
    const shallow = apply(deep, setSetting('layers', 4));
    expect(shallow.settings.layer).toBe(10);
    expect(apply(shallow, setSetting('layers', 12)).settings).toEqual(deep.settings);
    expect(apply(shallow, setSetting('layer', 10)).settings.layer).toBe(4);
  });

  it('gives other weights by another seed, round the end too', () => {
    expect(newWeights(initialState()).settings.seed).toBe(2);
    const last = initialState({ ...defaultSettings, seed: settingRows.seed.max });
    expect(newWeights(last).settings.seed).toBe(0);
  });

  it('resets everything but layout, theme and lecture', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const { view, theme, chapter, embed, controls, lecture, scene } = settings;
        expect(resetSettings(initialState(settings)).settings).toEqual({
          ...defaultSettings,
          view,
          theme,
          chapter,
          embed,
          controls,
          lecture,
          scene,
        });
      }),
    );
  });
});

describe('the focus', () => {
  const delta = { quantity: 'delta', layer: 3 } as const;
  const again = { quantity: 'delta', layer: 3 } as const;
  const other = { quantity: 'delta', layer: 4 } as const;

  it('follows the pointer and is gone with it', () => {
    expect(apply(initialState(), setFocus(delta)).focus).toBe(delta);
    expect(apply(initialState(), setFocus(delta), setFocus(other)).focus).toBe(other);
    expect(apply(initialState(), setFocus(delta), setFocus(null)).focus).toBeNull();
  });

  it('tells apart quantity, layer and series', () => {
    const state = apply(initialState(), setFocus(delta));
    for (const near of [
      other,
      { quantity: 'delta' },
      { ...delta, series: 'rungs' },
      { ...delta, quantity: 'gamma' },
    ])
      expect(setFocus(near as typeof delta)(state).focus).toBe(near);
  });

  it('stays where it is pinned, until it is pinned elsewhere, pressed again or cleared', () => {
    const pinned = apply(initialState(), togglePinnedFocus(delta));
    expect(pinned).toMatchObject({ focus: delta, pinned: true });
    expect(apply(pinned, setFocus(other))).toBe(pinned);
    expect(apply(pinned, setFocus(null))).toBe(pinned);
    expect(apply(pinned, togglePinnedFocus(other))).toMatchObject({ focus: other, pinned: true });
    expect(apply(pinned, togglePinnedFocus(again))).toMatchObject({ focus: null, pinned: false });
    expect(apply(pinned, clearFocus)).toMatchObject({ focus: null, pinned: false });
  });

  it('is pinned by the press on what is pointed at already', () => {
    const pointed = apply(initialState(), setFocus(delta));
    const pinned = apply(pointed, togglePinnedFocus(again));
    expect(pinned).toMatchObject({ pinned: true });
    expect(pinned.focus).toBe(delta);
  });
});

describe('where a lecture is left for', () => {
  it('is the layout with a header that was last on show, by whatever way it came', () => {
    const read = initialState();
    expect(read.home).toBe('read');
    const explored = apply(read, setSetting('view', 'explore'), setSetting('view', 'present'));
    expect(explored.home).toBe('explore');
    expect(apply(explored, setSettings({ layers: 7, scene: 3 })).home).toBe('explore');
    expect(apply(explored, setSetting('view', 'read'), setSetting('view', 'speaker')).home).toBe('read');
    expect(restore({ ...defaultSettings, view: 'read' }, [])(explored).home).toBe('read');
    expect(initialState({ ...defaultSettings, view: 'present' }).home).toBe('read');
  });
});

describe('what an address gave', () => {
  it('takes the place of settings and notice and leaves the rest', () => {
    const state = apply(initialState(), toggleSeries('rungs'), setFocus({ quantity: 'delta' }));
    const settings = { ...defaultSettings, layers: 5 };
    expect(restore(settings, dropped)(state)).toEqual({ ...state, settings, dropped });
  });

  it('is no new notice if it says the same', () => {
    const state = initialState(defaultSettings, dropped);
    expect(restore({ ...defaultSettings }, [{ ...dropped[0]! }])(state)).toBe(state);
    expect(restore(defaultSettings, [])(state).dropped).toEqual([]);
    expect(dismissNotice(state).dropped).toEqual([]);
  });
});

it('a change that changes nothing returns the very state', () => {
  const state = initialState();
  const focused = setFocus({ quantity: 'delta', layer: 3 })(state);
  for (const change of [
    setSettings({}),
    setSettings({ layers: 12, layer: Number.NaN }),
    setSetting('activation', 'sigmoid'),
    resetSettings,
    setFocus(null),
    clearFocus,
    setDragging(null),
    dismissNotice,
    restore({ ...defaultSettings }, []),
  ])
    expect(change(state)).toBe(state);
  expect(setFocus({ quantity: 'delta', layer: 3 })(focused)).toBe(focused);
});

it('no change touches the state it is given', () => {
  const state = initialState(defaultSettings, dropped);
  const before = structuredClone(state);
  apply(
    state,
    setSetting('layers', 40),
    newWeights,
    setDragging('scale'),
    toggleSeries('lower'),
    togglePinnedFocus({ quantity: 'gamma' }),
    dismissNotice,
    resetSettings,
  );
  expect(state).toEqual(before);
});
