import { describe, expect, it } from 'vitest';
import { netWords } from '../../src/model/net-words.ts';
import { defaultSettings } from '../../src/model/settings.ts';

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('a net in words', () => {
  it('names what is always asked', () => {
    expect(spaced(netWords(defaultSettings))).toBe(
      'Layers 12 · width 30 · activation sigmoid · weight scale 1 · bias scale 0 · seed 1',
    );
  });

  it('names what is not usual, and no more', () => {
    const words = spaced(
      netWords({ ...defaultSettings, scale: Math.SQRT2, seed: 4294967295, skip: 'residual', examples: 20 }),
    );
    expect(words).toContain('weight scale 1.414 ·');
    expect(words).toContain('seed 4294967295 · examples 20 · skip connections residual');
    expect(words).not.toMatch(/tied|cost/);
  });
});
