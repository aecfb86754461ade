import { describe, expect, it } from 'vitest';
import { sizesOf } from '../../src/core/experiment.ts';
import { nielsenNets } from '../../src/model/nielsen.ts';
import { isChosen } from '../../src/model/presets.ts';
import { remarks } from '../../src/model/remarks.ts';
import { clampSetting, defaultSettings, type SettingKey, type Settings } from '../../src/model/settings.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { printed } from '../core/training/nielsen.ts';
import { digits } from '../real-digits.ts';

const under = (settings: Partial<Settings>): Settings => ({ ...defaultSettings, ...settings });

describe("Nielsen's nets", () => {
  for (const net of nielsenNets) {
    it(`${net.words} has these layers, on the digits`, () => {
      const settings = under(net.settings(under({ activation: 'tanh', tied: 'yes', norm: 'layer' })));
      expect(`[${sizesOf(experimentOf(settings, digits.training)).slice(1).join(', ')}]`).toBe(net.words);
      expect(isChosen(net, settings)).toBe(true);
      for (const [key, value] of Object.entries(net.settings(defaultSettings))) {
        expect(clampSetting(key as SettingKey, value)).toBe(value);
      }
    });

    it(`${net.words}: what is printed is what is stored, rounded`, () => {
      expect(net.printed?.length).toBe(net.stored?.length);
      net.printed?.forEach((text, h) => {
        expect(net.stored).toHaveLength(net.hidden);
        const places = text.replace('…', '').split('.')[1]!.length;
        expect(net.stored![h]!.toFixed(places)).toBe(text.replace('…', ''));
        const short = printed[net.hidden as 2 | 3 | 4][h]!;
        expect(Math.abs(short / net.stored![h]! - 1)).toBeLessThan(0.02);
      });
    });
  }
});

describe('remarks on settings', () => {
  const settingsOf = (settings: Partial<Settings>) => remarks(under(settings)).map(({ setting }) => setting);

  it('are none for noise, nor for the nets of Nielsen', () => {
    expect(settingsOf({ layers: 2, tied: 'yes', target: 'independent' })).toEqual([]);
    for (const net of nielsenNets) expect(settingsOf(net.settings(defaultSettings))).toEqual([]);
  });

  it('name the setting that has no effect on digits, or another one', () => {
    const data = 'digits';
    expect(settingsOf({ data, layers: 2, examples: 10 })).toEqual(['width']);
    expect(settingsOf({ data, tied: 'yes', examples: 10 })).toEqual(['tied']);
    expect(settingsOf({ data, tied: 'yes', layers: 4, examples: 10 })).toEqual(['tied']);
    expect(settingsOf({ data })).toEqual(['examples']);
    expect(settingsOf({ data, target: 'independent', examples: 10 })).toEqual(['target']);
  });
});
