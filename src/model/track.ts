import type { SettingRow } from './setting-row.ts';
import { clampSetting, defaultSettings, type NumericKey, settingRows } from './settings.ts';

/** The value a slider or a scrubbed number sets: rounded to the row's digits, then clamped. */
export function roundSetting<Key extends NumericKey>(key: Key, value: number): number {
  const { digits }: NumericRow = settingRows[key];
  return clampSetting(key, digits === undefined ? value : Number(value.toPrecision(digits)));
}

type NumericRow = Extract<SettingRow, { readonly min: number }>;
const rowOf = (key: NumericKey): NumericRow => settingRows[key];

/** Where a value stands on the setting's track, 0 … 1 from end to end. */
export function positionOf(key: NumericKey, value: number): number {
  const { min, max, scale } = rowOf(key);
  const at = Math.min(max, Math.max(min, value));
  return scale === 'log' ? Math.log(at / min) / Math.log(max / min) : (at - min) / (max - min);
}

/** The value that stands at a position of the track, rounded as a control rounds. */
export function valueAt(key: NumericKey, position: number): number {
  const { min, max, scale } = rowOf(key);
  const at = Math.min(1, Math.max(0, position));
  return roundSetting(key, scale === 'log' ? min * (max / min) ** at : min + at * (max - min));
}

/**
 * The value that many arrow keys away. A 'number' on a log track is multiplied by 10^step per key; whole numbers move
 * by at least one.
 */
export function stepped(key: NumericKey, value: number, steps: number): number {
  const { kind, scale, step } = rowOf(key);
  if (kind === 'integer')
    return roundSetting(key, value + Math.sign(steps) * Math.max(1, Math.abs(steps * step)));
  return roundSetting(key, scale === 'log' ? value * 10 ** (steps * step) : value + steps * step);
}

/** The value a key press asks for, or undefined if the key is none of a slider's: arrows one step, Shift or Page ×10, Alt ÷10. */
export function keyedValue(
  key: NumericKey,
  value: number,
  press: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
  max: number = rowOf(key).max,
): number | undefined {
  const size = press.shiftKey ? 10 : press.altKey ? 0.1 : 1;
  switch (press.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(max, stepped(key, value, size));
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepped(key, value, -size);
    case 'PageUp':
      return Math.min(max, stepped(key, value, 10));
    case 'PageDown':
      return stepped(key, value, -10);
    case 'Home':
      return rowOf(key).min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}

/** What a double click restores. */
export const defaultValue = (key: NumericKey): number => clampSetting(key, defaultSettings[key]);
