import { type BackwardPass, backward, type SinglePass } from './backpropagation.ts';
import { drawBatch, type Experiment } from './experiment.ts';
import { norm, product } from './linear-algebra.ts';
import { type Batch, depth, errorOf, type ForwardPass, forward, meanCost, type Net } from './network.ts';
import type { Matrix } from './types.ts';

/** What one net does to its examples. Natural logarithms, −∞ for an exact zero; arrays are indexed by layer. */
export interface Measurement {
  readonly examples: number;
  /** Mean cost C̄ over the examples. */
  readonly cost: number;
  /** log (1/m)Σ‖a^L − y‖. */
  readonly logError: number;
  /** log‖∂C̄/∂bˡ‖, l = 2 … L; for one example log‖δˡ‖. */
  readonly logDelta: Float64Array;
  /** log‖∂C̄/∂wˡ‖_F, l = 2 … L. */
  readonly logGradW: Float64Array;
  /** log (1/m)Σ_x ‖e_x‖ ∏_{r=l}^{L} max_j|σ′(zʳ_xj)|, l = 2 … L. */
  readonly logSlopes: Float64Array;
  /** The passes themselves, for one example. */
  readonly single: SinglePass | null;
}

/** A vector exp(log)·vector that grows by terms of any size. */
interface LogSum {
  log: number;
  readonly vector: Float64Array;
}

/** Makes room in the sum for terms of size exp(log): afterwards sum.log ≥ log. */
function raise(sum: LogSum, log: number): void {
  if (log <= sum.log) return;
  const shrink = Math.exp(sum.log - log);
  for (let i = 0; i < sum.vector.length; i++) sum.vector[i]! *= shrink;
  sum.log = log;
}

const emptySum = (length: number): LogSum => ({
  log: Number.NEGATIVE_INFINITY,
  vector: new Float64Array(length),
});

/** log‖sum‖ − log(count). */
function logMean(sum: LogSum, count: number): number {
  return sum.log === Number.NEGATIVE_INFINITY
    ? sum.log
    : sum.log + Math.log(norm(sum.vector)) - Math.log(count);
}

/** Σ_x δˡ_x and Σ_x δˡ_x(aˡ⁻¹_x)ᵀ = ΔAᵀ, added to the sums of layer l.  Shapes: n_l and n_l × n_{l−1}.  BP3, BP4. */
function addGradients(
  b: LogSum,
  w: LogSum,
  l: number,
  net: Net,
  forward: ForwardPass,
  back: BackwardPass,
): void {
  const rows = net.sizes[l]!;
  const columns = net.sizes[l - 1]!;
  const m = forward.examples;
  const d = back.direction[l]!;
  const logs = back.logDelta[l]!;
  const largest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return;
  raise(b, largest);
  raise(w, largest);
  // Both sums have the same log. Column x of Δ is δˡ_x in their unit.
  const delta: Matrix = { rows, columns: m, entries: new Float64Array(rows * m) };
  for (let x = 0; x < m; x++) {
    const size = Math.exp(logs[x]! - b.log);
    for (let j = 0; j < rows; j++) {
      const value = size * d[x * rows + j]!;
      delta.entries[j * m + x] = value;
      b.vector[j]! += value;
    }
  }
  const sum = product(delta, { rows: m, columns, entries: forward.a[l - 1]! }).entries;
  for (let i = 0; i < sum.length; i++) w.vector[i]! += sum[i]!;
}

/** Multiply-adds between two looks at the clock: a few milliseconds of work. */
const sliceWork = 4e6;

/**
 * Runs the net on its examples, some at a time; yields the measurement of those done so far and returns that of all.
 * ∂C̄/∂bˡ and ∂C̄/∂wˡ are gradients of the mean cost: averaged before the norm is taken, as in Nielsen's ch. 5.
 */
export function* measureBatch(
  net: Net,
  examples: number,
  draw: (first: number, count: number) => Batch,
): Generator<Measurement, Measurement> {
  const L = depth(net);
  const work = net.w.reduce((sum, w) => sum + 3 * w.entries.length, 0);
  const block = Math.max(1, Math.min(32, Math.floor(sliceWork / work)));
  const gradB = net.sizes.map((n, l) => emptySum(l < 2 ? 0 : n));
  const gradW = net.sizes.map((n, l) => emptySum(l < 2 || examples === 1 ? 0 : n * net.sizes[l - 1]!));
  const slopes = net.sizes.map(() => emptySum(1));
  const errors = emptySum(1);
  let cost = 0;
  for (let done = 0; ; ) {
    const batch = draw(done, Math.min(block, examples - done));
    const ahead = forward(net, batch.x, batch.examples);
    const error = errorOf(net, batch, ahead);
    const back = backward(net, ahead, error);
    cost += meanCost(net, batch, ahead, error) * batch.examples;
    for (let x = 0; x < batch.examples; x++) {
      const n = net.sizes[L]!;
      let log = Math.log(norm(error, x * n, n));
      addTerm(errors, log);
      for (let l = L; l >= 2; l--) {
        log += back.logSlopeMax[l]![x]!;
        addTerm(slopes[l]!, log);
      }
    }
    const single = examples === 1 ? { forward: ahead, backward: back } : null;
    if (!single) for (let l = 2; l <= L; l++) addGradients(gradB[l]!, gradW[l]!, l, net, ahead, back);
    done += batch.examples;
    const measurement: Measurement = {
      examples: done,
      cost: cost / done,
      logError: logMean(errors, done),
      logDelta: Float64Array.from(gradB, (sum, l) =>
        l < 2 ? 0 : single ? back.logDelta[l]![0]! : logMean(sum, done),
      ),
      logGradW: Float64Array.from(gradW, (sum, l) =>
        l < 2 ? 0 : single ? logGradientOfWeights(l, ahead, back) : logMean(sum, done),
      ),
      logSlopes: Float64Array.from(slopes, (sum) => logMean(sum, done)),
      single,
    };
    if (done >= examples) return measurement;
    yield measurement;
  }
}

function addTerm(sum: LogSum, log: number): void {
  if (log === Number.NEGATIVE_INFINITY) return;
  raise(sum, log);
  sum.vector[0]! += Math.exp(log - sum.log);
}

/** ‖∂C/∂wˡ‖ = ‖δˡ‖‖aˡ⁻¹‖ for one example: δaᵀ has rank one. */
function logGradientOfWeights(l: number, ahead: ForwardPass, back: BackwardPass): number {
  return back.logDelta[l]![0]! + Math.log(norm(ahead.a[l - 1]!));
}

/** The measurement of an experiment. */
export const measure = (experiment: Experiment, net: Net): Generator<Measurement, Measurement> =>
  measureBatch(net, experiment.examples, (first, count) => drawBatch(experiment, first, count));

/** Runs a generator to its end. */
export function finish<T>(generator: Generator<unknown, T>): T {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}
