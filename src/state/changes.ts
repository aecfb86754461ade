import type { ActivationId } from '../core/types.ts';
import { pageSettings } from '../model/page-settings.ts';
import type { QuantityId } from '../model/quantities.ts';
import type { SeriesId } from '../model/series.ts';
import {
  clampSetting,
  defaultSettings,
  type SettingKey,
  type Settings,
  selectedLayer,
  settingKeys,
} from '../model/settings.ts';
import type { Dropped } from './address.ts';
import { type Pin, samePins } from './pins.ts';

/** What is meant: a quantity, perhaps at a layer, perhaps of one series. */
export interface Focus {
  readonly quantity: QuantityId;
  readonly layer?: number;
  readonly series?: string;
}

type Home = Extract<Settings['view'], 'read' | 'explore'>;

export interface State {
  readonly settings: Settings;
  /** Nets put aside to be compared with the one on show. */
  readonly pins: readonly Pin[];
  readonly focus: Focus | null;
  /** The focus stays until it is cleared, whatever is pointed at. */
  readonly pinned: boolean;
  /** The setting whose control is held down: axes stand still meanwhile. */
  readonly dragging: SettingKey | null;
  readonly shown: Readonly<Record<SeriesId, boolean>>;
  /** Activations whose ensembles are compared with that of the net on show. */
  readonly compared: readonly ActivationId[];
  /** The example net that the article has put in place of the reader's own, and the settings to return to. */
  readonly example: { readonly id: string; readonly settings: Settings; readonly own: Settings } | null;
  /** The layout that a lecture is left for: of those with a header, the one that was last on show. */
  readonly home: Home;
  /** What the last address read could not give; the notice shows it until it is dismissed. */
  readonly dropped: readonly Dropped[];
}

/** Every change returns the very state it was given if there is nothing to change. */
export type Change = (state: State) => State;

export function initialState(
  settings: Settings = defaultSettings,
  dropped: readonly Dropped[] = [],
  pins: readonly Pin[] = [],
): State {
  return {
    settings,
    pins,
    focus: null,
    pinned: false,
    dragging: null,
    shown: { gradW: false, rungs: false, lower: true, ensemble: true, typical: false },
    compared: ['sigmoid', 'tanh', 'relu', 'gelu'],
    example: null,
    home: homeOf(settings, 'read'),
    dropped,
  };
}

const homeOf = ({ view }: Settings, before: Home): Home =>
  view === 'read' || view === 'explore' ? view : before;

type Draft = { -readonly [Key in SettingKey]: Settings[Key] };

function put<Key extends SettingKey>(draft: Draft, key: Key, value: Settings[Key] | undefined): void {
  if (value !== undefined) draft[key] = clampSetting(key, value, draft[key]);
}

const sameSettings = (a: Settings, b: Settings): boolean => settingKeys.every((key) => a[key] === b[key]);

/** All at once, each clamped; what cannot be clamped (NaN, no such choice) stays as it is. */
export function setSettings(partial: Partial<Settings>): Change {
  return (state) => {
    const settings: Draft = { ...state.settings };
    for (const key of settingKeys) put(settings, key, partial[key]);
    // A layer chosen now exists now; one chosen before is remembered while the net is shallower.
    if (partial.layer !== undefined) settings.layer = selectedLayer(settings);
    if (sameSettings(settings, state.settings)) return state;
    return { ...state, settings, home: homeOf(settings, state.home) };
  };
}

export function setSetting<Key extends SettingKey>(key: Key, value: Settings[Key]): Change {
  return setSettings({ [key]: value } as Partial<Settings>);
}

/**
 * The next seed, modulo 2³², so that a class that presses together sees the same nets. Seeds are hashed: those of
 * neighbouring seeds are as independent as any.
 */
export const newWeights: Change = (state) => setSetting('seed', (state.settings.seed + 1) % 2 ** 32)(state);

/** The defaults, in the layout, at the chapter and in the theme of now. */
export const resetSettings: Change = (state) => {
  return setSettings({ ...defaultSettings, ...pageSettings(state.settings) })(state);
};

const sameFocus = (a: Focus | null, b: Focus | null): boolean =>
  a === b || (a?.quantity === b?.quantity && a?.layer === b?.layer && a?.series === b?.series);

/** Pointing; null when nothing is pointed at any more. Without effect while the focus is pinned. */
export function setFocus(focus: Focus | null): Change {
  return (state) => (state.pinned || sameFocus(state.focus, focus) ? state : { ...state, focus });
}

/** Tap or Enter: pins this focus, in place of another one if need be; lets go of it if it is the pinned one. */
export function togglePinnedFocus(focus: Focus): Change {
  return (state) => {
    const same = sameFocus(state.focus, focus);
    if (state.pinned && same) return clearFocus(state);
    return { ...state, pinned: true, focus: same ? state.focus : focus };
  };
}

export const clearFocus: Change = (state) =>
  state.focus === null && !state.pinned ? state : { ...state, focus: null, pinned: false };

export function setDragging(dragging: SettingKey | null): Change {
  return (state) => (state.dragging === dragging ? state : { ...state, dragging });
}

export function toggleSeries(id: SeriesId): Change {
  return (state) => ({ ...state, shown: { ...state.shown, [id]: !state.shown[id] } });
}

export const dismissNotice: Change = (state) =>
  state.dropped.length === 0 ? state : { ...state, dropped: [] };

const sameDropped = (a: readonly Dropped[], b: readonly Dropped[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => one.key === b[i]!.key && one.value === b[i]!.value && one.reason === b[i]!.reason);

/** What an address gave; all that no address carries stays. */
export function restore(settings: Settings, dropped: readonly Dropped[], pins: readonly Pin[] = []): Change {
  return (state) => {
    const next: State = {
      ...state,
      pins: samePins(pins, state.pins) ? state.pins : pins,
      settings: sameSettings(settings, state.settings) ? state.settings : settings,
      example: sameSettings(settings, state.settings) ? state.example : null,
      home: homeOf(settings, state.home),
      dropped: sameDropped(dropped, state.dropped) ? state.dropped : dropped,
    };
    const isSame =
      next.settings === state.settings && next.dropped === state.dropped && next.pins === state.pins;
    return isSame ? state : next;
  };
}
