import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationIds } from '../../src/core/types.ts';
import {
  anyExperiment,
  defaultExperiment,
  difference,
  layersOf,
  netOf,
  patient,
  runExperiment,
  runNet,
} from './nets.ts';

describe('where the rungs of the ladder meet', () => {
  it(
    'F.5, H.8: linear nets with orthogonal weights: all rungs and the lower bound equal g^{L−l}‖e‖',
    patient,
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: 60 }),
          fc.integer({ min: 1, max: 40 }),
          fc.double({ min: 0.05, max: 20, noNaN: true }),
          fc.boolean(),
          (layers, width, weightScale, tied) => {
            const { net, measurement, bounds, rungs } = runExperiment({
              ...defaultExperiment,
              activation: 'linear',
              distribution: 'orthogonal',
              layers,
              width,
              weightScale,
              tied,
            });
            for (const l of layersOf(net)) {
              const expected = (layers - l) * Math.log(weightScale) + measurement.logError;
              const logs = [
                measurement.logDelta[l]!,
                bounds.logB0[l]!,
                bounds.logB1[l]!,
                bounds.logLower[l]!,
              ];
              for (const log of [...logs, rungs[l]!.logB2, rungs[l]!.logB3]) {
                // The brackets of ‖w‖ and s₋ are up to 1e-8 wide; so is each step.
                expect(Math.abs(log - expected)).toBeLessThan((layers - l) * 1e-8 + 1e-10);
              }
            }
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it(
    'H.8: one neuron per layer: every rung from B1 down, and the lower bound, is the exact value',
    patient,
    () => {
      const oneWide = anyExperiment({ width: 1 }).map((experiment) => ({ ...experiment, width: 1 }));
      fc.assert(
        fc.property(oneWide, (experiment) => {
          const { net, measurement, bounds, rungs } = runExperiment(experiment);
          for (const l of layersOf(net)) {
            const exact = measurement.logDelta[l]!;
            const room = 1e-9 * (1 + Math.abs(exact));
            for (const log of [bounds.logB1[l]!, rungs[l]!.logB2, rungs[l]!.logB3, bounds.logLower[l]!]) {
              expect(difference(log, exact, 1)).toBeLessThanOrEqual(room);
            }
          }
        }),
      );
    },
  );

  it('A.8: B2 = B1 for orthogonal weights, whatever the activation', () => {
    for (const activation of activationIds) {
      const { net, bounds, rungs } = runExperiment({
        ...defaultExperiment,
        activation,
        distribution: 'orthogonal',
        width: 12,
        weightScale: 1.3,
      });
      for (const l of layersOf(net)) {
        expect(difference(rungs[l]!.logB2, bounds.logB1[l]!, 1)).toBeLessThan(1e-6);
      }
    }
  });

  it('A.8: B3 is the exact value where the error is a top right singular vector of J', () => {
    // J_l = (w^3)ᵀ with w^3 = diag(3, 2, 1): e along the first unit.
    const net = netOf({
      sizes: [3, 3, 3],
      activation: 'linear',
      w: (l, j, k) => (j === k ? (l === 3 ? 4 - j : 1) : 0),
      b: () => 0,
    });
    const aligned = runNet(net, [[1, 1, 1]], [[2, 2, 1]]);
    expect(difference(aligned.rungs[2]!.logB3, aligned.measurement.logDelta[2]!)).toBeLessThan(1e-8);
    const across = runNet(net, [[1, 1, 1]], [[3, 2, 0]]);
    expect(across.rungs[2]!.logB3 - across.measurement.logDelta[2]!).toBeCloseTo(Math.log(3), 8);
  });

  it('one step gives one layer, from L to 2, and nothing for a batch', () => {
    const { rungs } = runExperiment({ ...defaultExperiment, layers: 5, width: 3 });
    expect(rungs.flatMap((rung) => rung.layer)).toEqual([2, 3, 4, 5]);
    expect(runExperiment({ ...defaultExperiment, examples: 2, layers: 5, width: 3 }).rungs).toEqual([]);
  });
});
