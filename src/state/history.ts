import { type SettingKey, type Settings, settingKeys } from '../model/settings.ts';
import { type Change, type State, setSettings } from './changes.ts';
import { experimentKeys } from './experiment.ts';
import { type Pin, samePins } from './pins.ts';
import type { AppStore } from './store.ts';

/** What can be undone: the net, the number of nets in the band, and the pins. */
interface Snapshot {
  readonly settings: Settings;
  readonly pins: readonly Pin[];
}

export interface HistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface HistorySource {
  /** The same object as long as nothing in it changes. */
  readonly get: () => HistoryState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What has been done so far is no step: the page has only come to what its address asks for. */
  readonly forget: () => void;
  readonly stop: () => void;
}

const kept: readonly SettingKey[] = [...experimentKeys, 'runs'];
const most = 200;
/** Presses of a key that follow each other this fast are one step. */
const pauseMs = 700;

const differing = (a: Settings, b: Settings): readonly SettingKey[] =>
  kept.filter((key) => a[key] !== b[key]);

const snapshotOf = ({ settings, pins }: State): Snapshot => ({ settings, pins });

function restored({ settings, pins }: Snapshot): Change {
  const net = Object.fromEntries(
    settingKeys.filter((key) => kept.includes(key)).map((key) => [key, settings[key]]),
  );
  return (state) => ({ ...setSettings(net)(state), pins, example: null });
}

/**
 * Undo and redo. A drag is one step, and so are presses of a key at one setting in quick succession; `now` tells the time
 * in milliseconds.
 */
export function createHistory(store: AppStore, now: () => number = () => performance.now()): HistorySource {
  const listeners = new Set<() => void>();
  let past: readonly Snapshot[] = [];
  let future: readonly Snapshot[] = [];
  let present: HistoryState = { canUndo: false, canRedo: false };
  let isOwn = false;
  /** What the last step changed, while more of the same belongs to it. */
  let last: { readonly key: SettingKey | null; readonly at: number; readonly isDrag: boolean } | null = null;

  const tell = () => {
    const next = { canUndo: past.length > 0, canRedo: future.length > 0 };
    if (next.canUndo === present.canUndo && next.canRedo === present.canRedo) return;
    present = next;
    for (const listener of listeners) listener();
  };

  const note = (state: State, previous: State) => {
    const keys = differing(state.settings, previous.settings);
    if (keys.length === 0 && samePins(state.pins, previous.pins)) return;
    const key = keys.length === 1 && !store.isStep() ? keys[0]! : null;
    const isDrag = state.dragging !== null;
    const belongs =
      last !== null && key !== null && last.key === key && (isDrag ? last.isDrag : now() - last.at < pauseMs);
    if (!belongs) past = [...past, snapshotOf(previous)].slice(-most);
    future = [];
    last = { key, at: now(), isDrag };
    tell();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (!isOwn) note(state, previous);
    // What is dragged next is another step.
    if (state.dragging === null && previous.dragging !== null) last = null;
  });

  const go = (to: Snapshot | undefined) => {
    if (to === undefined) return;
    last = null;
    isOwn = true;
    store.apply(restored(to));
    isOwn = false;
    tell();
  };

  return {
    get: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo: () => {
      const to = past.at(-1);
      if (to) future = [...future, snapshotOf(store.getState())];
      past = past.slice(0, -1);
      go(to);
    },
    redo: () => {
      const to = future.at(-1);
      if (to) past = [...past, snapshotOf(store.getState())];
      future = future.slice(0, -1);
      go(to);
    },
    forget: () => {
      [past, future, last] = [[], [], null];
      tell();
    },
    stop: unsubscribe,
  };
}
