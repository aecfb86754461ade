import { bounds } from '../core/bounds.ts';
import {
  type EndBracket,
  type EndQuantiles,
  type Ends,
  endBrackets,
  sampleEnds,
} from '../core/ensemble/ends.ts';
import type { EnsembleNumbers } from '../core/ensemble/ensemble.ts';
import { drawBatch, type Experiment, tensorKey, tensorLayer } from '../core/experiment.ts';
import { norm } from '../core/linear-algebra.ts';
import { finish, measure } from '../core/measurement.ts';
import type { Net } from '../core/network.ts';
import type { TensorCache } from './tensor-cache.ts';

/** Several experiments whose first and last layers are compared. */
export interface ComparisonRequest {
  readonly rows: readonly { readonly id: string; readonly experiment: Experiment }[];
  readonly runs: number;
}

/** What is known of one of them: quantiles over so many nets, and the net of the seed itself. */
export interface ComparedEnds {
  readonly id: string;
  readonly runs: number;
  readonly of: number;
  readonly many: Ends<EndQuantiles>;
  readonly own: Ends<EndBracket>;
}

/** Enough for a first look. */
const fewRuns = 8;

function* ownEnds(experiment: Experiment, net: Net, cache: TensorCache): Generator<null, Ends<EndBracket>> {
  const tensors = cache.tensors(tensorKey(experiment));
  for (let r = 3; r <= experiment.layers; r++) {
    const layer = tensorLayer(experiment, r);
    if (tensors.knownNorms(layer)) continue;
    tensors.norms(layer);
    yield null;
  }
  const measurement = finish(measure(experiment, net));
  yield null;
  const { x, examples } = drawBatch(experiment, 0, experiment.examples);
  const n = x.length / examples;
  let longest = 0;
  for (let i = 0; i < examples; i++) longest = Math.max(longest, norm(x, i * n, n));
  const norms = (r: number) => tensors.norms(tensorLayer(experiment, r));
  return endBrackets(measurement, bounds(net, measurement, norms), Math.log(longest));
}

/** A first look at all of them, and then all nets of each. */
export function* compareEnds(
  { rows, runs }: ComparisonRequest,
  netOf: (experiment: Experiment) => Generator<null, Net>,
  cache: TensorCache,
): Generator<ComparedEnds | null, void> {
  const numbers: EnsembleNumbers = cache.ensembles;
  const own = new Map<string, Ends<EndBracket>>();
  const few = Math.min(fewRuns, runs);
  for (const { id, experiment } of rows) {
    const many = yield* sampleEnds(experiment, few, numbers);
    const brackets = yield* ownEnds(experiment, yield* netOf(experiment), cache);
    own.set(id, brackets);
    yield { id, runs: few, of: runs, many, own: brackets };
  }
  if (few === runs) return;
  for (const { id, experiment } of rows) {
    const many = yield* sampleEnds(experiment, runs, numbers);
    yield { id, runs, of: runs, many, own: own.get(id)! };
  }
}
