import type { Net } from '../network.ts';
import type { TrainingSet } from './examples.ts';
import { benchOf, gradientOf, judge } from './gradient.ts';
import { naturalOrder, shuffledOrder } from './order.ts';
import { gatherTied, layoutOf, netOfParameters, parametersOf } from './parameters.ts';
import { memories, stepsPerEpoch, type TrainingPlan } from './plan.ts';
import { isPoint } from './points.ts';
import { changeOf, hasRunAway, rowOf } from './readout.ts';
import { spend } from './slices.ts';
import { clipFactor, stretchesOf, update } from './update.ts';

/** What is trained, on what, and how: everything that fixes a training. */
export interface TrainingTask {
  /** As drawn. */
  readonly net: Net;
  readonly set: TrainingSet;
  /** Examples that are never trained on. */
  readonly test: TrainingSet | null;
  readonly plan: TrainingPlan;
  /** Of the order in which mini-batches take the examples. */
  readonly seed: number;
}

/** A place in a training from which it goes on as if it had never stopped. */
export interface Checkpoint {
  /** Steps done. */
  readonly step: number;
  readonly theta: Float64Array<ArrayBuffer>;
  /** What the optimiser remembers. */
  readonly memory: Float64Array<ArrayBuffer>;
}

export interface TrainingPart {
  /** New points, in rows as {@link PointRows} has them; all up to the checkpoint have been told then. */
  readonly rows: Float64Array<ArrayBuffer>;
  readonly checkpoint: Checkpoint;
  /** Why it does not go on: all epochs are done, or a number has left the range of doubles. */
  readonly end: 'done' | 'diverged' | null;
}

export interface TrainingCourse {
  /** Where to begin; null for the net as drawn. */
  readonly from: Checkpoint | null;
  /** The step after which to stop; null for the end of the plan. */
  readonly until: number | null;
  /** Steps between points at first. */
  readonly every: number;
}

/** Multiply-adds between parts: a checkpoint is a copy of all parameters. */
const partWork = 2e7;
const worthOfCopying = 100;

/**
 * Trains; gives points and a checkpoint from time to time and at the end, and null where a slice of some milliseconds ends.
 * The same task and plan give the same numbers however often it was stopped on the way.
 */
export function* train(task: TrainingTask, course: TrainingCourse): Generator<TrainingPart | null, void> {
  const { net, set, test, plan } = task;
  const sparse = set.sparse !== null;
  const layout = layoutOf(net, sparse);
  const theta = course.from?.theta.slice() ?? parametersOf(net, layout);
  const memory = course.from?.memory.slice() ?? new Float64Array(memories[plan.optimiser] * theta.length);
  const stretches = stretchesOf(layout, plan, set.examples);
  const all = naturalOrder(Math.max(set.examples, test?.examples ?? 0));
  const bench = benchOf(net, theta, sparse, all.length);
  const perEpoch = stepsPerEpoch(plan, set.examples);
  const batch = plan.batch ?? set.examples;
  const total = plan.epochs * perEpoch;
  const last = Math.min(course.until ?? total, total);
  const partEvery = Math.max(partWork, worthOfCopying * theta.length);

  const rows: number[] = [];
  let step = course.from?.step ?? 0;
  let told = course.from ? step : -1;
  let change: Float64Array | null = null;
  let order = all;
  let orderOf = -1;
  let partAt = bench.work + partEvery;

  const part = (end: TrainingPart['end']): TrainingPart => {
    partAt = bench.work + partEvery;
    const checkpoint = { step, theta: theta.slice(), memory: memory.slice() };
    return { rows: Float64Array.from(rows.splice(0)), checkpoint, end };
  };

  for (;;) {
    let fresh = false;
    if (step > told && (step === last || isPoint(step, course.every))) {
      const tally = yield* gradientOf(bench, set, all, 0, set.examples, true);
      const row = rowOf(bench, step, tally, test && (yield* judge(bench, test, all)), change);
      rows.push(...row);
      told = step;
      fresh = batch >= set.examples;
      if (hasRunAway(row)) return yield part('diverged');
    }
    if (step >= last) return yield part(step === total ? 'done' : null);
    if (bench.work >= partAt) yield part(null);

    if (!fresh) {
      const epoch = Math.floor(step / perEpoch);
      const from = (step % perEpoch) * batch;
      if (batch < set.examples && orderOf !== epoch) {
        order = shuffledOrder(task.seed, epoch, set.examples);
        orderOf = epoch;
      }
      yield* gradientOf(bench, set, order, from, Math.min(batch, set.examples - from), false);
    }
    const looked = step + 1 === last || isPoint(step + 1, course.every);
    const before = looked ? theta.slice() : null;
    gatherTied(layout, bench.gradient);
    const clip = clipFactor(bench.gradient, theta.length, plan.clip);
    for (const stretch of stretches) update(plan, step + 1, theta, bench.gradient, memory, clip, stretch);
    step++;
    change = before ? changeOf(bench, before) : null;
    if (spend(bench, 3 * theta.length)) yield null;
  }
}

/** The net that a checkpoint holds. */
export function trainedNet({ net, set }: TrainingTask, { theta }: Checkpoint): Net {
  return netOfParameters(net, layoutOf(net, set.sparse !== null), theta);
}
