import type { Net } from '../network.ts';
import type { TrainingSet } from './examples.ts';
import { type Layout, layoutOf, type Parts, partsOfGradient, partsOfParameters } from './parameters.ts';
import { backwardChunk, forwardChunk, tallyOutputs } from './passes.ts';
import type { Meter } from './slices.ts';
import { type Tally, type Workspace, workspaceOf } from './workspace.ts';

/** Everything that one net in training works with; θ and the gradient are overwritten at every step. */
export interface Bench extends Meter {
  readonly net: Net;
  readonly layout: Layout;
  readonly theta: Float64Array;
  /** By layer; see {@link Layout}. */
  readonly gradient: Float64Array;
  readonly parameters: Parts;
  readonly gradients: Parts;
  readonly space: Workspace;
}

/** Examples that go through the net together. */
const chunk = 32;

/** `together` is how many examples have to go through the net at once where they depend on each other. */
export function benchOf(net: Net, theta: Float64Array, sparse: boolean, together = 1): Bench {
  const layout = layoutOf(net, sparse);
  const gradient = new Float64Array(layout.length);
  const most = net.variant?.couplesExamples ? together : chunk;
  return {
    net,
    layout,
    theta,
    gradient,
    parameters: partsOfParameters(layout, theta),
    gradients: partsOfGradient(layout, gradient),
    space: workspaceOf(net, most, sparse),
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
    yield* forwardChunk(space, parameters, set, order, from + done, m, bench);
    if (wantsTally) tallyOutputs(space, set, order, from + done, m);
    yield* backwardChunk(space, parameters, set, order, from + done, m, 1 / count, gradients, bench);
  }
  return { ...tally };
}

/** Costs and right answers of all examples of a set. */
export function* judge(bench: Bench, set: TrainingSet, order: Int32Array): Generator<null, Readonly<Tally>> {
  const { space, parameters } = bench;
  const tally = cleared(space.tally);
  for (let done = 0; done < set.examples; done += space.most) {
    const m = Math.min(space.most, set.examples - done);
    yield* forwardChunk(space, parameters, set, order, done, m, bench);
    tallyOutputs(space, set, order, done, m);
  }
  return { ...tally };
}

function cleared(tally: Tally): Tally {
  tally.examples = 0;
  tally.cost = 0;
  tally.correct = 0;
  return tally;
}
