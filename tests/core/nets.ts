import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { activations } from '../../src/core/activations.ts';
import { type Bounds, bounds } from '../../src/core/bounds.ts';
import {
  buildNet,
  createTensors,
  type Experiment,
  targetIds,
  tensorKey,
  tensorLayer,
} from '../../src/core/experiment.ts';
import { finish, type Measurement, measure, measureBatch } from '../../src/core/measurement.ts';
import { type CostId, costIds, depth, type Net } from '../../src/core/network.ts';
import { innerRungs, type Rungs } from '../../src/core/rungs.ts';
import { type Slack, slack } from '../../src/core/slack.ts';
import { type ActivationId, activationIds, type Matrix } from '../../src/core/types.ts';
import { type WeightNorms, weightNorms } from '../../src/core/weight-norms.ts';
import { distributionIds, fanIds } from '../../src/core/weights.ts';

/** For tests with many random nets, which may meet a busy machine. */
export const patient = { timeout: 60_000 } as const;

/** Nets and experiments for the tests of core and of what stands on it. */

/** A file of reference values. Their origin is in the file. */
export function readOracle<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../oracle/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** wˡ_jk, bˡ_j with l from 2, j and k from 1. */
export interface NetFormula {
  readonly sizes: readonly number[];
  readonly activation: ActivationId;
  readonly cost?: CostId;
  readonly w: (l: number, j: number, k: number) => number;
  readonly b: (l: number, j: number) => number;
}

/** `formula.sizes` begins with n_1. */
export function netOf(formula: NetFormula): Net {
  const cost = formula.cost ?? 'quadratic';
  const sizes = [0, ...formula.sizes];
  const w: Matrix[] = [];
  const b: Float64Array[] = [];
  const factor: number[] = [];
  for (let l = 2; l < sizes.length; l++) {
    const [rows, columns] = [sizes[l]!, sizes[l - 1]!];
    w[l] = { rows, columns, entries: new Float64Array(rows * columns) };
    for (let i = 0; i < rows * columns; i++) {
      w[l]!.entries[i] = formula.w(l, Math.floor(i / columns) + 1, (i % columns) + 1);
    }
    b[l] = Float64Array.from({ length: rows }, (_, j) => formula.b(l, j + 1));
    factor[l] = 1;
  }
  const activation = activations[formula.activation];
  const outputActivation = cost === 'cross-entropy' ? activations.sigmoid : activation;
  return { sizes, w, b, factor, activation, outputActivation, cost };
}

/** Everything the page computes for one net. */
export interface Results {
  readonly net: Net;
  readonly measurement: Measurement;
  readonly norms: (r: number) => WeightNorms;
  readonly bounds: Bounds;
  /** At index l; empty for several examples. */
  readonly rungs: readonly Rungs[];
  readonly slack: Slack | null;
}

export function resultsOf(net: Net, measurement: Measurement, norms: (r: number) => WeightNorms): Results {
  const outer = bounds(net, measurement, norms);
  const rungs: Rungs[] = [];
  for (const rung of innerRungs(net, measurement, outer)) rungs[rung.layer] = rung;
  return { net, measurement, norms, bounds: outer, rungs, slack: slack(net, measurement, norms) };
}

/** Of a net that is given, on examples that are given. */
export function runNet(
  net: Net,
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
): Results {
  const measurement = finish(
    measureBatch(net, x.length, (first, count) => ({
      examples: count,
      x: Float64Array.from(x.slice(first, first + count).flat()),
      y: Float64Array.from(y.slice(first, first + count).flat()),
    })),
  );
  const known = net.w.map((w) => weightNorms(w));
  return resultsOf(net, measurement, (r) => known[r]!);
}

export function runExperiment(experiment: Experiment): Results & { readonly experiment: Experiment } {
  const { seed, width, distribution, ends } = tensorKey(experiment);
  const tensors = createTensors(seed, width, distribution, ends);
  const net = buildNet(experiment, tensors);
  const measurement = finish(measure(experiment, net));
  const norms = (r: number) => tensors.norms(tensorLayer(experiment, r));
  return { experiment, ...resultsOf(net, measurement, norms) };
}

export const defaultExperiment: Experiment = {
  layers: 12,
  width: 30,
  activation: 'sigmoid',
  weightScale: 1,
  biasScale: 0,
  distribution: 'gaussian',
  fan: 'in',
  cost: 'quadratic',
  target: 'one-hot',
  examples: 1,
  tied: false,
  seed: 1,
};

/** Any experiment the settings admit, up to these sizes; scales on a logarithmic track, their ends included. */
export function anyExperiment({ layers = 100, width = 64, examples = 1 } = {}): fc.Arbitrary<Experiment> {
  const scale = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.double({ min: Math.log(0.05), max: Math.log(20), noNaN: true }).map(Math.exp),
    },
    { weight: 1, arbitrary: fc.constantFrom(0.05, 1, Math.SQRT2, 20) },
  );
  return fc.record({
    layers: fc.integer({ min: 2, max: layers }),
    // Wide nets are dear and much alike.
    width: fc.oneof(
      { weight: 1, arbitrary: fc.integer({ min: 1, max: width }) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: Math.min(width, 16) }) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: Math.min(width, 3) }) },
    ),
    activation: fc.constantFrom(...activationIds),
    weightScale: scale.map((value) => Math.min(20, Math.max(0.05, value))),
    biasScale: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5, noNaN: true })),
    distribution: fc.constantFrom(...distributionIds),
    fan: fc.constantFrom(...fanIds),
    cost: fc.constantFrom(...costIds),
    target: fc.constantFrom(...targetIds),
    examples: examples === 1 ? fc.constant(1) : fc.integer({ min: 2, max: examples }),
    tied: fc.boolean(),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  });
}

/** 2 … L. */
export const layersOf = (net: Net): number[] => Array.from({ length: depth(net) - 1 }, (_, i) => i + 2);

/** |actual − expected| relative to |expected|, or to `size` where it is given. */
export const difference = (actual: number, expected: number, size = Math.abs(expected)): number =>
  actual === expected ? 0 : Math.abs(actual - expected) / size;
