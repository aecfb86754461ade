import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNet, createTensors, drawBatch } from '../../src/core/experiment.ts';
import { finish, type Measurement, measure, measureBatch } from '../../src/core/measurement.ts';
import { type ActivationId, activationIds } from '../../src/core/types.ts';
import { anyExperiment, defaultExperiment, layersOf, netOf, patient, runExperiment, runNet } from './nets.ts';

describe('several examples', () => {
  it(
    'BP3, BP4, A.6: norms of the mean of the gradients of single examples, averaged before the norm is taken',
    patient,
    () => {
      fc.assert(
        fc.property(anyExperiment({ layers: 8, width: 6, examples: 40 }), (experiment) => {
          const tensors = createTensors(experiment.seed, experiment.width, experiment.distribution);
          const net = buildNet(experiment, tensors);
          const batch = finish(measure(experiment, net));
          const m = experiment.examples;
          const singles = Array.from({ length: m }, (_, i) =>
            finish(measureBatch(net, 1, () => drawBatch(experiment, i, 1))),
          );
          const mean = (f: (one: Measurement) => number) => singles.reduce((sum, one) => sum + f(one), 0) / m;
          const room = (value: number) => 1e-11 * (1 + Math.abs(value));
          const costs = mean((one) => Math.abs(one.cost));
          expect(Math.abs(batch.cost - mean((one) => one.cost))).toBeLessThanOrEqual(1e-12 * costs);
          for (const l of layersOf(net)) {
            const top = Math.max(...singles.map((one) => one.logDelta[l]!));
            if (top === Number.NEGATIVE_INFINITY) {
              expect([batch.logDelta[l], batch.logGradW[l]]).toEqual([top, top]);
              continue;
            }
            const n = net.sizes[l]!;
            const k = net.sizes[l - 1]!;
            const gradient = new Float64Array(n);
            const gradientW = new Float64Array(n * k);
            let sizes = 0;
            let sizesW = 0;
            for (const { single, logDelta } of singles) {
              const { forward, backward } = single!;
              const share = Math.exp(logDelta[l]! - top);
              sizes += share;
              for (let j = 0; j < n; j++) {
                gradient[j]! += share * backward.direction[l]![j]!;
                for (let i = 0; i < k; i++) {
                  gradientW[j * k + i]! += share * backward.direction[l]![j]! * forward.a[l - 1]![i]!;
                }
              }
              sizesW += share * Math.hypot(...forward.a[l - 1]!);
            }
            const delta = Math.hypot(...gradient);
            const gradW = Math.hypot(...gradientW);
            // Gradients may cancel: compare relative to what was added, not to the sum. Below 2⁻¹⁰²² doubles have no
            // relative precision.
            expect(Math.abs(m * Math.exp(batch.logDelta[l]! - top) - delta)).toBeLessThanOrEqual(
              1e-11 * sizes * (1 + Math.abs(top)) + 2 ** -1022,
            );
            expect(Math.abs(m * Math.exp(batch.logGradW[l]! - top) - gradW)).toBeLessThanOrEqual(
              1e-11 * sizesW * (1 + Math.abs(top)) + 2 ** -1022,
            );
            const slopes = singles.map((one) => one.logSlopes[l]!);
            const most = Math.max(...slopes);
            const logSlopes = most + Math.log(mean((one) => Math.exp(one.logSlopes[l]! - most)));
            if (most > Number.NEGATIVE_INFINITY) {
              expect(Math.abs(batch.logSlopes[l]! - logSlopes)).toBeLessThan(room(logSlopes));
            } else expect(batch.logSlopes[l]).toBe(most);
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('opposite gradients cancel: no lower bound survives averaging', () => {
    const net = netOf({ sizes: [1, 1, 1], activation: 'linear', w: () => 1, b: () => 0 });
    const { measurement } = runNet(net, [[1], [-1]], [[0], [0]]);
    expect(measurement.logDelta[2]).toBe(Number.NEGATIVE_INFINITY);
    // ∂C/∂w = e·a = 1 for both.
    expect(measurement.logGradW[2]).toBeCloseTo(0, 14);
    expect(measurement.logError).toBeCloseTo(0, 14);
  });

  it('comes in pieces, each the measurement of the examples so far', () => {
    const experiment = { ...defaultExperiment, examples: 100, width: 5, layers: 4 };
    const net = buildNet(experiment, createTensors(1, 5, 'gaussian'));
    const work = measure(experiment, net);
    const counts: number[] = [];
    for (let step = work.next(); ; step = work.next()) {
      counts.push(step.value!.examples);
      if (step.value!.examples === 64) {
        const alone = finish(measure({ ...experiment, examples: 64 }, net));
        expect(step.value).toEqual(alone);
      }
      if (step.done) break;
    }
    expect(counts).toEqual([32, 64, 96, 100]);
  });
});

describe('scale 20 with 100 layers', () => {
  for (const activation of activationIds) {
    it(`gives finite logarithms or exact zeros, and no NaN: ${activation}`, () => {
      for (const width of [1, 8]) {
        for (const tied of [false, true]) {
          for (const cost of ['quadratic', 'cross-entropy'] as const) {
            const settings = { layers: 100, width, activation, weightScale: 20, biasScale: 5, tied, cost };
            const { measurement, bounds, rungs, net } = runExperiment({ ...defaultExperiment, ...settings });
            expect(measurement.cost).toBeGreaterThanOrEqual(0);
            for (const l of layersOf(net)) {
              const logs = [
                measurement.logDelta[l]!,
                measurement.logGradW[l]!,
                bounds.logLower[l]!,
                rungs[l]!.logB3,
                rungs[l]!.logB2,
                bounds.logB1[l]!,
                bounds.logB0[l]!,
              ];
              for (const log of logs) expect(log < Number.POSITIVE_INFINITY, `${log} at ${l}`).toBe(true);
            }
          }
        }
      }
    });
  }

  it('tanh saturates: gradients below 10^−1000 are numbers, not zeros', () => {
    const activation: ActivationId = 'tanh';
    const { measurement } = runExperiment({
      ...defaultExperiment,
      layers: 100,
      width: 2,
      activation,
      weightScale: 20,
      target: 'independent',
    });
    expect(measurement.logDelta[2]!).toBeLessThan(-1000);
    expect(measurement.logDelta[2]!).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  });
});
