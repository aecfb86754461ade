import fc from 'fast-check';
import {
  buildNet,
  createTensors,
  type Experiment,
  tensorKey,
  tensorLayer,
} from '../../../src/core/experiment.ts';
import { finish, type Measurement, measure, measureBatch } from '../../../src/core/measurement.ts';
import type { Batch, Net } from '../../../src/core/network.ts';
import { precisionIds } from '../../../src/core/precision/formats.ts';
import { skipIds, type VariantChoice, withVariant } from '../../../src/core/variants/build.ts';
import { normIds } from '../../../src/core/variants/normalisation.ts';
import { weightNorms } from '../../../src/core/weight-norms.ts';
import { type Results, resultsOf } from '../nets.ts';

/** Any combination of what is not plain. */
export const anyChoice: fc.Arbitrary<VariantChoice> = fc.record({
  skip: fc.constantFrom(...skipIds),
  branch: fc.constantFrom(1, 1, 0.3),
  norm: fc.constantFrom(...normIds),
  precision: fc.constantFrom(...precisionIds),
  lossScale: fc.constantFrom(0, 0, 12, -8),
});

/** A plain experiment with these parts in place of the plain ones, and everything that is computed of it. */
export function runVariant(experiment: Experiment, choice: VariantChoice): Results {
  const { seed, width, distribution, ends } = tensorKey(experiment);
  const tensors = createTensors(seed, width, distribution, ends);
  const net = withVariant(buildNet(experiment, tensors), choice);
  const measurement = finish(measure(experiment, net));
  return resultsOf(net, measurement, (r) => tensors.norms(tensorLayer(experiment, r)));
}

/** A given net on a given batch. */
export function runGiven(net: Net, batch: Batch): Results {
  const measurement: Measurement = finish(
    measureBatch(net, batch.examples, (first, count) => {
      const part = (x: Float64Array): Float64Array => {
        const n = x.length / batch.examples;
        return x.slice(first * n, (first + count) * n);
      };
      return {
        examples: count,
        x: part(batch.x),
        ...(batch.y && { y: part(batch.y) }),
        ...(batch.error && { error: part(batch.error) }),
      };
    }),
  );
  const known = net.w.map((w) => weightNorms(w));
  return resultsOf(net, measurement, (r) => known[r]!);
}
