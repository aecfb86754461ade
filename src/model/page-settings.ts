import { type SettingKey, type Settings, settingKeys } from './settings.ts';

/** What belongs to the page and not to the net. */
export const pageKeys = [
  'view',
  'chapter',
  'lecture',
  'scene',
  'theme',
  'embed',
  'controls',
] as const satisfies SettingKey[];
type PageKey = (typeof pageKeys)[number];

export type NetKey = Exclude<SettingKey, PageKey>;
export const netKeys = settingKeys.filter((key): key is NetKey => !pageKeys.some((own) => own === key));

/** It stays when another net is put in place. */
export const pageSettings = (settings: Settings): Pick<Settings, PageKey> =>
  Object.fromEntries(pageKeys.map((key) => [key, settings[key]])) as Pick<Settings, PageKey>;
