import fc from 'fast-check';
import type { SettingRow } from '../../src/model/setting-row.ts';
import { type Settings, selectedLayer, settingKeys, settingRows } from '../../src/model/settings.ts';

function anyValue(row: SettingRow): fc.Arbitrary<string | number> {
  if (row.kind === 'choice') return fc.constantFrom(...row.choices.map((choice) => choice.id));
  if (row.kind === 'integer') return fc.integer({ min: row.min, max: row.max });
  // + 0, for no address tells −0 from 0.
  return fc.double({ min: row.min, max: row.max, noNaN: true }).map((value) => value + 0);
}

/** Any settings whose every value is valid; the selected layer may lie above L. */
export const anySettings = fc.record(
  Object.fromEntries(settingKeys.map((key) => [key, anyValue(settingRows[key])])),
) as unknown as fc.Arbitrary<Settings>;

/** Any settings whose selected layer exists. */
export const soundSettings = anySettings.map(
  (settings): Settings => ({ ...settings, layer: selectedLayer(settings) }),
);
