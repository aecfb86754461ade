import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { newWeights, setDragging, setSetting } from '../../src/state/changes.ts';
import { createHistory } from '../../src/state/history.ts';
import { netOf, pinNet } from '../../src/state/pins.ts';
import { createAppStore } from '../../src/state/store.ts';

function bench() {
  const store = createAppStore(defaultSettings);
  let time = 0;
  const history = createHistory(store, () => time);
  const wait = (ms = 10_000) => {
    time += ms;
  };
  const settings = (): Settings => store.getState().settings;
  return { store, history, wait, settings };
}

const someChange = fc.oneof(
  fc.integer({ min: 2, max: 30 }).map((layers) => setSetting('layers', layers)),
  fc
    .constantFrom('tanh' as const, 'relu' as const, 'sigmoid' as const)
    .map((id) => setSetting('activation', id)),
  fc.constantFrom(0.5, 1, 2).map((scale) => setSetting('scale', scale)),
  fc.constant(newWeights),
  fc.constant(pinNet),
);

describe('undo and redo', () => {
  it('what has been forgotten cannot be undone, and what follows it can', () => {
    const { store, history, wait, settings } = bench();
    store.apply(setSetting('layers', 30));
    history.forget();
    expect(history.get()).toEqual({ canUndo: false, canRedo: false });
    wait();
    store.apply(setSetting('layers', 31));
    history.undo();
    expect(settings().layers).toBe(30);
    expect(history.get()).toEqual({ canUndo: false, canRedo: true });
  });

  it('all undone gives the beginning, all redone the end, whatever was changed', () => {
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 12 }), (changes) => {
        const { store, history, wait } = bench();
        const begin = store.getState();
        for (const change of changes) {
          store.apply(change);
          wait();
        }
        const end = store.getState();
        while (history.get().canUndo) history.undo();
        expect(netOf(store.getState().settings)).toEqual(netOf(begin.settings));
        expect(store.getState().pins).toEqual(begin.pins);
        while (history.get().canRedo) history.redo();
        expect(netOf(store.getState().settings)).toEqual(netOf(end.settings));
        expect(store.getState().pins).toEqual(end.pins);
      }),
    );
  });

  it('a drag is one step, and the next drag of the same slider another', () => {
    const { store, history, settings } = bench();
    for (const to of [20, 40]) {
      store.apply(setDragging('layers'));
      for (let layers = to - 5; layers <= to; layers++) store.apply(setSetting('layers', layers));
      store.apply(setDragging(null));
    }
    history.undo();
    expect(settings().layers).toBe(20);
    history.undo();
    expect(settings().layers).toBe(12);
    expect(history.get()).toEqual({ canUndo: false, canRedo: true });
    history.redo();
    expect(settings().layers).toBe(20);
  });

  it('keys pressed in quick succession are one step; after a pause they are another', () => {
    const { store, history, wait, settings } = bench();
    for (const layers of [13, 14, 15]) {
      store.apply(setSetting('layers', layers));
      wait(100);
    }
    wait();
    store.apply(setSetting('layers', 16));
    history.undo();
    expect(settings().layers).toBe(15);
    history.undo();
    expect(settings().layers).toBe(12);
  });

  it('presses of New weights are a step each; a new change ends what could be redone', () => {
    const { store, history, settings } = bench();
    store.step(newWeights);
    store.step(newWeights);
    history.undo();
    expect(settings().seed).toBe(2);
    store.apply(setSetting('layers', 20));
    expect(history.get().canRedo).toBe(false);
  });

  it('layout, theme and selected layer are nobody’s to undo', () => {
    const { store, history, settings } = bench();
    store.apply(setSetting('layers', 20));
    store.apply(setSetting('theme', 'dark'));
    store.apply(setSetting('layer', 7));
    history.undo();
    expect(settings()).toMatchObject({ layers: 12, theme: 'dark', layer: 7 });
    expect(history.get().canUndo).toBe(false);
  });
});
