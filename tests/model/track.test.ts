import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValid, type NumericKey, settingKeys, settingRows } from '../../src/model/settings.ts';
import { keyedValue, positionOf, stepped, valueAt } from '../../src/model/track.ts';

const numeric = settingKeys.filter((key) => settingRows[key].kind !== 'choice') as NumericKey[];
const anyKey = fc.constantFrom(...numeric);
const position = fc.double({ min: 0, max: 1, noNaN: true });
const press = (key: string, more: Partial<{ shiftKey: boolean; altKey: boolean }> = {}) => ({
  key,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('the track of a slider', () => {
  it('has the ends of the range at its ends', () => {
    for (const key of numeric) {
      const { min, max } = settingRows[key];
      expect(valueAt(key, 0)).toBe(min);
      expect(valueAt(key, 1)).toBe(max);
      expect(positionOf(key, min)).toBe(0);
      expect(positionOf(key, max)).toBe(1);
    }
  });

  it('gives valid values everywhere, in order', () => {
    fc.assert(
      fc.property(anyKey, position, position, (key, p, q) => {
        const [low, high] = [valueAt(key, Math.min(p, q)), valueAt(key, Math.max(p, q))];
        expect(isValid(key, low)).toBe(true);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('puts a value where it was taken from, up to the rounding of the control', () => {
    fc.assert(
      fc.property(anyKey, position, (key, p) => {
        const value = valueAt(key, p);
        // Half a unit, or half of the third digit, is what rounding may move.
        const moved = settingRows[key].kind === 'integer' ? 0.5 : Math.max(0.005 * value, 1e-9);
        expect(positionOf(key, value - moved) - 1e-9).toBeLessThanOrEqual(p);
        expect(positionOf(key, value + moved) + 1e-9).toBeGreaterThanOrEqual(p);
      }),
    );
  });

  it('is logarithmic for the weight scale: its middle is the geometric mean of its ends', () => {
    expect(valueAt('scale', 0.5)).toBeCloseTo(Math.sqrt(0.05 * 20), 10);
  });
});

describe('the keys of a slider', () => {
  it('move whole numbers by one, with Shift by ten, never by less than one', () => {
    expect(keyedValue('layers', 12, press('ArrowRight'))).toBe(13);
    expect(keyedValue('layers', 12, press('ArrowDown'))).toBe(11);
    expect(keyedValue('layers', 12, press('ArrowRight', { shiftKey: true }))).toBe(22);
    expect(keyedValue('layers', 12, press('ArrowRight', { altKey: true }))).toBe(13);
  });

  it('multiply the weight scale, so that any key press changes it and the opposite one brings it back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.06, max: 19, noNaN: true }), (raw) => {
        const value = Number(raw.toPrecision(3));
        const up = stepped('scale', value, 1);
        expect(up).toBeGreaterThan(value);
        expect(Math.abs(stepped('scale', up, -1) / value - 1)).toBeLessThan(0.006);
      }),
    );
  });

  it('stop at the ends and jump to them with Home and End', () => {
    for (const key of numeric) {
      const { min, max } = settingRows[key];
      expect(keyedValue(key, max, press('ArrowUp'))).toBe(max);
      expect(keyedValue(key, min, press('PageDown'))).toBe(min);
      expect(keyedValue(key, max, press('Home'))).toBe(min);
      expect(keyedValue(key, min, press('End'))).toBe(max);
    }
  });

  it('leave every other key alone', () => {
    expect(keyedValue('layers', 12, press('Tab'))).toBeUndefined();
    expect(keyedValue('layers', 12, press('a'))).toBeUndefined();
  });
});
