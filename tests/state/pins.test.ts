import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, isValid, type Settings, settingKeys } from '../../src/model/settings.ts';
import { formatAddress, parseAddress } from '../../src/state/address.ts';
import { initialState, type State, setSetting, setSettings } from '../../src/state/changes.ts';
import { createDigits } from '../../src/state/digits.ts';
import { experimentKeys } from '../../src/state/experiment.ts';
import { createPinned } from '../../src/state/pinned.ts';
import {
  longestName,
  mostPins,
  netOf,
  type Pin,
  pinNet,
  removePin,
  renamePin,
  swapPin,
  tidyName,
} from '../../src/state/pins.ts';
import { createResults } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { soundSettings } from './arbitrary-settings.ts';
import { quietStore } from './quiet-store.ts';

const anyName = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map(tidyName)
  .filter((name) => name !== '');
const anyPin: fc.Arbitrary<Pin> = fc.record({ name: anyName, net: soundSettings.map(netOf) });
const somePins = fc.uniqueArray(anyPin, { maxLength: mostPins, selector: ({ name }) => name });

const having = (settings: Settings, pins: readonly Pin[]): State => initialState(settings, [], pins);

describe('pins in an address', () => {
  it('come back as they were, whatever their names (parse∘format is the identity)', () => {
    fc.assert(
      fc.property(soundSettings, somePins, (settings, pins) => {
        const address = formatAddress(settings, pins);
        expect(parseAddress(address)).toEqual({ settings, pins, dropped: [] });
        expect(address).toMatch(/^[\w#=&.+;:%~!*'()-]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('say what a net has of its own, in words', () => {
    const net = { ...defaultSettings, layers: 30, activation: 'tanh', scale: 1.5 } as const;
    expect(formatAddress(defaultSettings, [{ name: 'Deep tanh', net }])).toBe(
      '#pin=Deep%20tanh;layers:30;activation:tanh;scale:1.5',
    );
  });

  it('never throw, however broken; what is taken is valid, named once, and four at most', () => {
    const piece = fc.oneof(
      fc.constantFrom('pin=', 'A', ';', ':', '%', '%3B', '&', 'layers:', '30', 'scale:9e9', 'view:explore'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const { pins, dropped } = parseAddress(`#pin=A;${pieces.join('')}`);
        expect(pins.length).toBeLessThanOrEqual(mostPins);
        expect(new Set(pins.map(({ name }) => name)).size).toBe(pins.length);
        for (const { name, net } of pins) {
          expect(name).toBe(tidyName(name));
          for (const key of settingKeys) expect(isValid(key, net[key])).toBe(true);
          expect(net).toEqual(netOf(net));
        }
        for (const { reason } of dropped) expect(reason).not.toBe('');
      }),
    );
  });

  it.each([
    ['pin=', 0, 'pin', '', 'a pin begins with its name'],
    ['pin=A;layers:101', 1, 'pin', 'layers:101', 'layers runs from 2 to 100, in the pin A'],
    ['pin=A;depth:9', 1, 'pin', 'depth:9', 'no setting of a net has this name, in the pin A'],
    ['pin=A;view:explore', 1, 'pin', 'view:explore', 'no setting of a net has this name, in the pin A'],
    ['pin=A&pin=A;layers:9', 1, 'pin', 'A;layers:9', 'another pin is called A'],
    ['pin=A&pin=B&pin=C&pin=D&pin=E', 4, 'pin', 'E', 'at most 4 nets can be pinned'],
  ])('%s leaves %i and says why', (hash, count, key, value, reason) => {
    const { pins, dropped } = parseAddress(`#${hash}`);
    expect(pins).toHaveLength(count);
    expect(dropped).toEqual([{ key, value, reason }]);
  });
});

describe('changes of pins', () => {
  it('a name is visible, of one line, without a semicolon and not too long', () => {
    expect(tidyName('  a\n\u200b b;c ')).toBe('a b c');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = tidyName(text);
        expect([...name].length).toBeLessThanOrEqual(longestName);
        expect(tidyName(name)).toBe(name);
      }),
    );
  });

  it('a net is pinned once, under the first free letter, and four nets at most', () => {
    let state = pinNet(initialState());
    expect(pinNet(state)).toBe(state);
    for (let layers = 20; layers < 30; layers++) state = pinNet(setSetting('layers', layers)(state));
    expect(state.pins.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
    expect(state.pins.map(({ net }) => net.layers)).toEqual([12, 20, 21, 22]);
    const fewer = removePin('B')(state);
    expect(pinNet(fewer).pins.map(({ name }) => name)).toEqual(['A', 'C', 'D', 'B']);
  });

  it('swapping twice changes nothing, and layout and selected layer stay', () => {
    fc.assert(
      fc.property(soundSettings, soundSettings, (settings, other) => {
        const state = having(settings, [{ name: 'A', net: netOf(other) }]);
        const swapped = swapPin('A')(state);
        expect(netOf(swapped.settings)).toEqual(netOf(other));
        expect(swapped.pins).toEqual([{ name: 'A', net: netOf(settings) }]);
        for (const key of settingKeys)
          if (!(experimentKeys as readonly string[]).includes(key))
            expect(swapped.settings[key]).toBe(settings[key]);
        expect(swapPin('A')(swapped)).toEqual(state);
      }),
    );
  });

  it('a pin takes another name, and never the name of another', () => {
    const state = having(defaultSettings, [
      { name: 'A', net: netOf({ ...defaultSettings, layers: 9 }) },
      { name: 'B', net: netOf({ ...defaultSettings, layers: 8 }) },
    ]);
    expect(renamePin('A', ' deep\n')(state).pins.map(({ name }) => name)).toEqual(['deep', 'B']);
    for (const refused of ['', ' ', 'B']) expect(renamePin('A', refused)(state)).toBe(state);
  });
});

describe('the numbers of pinned nets', () => {
  it('are those that the net has when it is on show, and stand still while another is dragged', () => {
    const store = quietStore({ ...defaultSettings, width: 8 });
    const pinned = createPinned(store, createDigits(), createManualPool);
    const told = vi.fn();
    pinned.subscribe(told);
    store.apply(pinNet);
    const [pin] = pinned.get();
    const shown = createResults(quietStore({ ...defaultSettings, width: 8 }), createManualPool());
    expect(pin!.results.measurement.logDelta).toEqual(shown.get().measurement.logDelta);
    expect(pin!.results.bounds.logB0).toEqual(shown.get().bounds.logB0);

    told.mockClear();
    const before = pinned.get();
    for (let layers = 20; layers < 40; layers++) store.apply(setSettings({ layers }));
    expect(pinned.get()).toBe(before);
    expect(told).not.toHaveBeenCalled();

    store.apply(renamePin('A', 'first'));
    expect(pinned.get()[0]!.name).toBe('first');
    expect(pinned.get()[0]!.results).toBe(pin!.results);
    store.apply(removePin('first'));
    expect(pinned.get()).toEqual([]);
    pinned.stop();
  });
});
