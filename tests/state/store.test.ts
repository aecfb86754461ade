import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { initialState, newWeights, setSetting } from '../../src/state/changes.ts';
import { createAppStore } from '../../src/state/store.ts';

describe('the store', () => {
  it('begins with what it is given', () => {
    const dropped = [{ key: 'a', value: 'b', reason: 'no setting has this name' }];
    const settings = { ...defaultSettings, layers: 5 };
    expect(createAppStore(settings, dropped).getState()).toEqual(initialState(settings, dropped));
  });

  it('tells nobody of a change that changes nothing', () => {
    const store = createAppStore(defaultSettings);
    const listener = vi.fn();
    store.subscribe(listener);
    store.apply((state) => state);
    store.apply(setSetting('layers', 12));
    store.step(setSetting('layers', 12));
    expect(listener).not.toHaveBeenCalled();
    store.apply(setSetting('layers', 13));
    expect(listener).toHaveBeenCalledOnce();
  });

  it('knows while it tells of a change whether that is a step, nested ones included', () => {
    const store = createAppStore(defaultSettings);
    const told: [number, number, boolean][] = [];
    store.subscribe(({ settings }, previous) => {
      told.push([previous.settings.seed, settings.seed, store.isStep()]);
      // A change that answers a step is none itself.
      if (settings.seed === 2) store.apply(setSetting('seed', 20));
      told.push([previous.settings.seed, settings.seed, store.isStep()]);
    });
    store.step(newWeights);
    expect(told).toEqual([
      [1, 2, true],
      [2, 20, false],
      [2, 20, false],
      [1, 2, true],
    ]);
    expect(store.isStep()).toBe(false);
  });

  it('is no longer stepping when a change throws', () => {
    const store = createAppStore(defaultSettings);
    const thrower = () => {
      throw new Error('no');
    };
    expect(() => store.step(thrower)).toThrow('no');
    expect(store.isStep()).toBe(false);
    expect(store.getState()).toEqual(initialState());
  });
});
