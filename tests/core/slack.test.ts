import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slack } from '../../src/core/slack.ts';
import { anyExperiment, defaultExperiment, layersOf, patient, runExperiment } from './nets.ts';

describe('where the bound loses', () => {
  it('A.8: the terms are non-negative and sum from l to L to log(B0/‖δˡ‖)', patient, () => {
    fc.assert(
      fc.property(anyExperiment({ width: 40 }), (experiment) => {
        const { net, measurement, bounds, slack } = runExperiment(experiment);
        let sum = 0;
        for (const l of layersOf(net).reverse()) {
          const terms = [slack!.activation[l]!, slack!.alignment[l]!, slack!.averaging[l]!];
          for (const term of terms) expect(term).toBeGreaterThanOrEqual(0);
          if (measurement.logDelta[l] === Number.NEGATIVE_INFINITY) {
            expect(terms).toEqual([0, 0, 0]);
            continue;
          }
          sum += terms[0]! + terms[1]! + terms[2]!;
          const whole = bounds.logB0[l]! - measurement.logDelta[l]!;
          expect(Math.abs(sum - whole)).toBeLessThan(1e-11 * (1 + Math.abs(measurement.logDelta[l]!)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('item 0.4: for wide Gaussian matrices alignment costs log₁₀2 = 0.301 decades a layer, nearly all there is', () => {
    const { slack: terms } = runExperiment({
      ...defaultExperiment,
      activation: 'linear',
      layers: 32,
      width: 64,
      target: 'independent',
    });
    const decades = [...terms!.alignment.slice(2, 32)].map((log) => log / Math.LN10);
    const mean = decades.reduce((sum, value) => sum + value, 0) / decades.length;
    // 8.22 decades over 31 steps at n = 64, mean of 20 nets; one layer varies by about 0.04.
    expect(Math.abs(mean - 8.22 / 30)).toBeLessThan(0.03);
    expect(Math.max(...terms!.activation, ...terms!.averaging)).toBeLessThan(1e-12);
  });

  it('orthogonal weights lose nothing by alignment; a batch has no such ledger; an unknown norm costs ∞', () => {
    const orthogonal = { ...defaultExperiment, distribution: 'orthogonal', activation: 'tanh' } as const;
    const { net, measurement, slack: terms } = runExperiment(orthogonal);
    expect(Math.max(...terms!.alignment)).toBeLessThan(1e-8);
    expect(runExperiment({ ...defaultExperiment, examples: 3 }).slack).toBeNull();
    const unknown = slack(net, measurement, () => undefined);
    expect(unknown!.alignment[5]).toBe(Number.POSITIVE_INFINITY);
    expect(unknown!.averaging[5]).toBe(terms!.averaging[5]);
  });
});
