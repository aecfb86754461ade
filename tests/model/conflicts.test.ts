import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts } from '../../src/model/conflicts.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { anySettings } from '../state/arbitrary-settings.ts';

const of = (settings: Partial<Settings>): readonly string[] => conflicts({ ...defaultSettings, ...settings });

describe('settings that contradict each other', () => {
  it('the defaults do not, nor does any net in itself that normalises nothing', () => {
    expect(conflicts(defaultSettings)).toEqual([]);
    fc.assert(fc.property(anySettings, (settings) => conflicts({ ...settings, norm: 'none' }).length === 0));
  });

  it('one neuron has no spread over its layer, one example none over its batch; what to change is named', () => {
    expect(of({ norm: 'layer', width: 1 })).toEqual([
      expect.stringMatching(/one neuron.*width of at least 2/),
    ]);
    expect(of({ norm: 'layer', width: 2 })).toEqual([]);
    expect(of({ norm: 'batch', examples: 1 })).toEqual([
      expect.stringMatching(/one example.*at least 2 examples/),
    ]);
    expect(of({ norm: 'batch', examples: 2 })).toEqual([]);
  });

  it('a net without hidden layers normalises nothing', () => {
    expect(of({ norm: 'layer', width: 1, layers: 2 })).toEqual([]);
    expect(of({ norm: 'batch', examples: 1, layers: 2 })).toEqual([]);
  });

  it('a batch has to fit: numbers of all examples in all layers at once', () => {
    expect(of({ norm: 'batch', examples: 1000, layers: 100, width: 40 })).toEqual([]);
    expect(of({ norm: 'batch', examples: 1000, layers: 100, width: 41 })).toEqual([
      expect.stringMatching(/4\.1.*room for 4/),
    ]);
    expect(of({ norm: 'batch', examples: 1000, layers: 100, width: 40, data: 'digits' })).toHaveLength(1);
    expect(of({ norm: 'layer', examples: 1000, layers: 100, width: 256 })).toEqual([]);
  });
});
