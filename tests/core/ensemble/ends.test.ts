import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEnsembleNumbers } from '../../../src/compute/ensemble-numbers.ts';
import { endBrackets, sampleEnds } from '../../../src/core/ensemble/ends.ts';
import { batchOfRun, drawRun } from '../../../src/core/ensemble/ensemble.ts';
import { buildNet, drawBatch, type Experiment } from '../../../src/core/experiment.ts';
import { norm } from '../../../src/core/linear-algebra.ts';
import { finish, measureBatch } from '../../../src/core/measurement.ts';
import type { VariantChoice } from '../../../src/core/variants/build.ts';
import { anyExperiment, defaultExperiment, patient } from '../nets.ts';
import { anyChoice, runVariant } from '../variants/nets.ts';

it('the quantiles of the ratios are those of the ratios of the very nets, measured one by one', () => {
  const experiment: Experiment = {
    ...defaultExperiment,
    layers: 6,
    width: 7,
    distribution: 'orthogonal',
    activation: 'tanh',
  };
  const runs = 11;
  const { bias, weight } = finish(sampleEnds(experiment, runs, createEnsembleNumbers()));
  const nets = Array.from({ length: runs }, (_, run) => {
    const net = buildNet(experiment, drawRun(experiment, run));
    return finish(measureBatch(net, 1, (first, count) => batchOfRun(experiment, run, first, count)));
  });
  const median = (values: number[]) => values.sort((a, b) => a - b)[5]!;
  expect(bias.p50).toBeCloseTo(median(nets.map(({ logDelta }) => logDelta[2]! - logDelta[6]!)), 12);
  expect(weight.p50).toBeCloseTo(median(nets.map(({ logGradW }) => logGradW[2]! - logGradW[6]!)), 12);
  expect(bias.p10).toBeLessThan(bias.p50);
  expect(bias.p50).toBeLessThan(bias.p90);
});

const someExperiment = fc.oneof(
  anyExperiment({ layers: 12, width: 12, examples: 1 }),
  anyExperiment({ layers: 12, width: 12, examples: 8 }),
);

it(
  'what is certified of the first layer against the last holds, over random nets of every combination',
  patient,
  () => {
    const seen = { certified: 0, below: 0 };
    fc.assert(
      fc.property(
        someExperiment,
        fc.oneof(anyChoice, fc.constant({})),
        (experiment, choice: VariantChoice) => {
          if (choice.norm === 'batch' && experiment.examples === 1) return;
          if (choice.norm === 'layer' && experiment.width === 1) return;
          const { measurement, bounds } = runVariant(experiment, choice);
          if (measurement.variant?.overflow) return;
          const { x, examples } = drawBatch(experiment, 0, experiment.examples);
          const n = x.length / examples;
          const lengths = Array.from({ length: examples }, (_, i) => norm(x, i * n, n));
          const { bias, weight } = endBrackets(measurement, bounds, Math.log(Math.max(...lengths)));
          for (const { measured, least, most } of [bias, weight]) {
            if (Number.isNaN(measured)) continue;
            expect(measured).toBeLessThanOrEqual(most + 1e-9);
            expect(least).toBeLessThanOrEqual(measured + 1e-9);
            if (most < Number.POSITIVE_INFINITY) seen.certified++;
            if (least > Number.NEGATIVE_INFINITY) seen.below++;
          }
        },
      ),
      { numRuns: 150, seed: 3 },
    );
    expect(seen.certified).toBeGreaterThan(100);
    expect(seen.below).toBeGreaterThan(10);
  },
);
