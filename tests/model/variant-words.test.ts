import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { differenceWords, outsideWords, refusedWords, variantNotes } from '../../src/model/variant-words.ts';
import { defaultExperiment } from '../core/nets.ts';
import { runVariant } from '../core/variants/nets.ts';

describe('words for nets that are not plain', () => {
  it('name what differs, and nothing where nothing does', () => {
    expect(differenceWords(defaultSettings)).toBeNull();
    expect(outsideWords(defaultSettings)).toBeNull();
    const all = { ...defaultSettings, skip: 'residual', norm: 'batch', precision: 'float16' } as const;
    expect(differenceWords(all)).toBe(
      'residual connections, batch normalisation and numbers stored as float16',
    );
    expect(outsideWords({ ...defaultSettings, norm: 'layer' })).toMatch(/has layer normalisation\.$/);
  });

  it('give one sentence for each reason, with the bounds it concerns', () => {
    expect(refusedWords({})).toEqual([]);
    expect(refusedWords({ b2: 'product-rounded', b3: 'product-rounded', lower: 'rounded-to-zero' })).toEqual([
      expect.stringMatching(/^No bound B₂ or bound B₃: .*\.$/),
      expect.stringMatching(/^No lower bound: .*\.$/),
    ]);
  });

  it('tell of a normalised net why there is no bound from the weights alone, of a batch that biases have no gradient', () => {
    const settings = { ...defaultSettings, norm: 'batch', examples: 8 } as const;
    const { measurement, bounds } = runVariant({ ...defaultExperiment, examples: 8 }, { norm: 'batch' });
    const notes = variantNotes(settings, measurement, bounds);
    expect(notes.join(' ')).toMatch(/bias gradient of every normalised layer is exactly zero/);
    expect(notes.join(' ')).toMatch(/No bound from the weights alone/);
    expect(variantNotes(defaultSettings, runVariant(defaultExperiment, {}).measurement, {})).toEqual([]);
  });

  it('name the layers that lose numbers, and the layer that overflows', () => {
    const settings = { ...defaultSettings, precision: 'float16', layers: 30 } as const;
    const deep = runVariant({ ...defaultExperiment, layers: 30 }, { precision: 'float16' });
    expect(variantNotes(settings, deep.measurement, deep.bounds)[0]).toMatch(
      /^Underflow \(16 bits\): .* layers \d+ to \d+ are too small.* up to \d+\.\d %.*; nothing is left of .* layers 2 to \d+\.$/,
    );
    const growing = { ...defaultExperiment, layers: 20, activation: 'relu', weightScale: 6 } as const;
    const gone = runVariant(growing, { precision: 'float16' });
    expect(variantNotes(settings, gone.measurement, gone.bounds)[0]).toMatch(
      /^Overflow: on the way through a number of layer \d+ exceeds/,
    );
  });
});
