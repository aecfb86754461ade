import { backward } from '../../src/core/backpropagation.ts';
import { buildNet, createTensors, drawBatch, type Experiment } from '../../src/core/experiment.ts';
import { norm } from '../../src/core/linear-algebra.ts';
import { finish, measure } from '../../src/core/measurement.ts';
import { type Batch, depth, errorOf, forward, type Net } from '../../src/core/network.ts';
import { trainingSetOf } from '../../src/core/training/examples.ts';
import { benchOf, gradientOf } from '../../src/core/training/gradient.ts';
import { layoutOf, netOfParameters, parametersOf } from '../../src/core/training/parameters.ts';
import type { Peer } from './peers/peer.ts';
import type { Contender } from './race.ts';

/** L and n of the nets that everybody takes examples through, forward and backward. */
export const shapes = [
  [5, 16],
  [10, 30],
  [30, 64],
  [64, 64],
  [100, 128],
] as const;

/** A net of sigmoids with the quadratic cost, whose factors are 1, and one-hot examples. */
export interface PassesTask {
  readonly experiment: Experiment;
  readonly net: Net;
  readonly batch: Required<Pick<Batch, 'examples' | 'x' | 'y'>>;
}

/** One run forms ∂C̄/∂wˡ and ∂C̄/∂bˡ, l = 2 … L, of all examples; some only add them to what is there. */
export interface PassesContender extends Contender {
  /** ‖∂C̄/∂wˡ‖ at l = 2 … L by a first run. */
  readonly norms: () => readonly number[];
  readonly precision: 'float64' | 'float32';
}

export type PassesPeer = Peer<PassesTask, PassesContender>;

export function passesTask(layers: number, width: number, examples: number): PassesTask {
  const experiment: Experiment = {
    layers,
    width,
    activation: 'sigmoid',
    weightScale: 1,
    biasScale: 0.1,
    distribution: 'gaussian',
    fan: 'in',
    cost: 'quadratic',
    target: 'one-hot',
    examples,
    tied: false,
    seed: 1,
  };
  const drawn = buildNet(experiment, createTensors(1, width, 'gaussian'));
  const layout = layoutOf(drawn, false);
  const net = netOfParameters(drawn, layout, parametersOf(drawn, layout));
  const { x, y } = drawBatch(experiment, 0, examples);
  return { experiment, net, batch: { examples, x, y: y! } };
}

/** The rows of a matrix. */
export const rowsOf = (entries: Float64Array, columns: number): readonly Float64Array[] =>
  Array.from({ length: entries.length / columns }, (_, i) =>
    entries.subarray(i * columns, (i + 1) * columns),
  );

/** Multiply-adds of one run; with w² … w^L forward, w^L … w³ backward, and in ∂C/∂w² … ∂C/∂w^L, if they are formed. */
export const workOf = (layers: number, width: number, examples: number, formsGradients: boolean): number =>
  (formsGradients ? 3 * layers - 4 : 2 * layers - 3) * width ** 2 * examples;

/** As the page does it while a slider moves: ‖∂C/∂wˡ‖ = ‖δˡ‖‖aˡ⁻¹‖ of every example, and no ∂C/∂wˡ. */
export function normsAlone({ net, batch }: PassesTask): Contender {
  const m = batch.examples;
  const run = () => {
    const ahead = forward(net, batch.x, m);
    const { logDelta } = backward(net, ahead, errorOf(net, batch, ahead));
    let sum = 0;
    for (let l = 2; l <= depth(net); l++) {
      const n = net.sizes[l - 1]!;
      for (let x = 0; x < m; x++) sum += logDelta[l]![x]! + Math.log(norm(ahead.a[l - 1]!, x * n, n));
    }
    return sum;
  };
  return { name: 'this core, norms of ∂C/∂w', run };
}

/** As the page does it in a step of training. */
export function gradients({ experiment, net, batch }: PassesTask): PassesContender {
  const bench = benchOf(net, parametersOf(net, layoutOf(net, false)), false);
  const set = trainingSetOf(experiment);
  const order = Int32Array.from({ length: batch.examples }, (_, x) => x);
  const run = () => {
    for (const _ of gradientOf(bench, set, order, 0, batch.examples, false));
    return bench.gradient[0]!;
  };
  const norms = () => {
    run();
    return bench.gradients.w.slice(2).map(({ entries }) => norm(entries));
  };
  return { name: 'this core, ∂C/∂w formed', run, norms, precision: 'float64' };
}

/** Relative errors that are allowed, and the norm below which nothing is asked: floats end at 10⁻³⁸. */
const allowed = {
  float64: { error: 1e-9, floor: 0 },
  float32: { error: 1e-3, floor: 1e-30 },
} as const;

/** Throws if a contender computes something else than the measurement of the page. */
export function assertSame({ experiment, net }: PassesTask, contenders: readonly PassesContender[]): void {
  const { logGradW } = finish(measure(experiment, net));
  for (const { name, norms, precision } of contenders) {
    const { error, floor } = allowed[precision];
    norms().forEach((value, i) => {
      const expected = Math.exp(logGradW[i + 2]!);
      if (expected < floor || Math.abs(value / expected - 1) <= error) return;
      throw new Error(`${name}: ‖∂C/∂w^${i + 2}‖ is ${value} and not ${expected}.`);
    });
  }
}
