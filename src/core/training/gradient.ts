import { depth, type Net } from '../network.ts';
import type { TrainingSet } from './examples.ts';
import { type Layout, layoutOf, type Parts, partsOfGradient, partsOfParameters } from './parameters.ts';
import {
  backwardChunk,
  forwardChunk,
  type Tally,
  tallyOutputs,
  type Workspace,
  workspaceOf,
} from './passes.ts';

/** Everything that one net in training works with; θ and the gradient are overwritten at every step. */
export interface Bench {
  readonly net: Net;
  readonly layout: Layout;
  readonly theta: Float64Array;
  /** By layer; see {@link Layout}. */
  readonly gradient: Float64Array;
  readonly parameters: Parts;
  readonly gradients: Parts;
  readonly space: Workspace;
  /** Of one example, in multiply-adds, roughly. */
  readonly forwardWork: number;
  /** Multiply-adds since somebody looked. */
  work: number;
}

/** Multiply-adds between two looks at the clock: a few milliseconds. */
const sliceWork = 4e6;
/** What an activation and its slope cost, in multiply-adds. */
const unitWork = 20;
/** Of the pixels of a digit. */
const inkedShare = 0.2;
/** Examples that go through the net together. */
const chunk = 32;

/** `together` is how many examples have to go through the net at once where they depend on each other. */
export function benchOf(net: Net, theta: Float64Array, sparse: boolean, together = 1): Bench {
  const layout = layoutOf(net, sparse);
  const gradient = new Float64Array(layout.length);
  let forwardWork = 0;
  for (let l = 2; l <= depth(net); l++) {
    const share = sparse && l === 2 ? inkedShare : 1;
    forwardWork += share * net.w[l]!.entries.length + unitWork * net.sizes[l]!;
  }
  const apart = Math.max(1, Math.min(chunk, Math.floor(sliceWork / (3 * forwardWork))));
  const most = net.variant?.couplesExamples ? together : apart;
  return {
    net,
    layout,
    theta,
    gradient,
    parameters: partsOfParameters(layout, theta),
    gradients: partsOfGradient(layout, gradient),
    space: workspaceOf(net, most, sparse),
    forwardWork,
    work: 0,
  };
}

/**
 * ∂C̄/∂wˡ and ∂C̄/∂bˡ of the mean cost of the examples order[from … from+count), into bench.gradient, layer by layer, tied or
 * not; what they cost and how many are told right, if somebody wants to know.
 */
export function* gradientOf(
  bench: Bench,
  set: TrainingSet,
  order: Int32Array,
  from: number,
  count: number,
  wantsTally: boolean,
): Generator<null, Readonly<Tally>> {
  const { space, parameters, gradients, gradient } = bench;
  gradient.fill(0);
  const tally = cleared(space.tally);
  for (let done = 0; done < count; done += space.most) {
    const m = Math.min(space.most, count - done);
    forwardChunk(space, parameters, set, order, from + done, m);
    if (wantsTally) tallyOutputs(space, set, order, from + done, m);
    backwardChunk(space, parameters, set, order, from + done, m, 1 / count, gradients);
    if (spend(bench, 3 * m * bench.forwardWork)) yield null;
  }
  return { ...tally };
}

/** Costs and right answers of all examples of a set. */
export function* judge(bench: Bench, set: TrainingSet, order: Int32Array): Generator<null, Readonly<Tally>> {
  const { space, parameters } = bench;
  const tally = cleared(space.tally);
  for (let done = 0; done < set.examples; done += space.most) {
    const m = Math.min(space.most, set.examples - done);
    forwardChunk(space, parameters, set, order, done, m);
    tallyOutputs(space, set, order, done, m);
    if (spend(bench, m * bench.forwardWork)) yield null;
  }
  return { ...tally };
}

function cleared(tally: Tally): Tally {
  tally.examples = 0;
  tally.cost = 0;
  tally.correct = 0;
  return tally;
}

/** Books the work; whether it is time for somebody else to have a turn. */
export function spend(bench: Bench, work: number): boolean {
  const before = Math.floor(bench.work / sliceWork);
  bench.work += work;
  return Math.floor(bench.work / sliceWork) > before;
}
