import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netKeys } from '../../src/model/page-settings.ts';
import { stepsOf } from '../../src/model/scene.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { formatAddress, parseAddress } from '../../src/state/address.ts';
import { setFocus, setSettings } from '../../src/state/changes.ts';
import { nextPlace, type Place, pressesOf, previousPlace } from '../../src/state/presentation.ts';
import {
  completeScene,
  followOther,
  isAsPrepared,
  sceneOnShow,
  showScene,
  showTitle,
} from '../../src/state/scenes.ts';
import { createAppStore } from '../../src/state/store.ts';
import { anyLecture, anyScene } from '../model/any-lecture.ts';
import { soundSettings } from './arbitrary-settings.ts';

const start: Place = { scene: 0, step: 0 };

describe('a lecture by one key', () => {
  it('passes every step of every scene once, and back again', () => {
    fc.assert(
      fc.property(anyLecture, (lecture) => {
        const presses = pressesOf(lecture);
        const there = [start];
        for (let i = 0; i < presses; i++) there.push(nextPlace(lecture, there.at(-1)!));
        expect(there.at(-1)).toEqual({
          scene: lecture.scenes.length,
          step: stepsOf(lecture.scenes.at(-1)!) - 1,
        });
        expect(new Set(there.map((place) => JSON.stringify(place))).size).toBe(presses + 1);
        // The end stays, and so does the beginning.
        expect(nextPlace(lecture, there.at(-1)!)).toEqual(there.at(-1));
        const back = [there.at(-1)!];
        for (let i = 0; i < presses; i++) back.push(previousPlace(lecture, back.at(-1)!));
        expect(back.toReversed()).toEqual(there);
        expect(previousPlace(lecture, start)).toEqual(start);
      }),
    );
  });
});

describe('a scene on the stage', () => {
  it('is shown as it was prepared from any state, and saved as it is seen', () => {
    fc.assert(
      fc.property(soundSettings, anyScene, (settings, scene) => {
        const store = createAppStore(settings);
        store.apply(showScene(3, scene));
        const state = store.getState();
        expect(isAsPrepared(scene, state.settings)).toBe(true);
        expect(state.settings.theme).toBe(settings.theme);
        expect(state.settings.scene).toBe(3);
        expect(state.focus).toEqual(scene.lit);
        expect(sceneOnShow(state, scene).settings).toEqual(scene.settings);
        expect(sceneOnShow(state, scene).lit).toEqual(scene.lit);
        store.apply(showTitle);
        expect(store.getState().focus).toBeNull();
        expect(isAsPrepared(scene, store.getState().settings)).toBe(true);
      }),
    );
  });

  it('has its net where the address names the scene alone; a dragged net stays', () => {
    const [scene] = fc.sample(anyScene, { numRuns: 1, seed: 5 });
    const alone = createAppStore({ ...defaultSettings, scene: 2 });
    alone.apply(completeScene(2, scene!));
    expect(isAsPrepared(scene!, alone.getState().settings)).toBe(true);
    const dragged = createAppStore({ ...defaultSettings, scene: 2, layers: 77 });
    dragged.apply(completeScene(2, scene!));
    expect(dragged.getState().settings).toEqual({ ...defaultSettings, scene: 2, layers: 77 });
    expect(dragged.getState().focus).toEqual(scene!.lit);
  });

  it('in another window is the same net, in the layout and theme of that window', () => {
    fc.assert(
      fc.property(soundSettings, soundSettings, anyScene, (here, there, scene) => {
        const store = createAppStore(here);
        store.apply(setFocus({ quantity: 'gamma' }));
        const { settings } = parseAddress(formatAddress({ ...there, view: 'read', theme: 'auto' }));
        store.apply(followOther(settings, scene));
        const now = store.getState().settings;
        for (const key of netKeys) expect(now[key]).toBe(there[key]);
        expect([now.view, now.theme, now.chapter]).toEqual([here.view, here.theme, here.chapter]);
        expect([now.lecture, now.scene]).toEqual([there.lecture, there.scene]);
        const before = store.getState();
        store.apply(setSettings(settings.layers === 2 ? {} : { view: here.view }));
        expect(store.getState()).toBe(before);
      }),
    );
  });
});
