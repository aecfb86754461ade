import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampSetting,
  defaultSettings,
  isValid,
  type NumericKey,
  selectedLayer,
  settingKeys,
  settingRows,
} from '../../src/model/settings.ts';
import { roundSetting } from '../../src/model/track.ts';

const numericKeys = settingKeys.filter((key): key is NumericKey => settingRows[key].kind !== 'choice');

describe('the settings', () => {
  it('have valid defaults', () => {
    expect(settingKeys.filter((key) => !isValid(key, defaultSettings[key]))).toEqual([]);
  });

  it('have choices and keys that an address can carry as they are', () => {
    for (const key of settingKeys) {
      const row = settingRows[key];
      const ids = row.kind === 'choice' ? row.choices.map((choice) => choice.id) : [];
      for (const text of [key, ...ids]) expect(encodeURIComponent(text)).toBe(text);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('clamp any number to the nearest valid one', () => {
    const keyAndValue = fc.constantFrom(...numericKeys).chain((key) => {
      const { min, max } = settingRows[key];
      const near = fc.double({ min: min - 1, max: max + 1, noNaN: true });
      return fc.tuple(fc.constant(key), fc.oneof(near, fc.double({ noNaN: true }), fc.constant(-0)));
    });
    fc.assert(
      fc.property(keyAndValue, ([key, value]) => {
        const { min, max, kind } = settingRows[key];
        const near = clampSetting(key, value);
        expect(isValid(key, near)).toBe(true);
        expect(Object.is(near, -0)).toBe(false);
        if (value <= min) expect(near).toBe(min + 0);
        else if (value >= max) expect(near).toBe(max);
        else expect(Math.abs(near - value)).toBeLessThanOrEqual(kind === 'integer' ? 0.5 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep what they had where nothing valid is near', () => {
    expect(clampSetting('layers', Number.NaN, 7)).toBe(7);
    expect(clampSetting('scale', 'wide' as unknown as number)).toBe(1);
    expect(clampSetting('activation', 'step' as 'tanh', 'relu')).toBe('relu');
    expect(clampSetting('activation', 'tanh', 'relu')).toBe('tanh');
  });

  it('refuse values of the wrong kind', () => {
    for (const value of ['12', null, undefined, Number.NaN, 2.5, 1, 101])
      expect(isValid('layers', value)).toBe(false);
    for (const value of [1, null, 'Tanh', 'toString']) expect(isValid('activation', value)).toBe(false);
    expect(isValid('scale', Math.SQRT2)).toBe(true);
    for (const value of [2, 100]) expect(isValid('layers', value)).toBe(true);
  });

  it('round what a slider sets to their digits, with an error of half a unit of the last one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), (value) => {
        const rounded = roundSetting('scale', value);
        expect(rounded.toExponential().replace(/e.*|\./g, '').length).toBeLessThanOrEqual(
          settingRows.scale.digits,
        );
        const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - settingRows.scale.digits);
        expect(roundSetting('scale', rounded)).toBe(rounded);
        // 1e-12 for the rounding of the bound itself.
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(unit * (0.5 + 1e-12));
      }),
    );
    expect(roundSetting('layers', 30.4)).toBe(30);
    expect(roundSetting('scale', 1e9)).toBe(20);
  });

  it('show a layer that exists', () => {
    expect(selectedLayer({ layer: 8, layers: 5 })).toBe(5);
    expect(selectedLayer({ layer: 3, layers: 5 })).toBe(3);
  });
});
