import type { BackwardPass, SinglePass } from './backpropagation.ts';
import { drawBatch, type Experiment } from './experiment.ts';
import { norm, product } from './linear-algebra.ts';
import { addTerm, emptySum, type LogSum, logMean, raise } from './log-sum.ts';
import { type Batch, depth, type ForwardPass, meanCost, type Net } from './network.ts';
import { passes } from './passes.ts';
import type { Matrix } from './types.ts';
import { seenOf, type VariantMeasurement } from './variants/measurement.ts';

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
  /** What else is measured of a net that is not plain. */
  readonly variant?: VariantMeasurement;
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
  if (b.log === Number.POSITIVE_INFINITY) return;
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

/** Both passes of some of the examples. */
type Walked = Batch & ReturnType<typeof finishedPasses>;
const finishedPasses = (net: Net, batch: Batch) => finish(passes(net, batch));

interface Gathering {
  readonly add: (walked: Walked) => void;
  /** Of the examples that have been added. */
  readonly measurement: () => Measurement;
}

/** Sums over examples that come some at a time; of one example nothing is summed that need not be. */
function gathering(net: Net, examples: number): Gathering {
  const L = depth(net);
  const alone = examples === 1;
  const seen = net.variant && seenOf(net, net.variant);
  // Rounded numbers are summed as they are stored, also those of one example.
  const plainly = alone && !net.variant?.format;
  const gradB = net.sizes.map((n, l) => emptySum(l < 2 ? 0 : n));
  const gradW = net.sizes.map((n, l) => emptySum(l < 2 || plainly ? 0 : n * net.sizes[l - 1]!));
  const slopes = net.sizes.map(() => emptySum(1));
  const errors = emptySum(1);
  const meanOf = seen?.meanOf ?? logMean;
  let cost = 0;
  let done = 0;
  let single: SinglePass | null = null;

  const add: Gathering['add'] = (walked) => {
    const { examples: m, forward, error, backward } = walked;
    cost += meanCost(net, walked, forward, error) * m;
    const n = net.sizes[L]!;
    for (let x = 0; x < m; x++) {
      let log = Math.log(norm(error, x * n, n));
      addTerm(errors, log);
      for (let l = L; l >= 2; l--) {
        log += backward.logSlopeMax[l]![x]!;
        addTerm(slopes[l]!, log);
      }
    }
    if (alone) single = { forward, backward };
    if (!plainly) for (let l = 2; l <= L; l++) addGradients(gradB[l]!, gradW[l]!, l, net, forward, backward);
    seen?.add(walked);
    done += m;
  };

  const measurement = (): Measurement => ({
    examples: done,
    cost: cost / done,
    logError: logMean(errors, done),
    logDelta: Float64Array.from(gradB, (sum, l) => {
      if (l < 2) return 0;
      return plainly ? single!.backward.logDelta[l]![0]! : meanOf(sum, done, l);
    }),
    logGradW: Float64Array.from(gradW, (sum, l) => {
      if (l < 2) return 0;
      return plainly ? logGradientOfWeights(l, single!) : meanOf(sum, done);
    }),
    logSlopes: Float64Array.from(slopes, (sum) => logMean(sum, done)),
    single,
    ...(seen && { variant: seen.measurement(done) }),
  });
  return { add, measurement };
}

/**
 * Runs the net on its examples, some at a time; yields the measurement of those done so far and returns that of all.
 * ∂C̄/∂bˡ and ∂C̄/∂wˡ are gradients of the mean cost: averaged before the norm is taken, as in Nielsen's ch. 5. Where examples
 * meet on the way, in batch normalisation, a first few are measured as a batch of their own, and then all together; null
 * comes in between.
 */
export function* measureBatch(
  net: Net,
  examples: number,
  draw: (first: number, count: number) => Batch,
): Generator<Measurement | null, Measurement> {
  const work = net.w.reduce((sum, w) => sum + 3 * w.entries.length, 0);
  const block = Math.max(1, Math.min(32, Math.floor(sliceWork / work)));
  if (net.variant?.couplesExamples) {
    const few = Math.max(3, block);
    if (examples > few) yield yield* measureTogether(net, draw(0, few));
    return yield* measureTogether(net, draw(0, examples));
  }
  const { add, measurement } = gathering(net, examples);
  for (let done = 0; ; ) {
    const batch = draw(done, Math.min(block, examples - done));
    add({ ...batch, ...finishedPasses(net, batch) });
    done += batch.examples;
    if (done >= examples) return measurement();
    yield measurement();
  }
}

function* measureTogether(net: Net, batch: Batch): Generator<null, Measurement> {
  const { add, measurement } = gathering(net, batch.examples);
  add({ ...batch, ...(yield* passes(net, batch)) });
  return measurement();
}

/** ‖∂C/∂wˡ‖ = ‖δˡ‖‖aˡ⁻¹‖ for one example: δaᵀ has rank one. */
function logGradientOfWeights(l: number, { forward, backward }: SinglePass): number {
  return backward.logDelta[l]![0]! + Math.log(norm(forward.a[l - 1]!));
}

/** The measurement of an experiment. */
export const measure = (experiment: Experiment, net: Net): Generator<Measurement | null, Measurement> =>
  measureBatch(net, experiment.examples, (first, count) => drawBatch(experiment, first, count));

/** Runs a generator to its end. */
export function finish<T>(generator: Generator<unknown, T>): T {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}
