import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts } from '../../src/model/conflicts.ts';
import { cures, withCure } from '../../src/model/cures.ts';
import { defaultSettings, isValid, settingKeys } from '../../src/model/settings.ts';
import { soundSettings } from '../state/arbitrary-settings.ts';

describe('cures', () => {
  it('have ids of their own', () => {
    expect(new Set(cures.map(({ id }) => id)).size).toBe(cures.length);
  });

  it.each(cures)('$id gives a net that can be shown, whatever the settings were', (cure) => {
    fc.assert(
      fc.property(soundSettings, (settings) => {
        // Of a size that any batch fits into.
        const cured = withCure(cure, {
          ...settings,
          layers: 20,
          examples: Math.min(64, settings.examples),
        });
        for (const key of settingKeys) expect(isValid(key, cured[key])).toBe(true);
        expect(conflicts(cured)).toEqual([]);
      }),
    );
  });

  it('come one at a time: nothing is left of a layer, a start or a format before', () => {
    for (const id of ['residual', 'layer-norm', 'orthogonal', 'bfloat16']) {
      const first = withCure(cures.find((cure) => cure.id === id)!, defaultSettings);
      expect(first).not.toEqual(defaultSettings);
      for (const cure of cures) expect(withCure(cure, first)).toEqual(withCure(cure, defaultSettings));
    }
  });
});
