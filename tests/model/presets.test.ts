import { describe, expect, it } from 'vitest';
import { weightFactor } from '../../src/core/weights.ts';
import { isChosen, presets } from '../../src/model/presets.ts';
import { clampSetting, defaultSettings, type SettingKey, type Settings } from '../../src/model/settings.ts';

const under = (id: string, base: Partial<Settings> = {}): Settings => {
  const current = { ...defaultSettings, ...base };
  return { ...current, ...presets.find((preset) => preset.id === id)!.settings(current) };
};
/** Variance of a weight between layers of n units. */
const variance = ({ scale, fan, width }: Settings): number => weightFactor(scale, fan, width, width) ** 2;

describe('the well-known choices', () => {
  it('set values that the settings admit', () => {
    for (const preset of presets) {
      for (const [key, value] of Object.entries(preset.settings(defaultSettings))) {
        expect(clampSetting(key as SettingKey, value)).toBe(value);
      }
    }
  });

  it('give the variances of their papers', () => {
    expect(variance(under('lecun', { width: 50 }))).toBeCloseTo(1 / 50, 12);
    expect(variance(under('glorot', { width: 50 }))).toBeCloseTo(2 / (50 + 50), 12);
    expect(variance(under('he', { width: 50 }))).toBeCloseTo(2 / 50, 12);
    // U(−1/√n, 1/√n) has variance 1/(3n), weights and biases alike.
    expect(variance(under('pytorch', { width: 50 }))).toBeCloseTo(1 / 150, 12);
    expect(under('pytorch', { width: 50 }).bias ** 2).toBeCloseTo(1 / 150, 12);
  });

  it('know when they are the choice', () => {
    for (const preset of presets) expect(isChosen(preset, under(preset.id))).toBe(true);
    expect(isChosen(presets.find(({ id }) => id === 'he')!, defaultSettings)).toBe(false);
  });
});
