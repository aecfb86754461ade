import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { formatAddress } from '../../src/state/address.ts';
import { newWeights, setFocus, setSetting, setSettings } from '../../src/state/changes.ts';
import { type AppStore, createAppStore } from '../../src/state/store.ts';
import { syncAddress } from '../../src/state/sync.ts';
import { soundSettings } from './arbitrary-settings.ts';
import { FakeAddressBar } from './fake-address-bar.ts';

interface Scene {
  readonly bar: FakeAddressBar;
  readonly store: AppStore;
  readonly settings: () => Settings;
  readonly end: () => void;
}

function open(hash = ''): Scene {
  const bar = new FakeAddressBar(hash);
  const store = createAppStore(defaultSettings);
  const end = syncAddress(store, bar);
  return { bar, store, settings: () => store.getState().settings, end };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the address is read', () => {
  it('at the start, without being written', () => {
    const { bar, settings } = open('#layers=30&activation=tanh');
    vi.runAllTimers();
    expect(settings()).toEqual({ ...defaultSettings, layers: 30, activation: 'tanh' });
    expect(bar.writes).toEqual([]);
  });

  it('with a notice of what is broken in it, which stays while the page is used and goes with the address', () => {
    const { bar, store, settings } = open('#layers=3000&scale=2');
    const notice = [{ key: 'layers', value: '3000', reason: 'layers runs from 2 to 100' }];
    expect(settings()).toEqual({ ...defaultSettings, scale: 2 });
    expect(store.getState().dropped).toEqual(notice);
    store.apply(setSetting('width', 5));
    vi.runAllTimers();
    expect(store.getState().dropped).toEqual(notice);
    expect(bar.hashes).toEqual(['#width=5&scale=2']);
    bar.open('#layers=5');
    expect(store.getState().dropped).toEqual([]);
  });

  it('when a person types another one or follows a link, once', () => {
    const { bar, store, settings } = open();
    const told = vi.fn();
    store.subscribe(told);
    bar.open('#layers=40');
    expect(settings().layers).toBe(40);
    expect(told).toHaveBeenCalledOnce();
  });

  it('when only hashchange tells of it', () => {
    const { bar, store, settings } = open();
    bar.firesPopstate = false;
    bar.open('#layers=40');
    expect(settings().layers).toBe(40);
    store.apply(setSetting('layers', 50));
    vi.runAllTimers();
    bar.open('#layers=40');
    expect(settings().layers).toBe(40);
  });

  it('and what another part of the page then makes of it is written', () => {
    const { bar, store } = open();
    store.subscribe((state) => {
      if (state.settings.layers === 40) store.apply(setSetting('layers', 41));
    });
    bar.open('#layers=40');
    vi.runAllTimers();
    expect(bar.hashes).toEqual(['', '#layers=41']);
  });
});

describe('the address is written', () => {
  it('at most every 250 ms during a drag, the last value included', () => {
    const { bar, store } = open();
    const at: number[] = [];
    const start = Date.now();
    for (let layers = 13; layers <= 100; layers++) {
      const before = bar.writes.length;
      store.apply(setSetting('layers', layers));
      vi.advanceTimersByTime(16);
      if (bar.writes.length > before) at.push(Date.now() - start);
    }
    vi.runAllTimers();
    expect(bar.writes.length).toBeGreaterThan(3);
    expect(bar.writes.length).toBeLessThanOrEqual(Math.ceil((88 * 16) / 250));
    for (let i = 1; i < at.length; i++) expect(at[i]! - at[i - 1]!).toBeGreaterThanOrEqual(250 - 16);
    expect(bar.hashes).toEqual(['#layers=100']);
    expect(bar.writes.every(([kind]) => kind === 'replaceState')).toBe(true);
  });

  it('within 250 ms of a change', () => {
    const { bar, store } = open();
    store.apply(setSetting('layers', 20));
    vi.advanceTimersByTime(249);
    expect(bar.writes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(bar.writes).toEqual([['replaceState', '#layers=20']]);
  });

  it('not for what no address carries, nor for a drag that comes back to where it began', () => {
    const { bar, store } = open('#layers=20');
    store.apply(setFocus({ quantity: 'delta' }));
    store.apply(setSetting('layers', 50));
    store.apply(setSetting('layers', 20));
    vi.runAllTimers();
    expect(bar.writes).toEqual([]);
  });

  it('keeps path and query, and has no # when all is as in the beginning', () => {
    const { bar, store } = open('#layers=20');
    store.apply(setSetting('layers', 12));
    vi.runAllTimers();
    expect(bar.location.href).toBe('https://page.example/a/?b=c');
  });

  it('so that it always ends as the settings do, whatever is done in between', () => {
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('apply' as const), settings: soundSettings }),
      fc.record({ kind: fc.constant('step' as const), settings: soundSettings }),
      fc.record({ kind: fc.constant('open' as const), settings: soundSettings }),
      fc.record({ kind: fc.constantFrom('back' as const, 'forward' as const) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(400) }),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        const { bar, store, settings, end } = open();
        for (const one of deeds) {
          if (one.kind === 'apply') store.apply(setSettings(one.settings));
          else if (one.kind === 'step') store.step(setSettings(one.settings));
          else if (one.kind === 'open') bar.open(formatAddress(one.settings) || '#');
          else if (one.kind === 'wait') vi.advanceTimersByTime(one.ms);
          else if (one.kind === 'back' && bar.at > 0) bar.back();
          else if (one.kind === 'forward' && bar.at < bar.entries.length - 1) bar.forward();
        }
        vi.runAllTimers();
        expect(bar.location.hash).toBe(formatAddress(settings()));
        end();
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Back and Forward', () => {
  it('undo and redo a step, a drag before it included', () => {
    const { bar, store, settings } = open();
    store.apply(setSetting('scale', 3));
    store.step(newWeights);
    expect(bar.hashes).toEqual(['#scale=3', '#scale=3&seed=2']);
    store.step(newWeights);
    bar.back();
    expect(settings()).toMatchObject({ scale: 3, seed: 2 });
    bar.back();
    expect(settings()).toMatchObject({ scale: 3, seed: 1 });
    bar.forward();
    expect(settings()).toMatchObject({ scale: 3, seed: 2 });
    vi.runAllTimers();
    expect(bar.hashes).toEqual(['#scale=3', '#scale=3&seed=2', '#scale=3&seed=3']);
  });

  it('win against a write that was waiting', () => {
    const { bar, store, settings } = open();
    store.step(newWeights);
    store.apply(setSetting('layers', 99));
    bar.back();
    vi.runAllTimers();
    expect(settings()).toEqual(defaultSettings);
    expect(bar.hashes).toEqual(['', '#seed=2']);
  });

  it('keep what is changed between popstate and hashchange', () => {
    const { bar, store, settings } = open();
    store.step(newWeights);
    bar.addEventListener('popstate', () => store.apply(setSetting('layers', 7)));
    bar.back();
    expect(settings()).toMatchObject({ seed: 1, layers: 7 });
  });
});

describe('a history that refuses', () => {
  it.each(['throws', 'ignores'] as const)('and %s is tried again after 10 s and ends up right', (mood) => {
    const { bar, store } = open();
    bar.mood = mood;
    store.apply(setSetting('layers', 30));
    vi.advanceTimersByTime(250);
    store.apply(setSetting('layers', 31));
    vi.advanceTimersByTime(9_000);
    expect(bar.writes).toEqual([['replaceState', '#layers=30']]);
    bar.mood = 'writes';
    vi.advanceTimersByTime(1_000);
    expect(bar.hashes).toEqual(['#layers=31']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['throws', 'ignores'] as const)('a step and %s becomes a replacement later', (mood) => {
    const { bar, store } = open();
    bar.mood = mood;
    store.step(newWeights);
    bar.mood = 'writes';
    vi.runAllTimers();
    expect(bar.hashes).toEqual(['#seed=2']);
  });

  it('for good is left in peace after four more trials, until the next change', () => {
    const { bar, store } = open();
    bar.mood = 'throws';
    store.apply(setSetting('layers', 30));
    vi.runAllTimers();
    expect(bar.writes).toHaveLength(5);
    store.apply(setSetting('layers', 31));
    vi.runAllTimers();
    expect(bar.writes).toHaveLength(6);
    bar.mood = 'writes';
    store.step(setSetting('layers', 32));
    expect(bar.hashes).toEqual(['#layers=31', '#layers=32']);
    bar.mood = 'throws';
    store.apply(setSetting('layers', 33));
    vi.runAllTimers();
    expect(bar.writes).toHaveLength(8 + 5);
  });
});

describe('the end', () => {
  it('writes what was waiting, listens no longer and leaves no timer', () => {
    const { bar, store, settings, end } = open();
    store.apply(setSetting('layers', 30));
    end();
    expect(bar.hashes).toEqual(['#layers=30']);
    expect(bar.listening).toBe(0);
    store.apply(setSetting('layers', 40));
    bar.open('#layers=50');
    expect(settings().layers).toBe(40);
    expect(vi.getTimerCount()).toBe(0);
  });
});
