import { defaultSettings, type Settings } from '../model/settings.ts';
import type { Change } from './changes.ts';
import { sameExperiment, withExperimentOf } from './experiment.ts';

/** A net that was put aside to be compared with the one on show. */
export interface Pin {
  /** Unlike that of every other pin. */
  readonly name: string;
  /** The settings of the net, and the defaults of all that is not of the net. */
  readonly net: Settings;
}

export const mostPins = 4;
export const longestName = 24;

/** A name as it can be shown and stand in an address: no line breaks or other invisible signs, no semicolon; '' if nothing is left. */
export function tidyName(text: string): string {
  const visible = text
    .replace(/[\p{C};]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...visible].slice(0, longestName).join('').trim();
}

/** The net alone. */
export const netOf = (settings: Settings): Settings => withExperimentOf(defaultSettings, settings);

const firstNames = ['A', 'B', 'C', 'D', 'E'] as const;

export const canPin = (pins: readonly Pin[], settings: Settings): boolean =>
  pins.length < mostPins && !pins.some(({ net }) => sameExperiment(net, settings));

/** Puts the net on show aside, under the first letter that is free; a net is put aside once, and four at most. */
export const pinNet: Change = (state) => {
  const { pins, settings } = state;
  if (!canPin(pins, settings)) return state;
  const name = firstNames.find((letter) => pins.every((pin) => pin.name !== letter))!;
  return { ...state, pins: [...pins, { name, net: netOf(settings) }] };
};

export function removePin(name: string): Change {
  return (state) =>
    state.pins.some((pin) => pin.name === name)
      ? { ...state, pins: state.pins.filter((pin) => pin.name !== name) }
      : state;
}

/** Without effect where the new name is empty or another pin's. */
export function renamePin(name: string, wanted: string): Change {
  return (state) => {
    const tidy = tidyName(wanted);
    const isTaken = state.pins.some((pin) => pin.name === tidy);
    if (tidy === '' || isTaken || !state.pins.some((pin) => pin.name === name)) return state;
    return { ...state, pins: state.pins.map((pin) => (pin.name === name ? { ...pin, name: tidy } : pin)) };
  };
}

/** The pinned net on show, and the one on show in its place. */
export function swapPin(name: string): Change {
  return (state) => {
    const chosen = state.pins.find((pin) => pin.name === name);
    if (!chosen || sameExperiment(chosen.net, state.settings)) return state;
    const put = netOf(state.settings);
    // The net on show may be pinned under another name: then it keeps that one, and is not pinned twice.
    const isThere = state.pins.some(({ net }) => sameExperiment(net, put));
    return {
      ...state,
      settings: withExperimentOf(state.settings, chosen.net),
      pins: isThere ? state.pins : state.pins.map((pin) => (pin === chosen ? { name, net: put } : pin)),
    };
  };
}

export const samePins = (a: readonly Pin[], b: readonly Pin[]): boolean =>
  a.length === b.length && a.every((pin, i) => pin.name === b[i]!.name && sameExperiment(pin.net, b[i]!.net));
