import { formatNumber } from './format.ts';
import type { SettingRow } from './setting-row.ts';
import { defaultSettings, type SettingKey, type Settings, settingRows } from './settings.ts';

/** Always said, and in this order. */
const always: readonly SettingKey[] = ['layers', 'width', 'activation', 'scale', 'bias', 'seed'];

/** Said where they are not the usual ones. */
const unusual: readonly SettingKey[] = [
  'weights',
  'fan',
  'cost',
  'data',
  'target',
  'examples',
  'skip',
  'norm',
  'tied',
  'precision',
];

function valueWords(key: SettingKey, settings: Settings): string {
  const row: SettingRow = settingRows[key];
  const value = settings[key];
  if (row.kind === 'choice') return row.choices.find(({ id }) => id === value)!.words.toLowerCase();
  return key === 'seed' ? String(value) : formatNumber(Number(value), { digits: 4, trim: true });
}

/** The net of these settings: "Layers 12 · width 30 · activation sigmoid · …", to be broken after a point. */
export function netWords(settings: Settings): string {
  const keys = [...always, ...unusual.filter((key) => settings[key] !== defaultSettings[key])];
  const parts = keys.map((key) => {
    const words = settingRows[key].words;
    return `${words.charAt(0).toLowerCase()}${words.slice(1)} ${valueWords(key, settings)}`;
  });
  const line = parts.map((part) => part.replaceAll(' ', '\u00a0')).join('\u00a0· ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}
