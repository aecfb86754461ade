import { describe, expect, it } from 'vitest';
import { mostRuns } from '../../src/figures/training-lines.ts';
import { inSentence } from '../../src/model/in-sentence.ts';
import { isValid, type SettingKey, settingKeys, settingRows } from '../../src/model/settings.ts';
import { trainingPresets } from '../../src/model/trainings.ts';
import { refusal } from '../../src/state/training-run.ts';

describe('the comparisons', () => {
  it.each(trainingPresets.map((preset) => [preset.words, preset] as const))(
    '%s can be trained',
    (_, { rows }) => {
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThanOrEqual(mostRuns);
      for (const { settings, plan } of rows) {
        expect(refusal(settings)).toBeNull();
        for (const key of settingKeys) expect(isValid(key as SettingKey, settings[key]), key).toBe(true);
        expect(plan.rate).toBeGreaterThan(0);
      }
    },
  );
});

it('names stand in a sentence as they are written there', () => {
  const words = settingRows.activation.choices.map((choice) => inSentence(choice.words));
  expect(words).toEqual(expect.arrayContaining(['sigmoid', 'ReLU', 'leaky ReLU', 'GELU', 'SiLU', 'tanh']));
});
