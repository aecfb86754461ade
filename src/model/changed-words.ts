import { formatNumber } from './format.ts';
import type { SettingRow } from './setting-row.ts';
import { type SettingKey, type Settings, settingRows } from './settings.ts';

function valueWords(key: SettingKey, value: string | number): string {
  const row: SettingRow = settingRows[key];
  if (row.kind === 'choice') return row.choices.find(({ id }) => id === value)?.words ?? String(value);
  return row.kind === 'integer' ? String(value) : formatNumber(Number(value), { trim: true });
}

/** "layers 30, was 12": what is different now, for each of the keys that differ. */
export function changedWords(keys: readonly SettingKey[], then: Settings, now: Settings): readonly string[] {
  return keys
    .filter((key) => then[key] !== now[key])
    .map((key) => {
      const { words } = settingRows[key];
      return `${words.charAt(0).toLowerCase()}${words.slice(1)} ${valueWords(key, now[key])}, was ${valueWords(key, then[key])}`;
    });
}
