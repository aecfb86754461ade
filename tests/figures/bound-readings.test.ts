import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { activationIds } from '../../src/core/types.ts';
import { boundReadings } from '../../src/figures/bound-readings.ts';
import { steepest } from '../../src/figures/slope-bounds.tsx';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { createResults } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { quietStore } from '../state/quiet-store.ts';

const read = (id: keyof typeof boundReadings, settings: Partial<Settings>) =>
  boundReadings[id](createResults(quietStore({ ...defaultSettings, ...settings }), createManualPool()).get());

describe('numbers about the bounds in the prose', () => {
  it('orthogonal weights have one norm, and the certificate ends at 1/γ', () => {
    const net = { weights: 'orthogonal', layers: 6, width: 8, scale: 1.5 } as const;
    expect(read('weightNorms', net)).toBe('1.50');
    expect(read('growthMost', net)).toBe('0.375');
    // Rounded down, and never up to what is not certified.
    expect(['3.99', '4.00']).toContain(read('certifiedScale', net));
    expect(['0.999', '1.00']).toContain(read('certifiedScale', { ...net, activation: 'tanh' }));
  });

  it('the norms in the bound of a layer are those of the matrices after it', () => {
    const net = { layers: 5, width: 6 } as const;
    expect(read('boundNorms', { ...net, layer: 2 })).toBe(read('weightNorms', net));
    expect(read('boundNorms', { ...net, layer: 4 })).toMatch(/^\d\.\d+$/);
    expect(read('boundNorms', { ...net, layer: 5 })).toBe('none');
  });

  it('the causes add up to the slack', () => {
    const net = { layers: 9, width: 12, activation: 'tanh', scale: 1.5, layer: 4 } as const;
    const [all, ...causes] = (
      ['slackDecades', 'alignmentDecades', 'averagingDecades', 'saturationDecades'] as const
    ).map((id) => Number(read(id, net)?.replace(/\s×\s10.*/, 'e-9')));
    expect(all!).toBeGreaterThan(1);
    expect(causes.reduce((sum, cause) => sum + cause, 0)).toBeCloseTo(all!, 1);
  });

  it('are not defined for two layers, for several examples, and below a dead layer', () => {
    expect(read('weightNorms', { layers: 2 })).toBeNull();
    expect(read('growthMost', { layers: 2 })).toBeNull();
    expect(read('certifiedScale', { layers: 2 })).toBeNull();
    expect(read('slackDecades', { examples: 3 })).toBeNull();
    const dead = Array.from({ length: 40 }, (_, seed) =>
      read('slackDecades', { activation: 'relu', width: 1, layers: 6, seed }),
    );
    expect(dead).toContain(null);
    expect(dead.join()).not.toContain('unknown');
  });
});

describe('where an activation is steepest', () => {
  it.each(activationIds)('%s', (id) => {
    const { slope, slopeBound, slopeBoundAttained } = activations[id];
    const { words, t } = steepest[id];
    expect(Math.abs(slope(t)) / slopeBound).toBeCloseTo(1, 9);
    expect(words.startsWith('nowhere')).toBe(!slopeBoundAttained);
    // "at" is one point (and its periods), "for" a whole interval.
    const beside = Math.abs(slope(t + 0.25)) / slopeBound;
    if (words.startsWith('at')) expect(beside).toBeLessThan(1 - 1e-4);
    if (words.startsWith('for') || words === 'everywhere') expect(beside).toBe(1);
  });
});
