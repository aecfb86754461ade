import type { Bounds } from '../core/bounds.ts';
import { type EndQuantiles, type Ends, endQuantilesOf } from '../core/ensemble/ends.ts';
import { type Ensemble, sampleEnsemble } from '../core/ensemble/ensemble.ts';
import { type GradientQuantiles, gradientQuantilesOf } from '../core/ensemble/samples.ts';
import { type SideBySide, sampleSideBySide } from '../core/ensemble/side-by-side.ts';
import { buildNet, type Experiment, type TensorKey, tensorKey, tensorLayers } from '../core/experiment.ts';
import { jacobianSpectra, type Spectrum } from '../core/jacobian-spectrum.ts';
import { phasePlane } from '../core/mean-field/phase-plane.ts';
import { finish, type Measurement, measure } from '../core/measurement.ts';
import type { Net } from '../core/network.ts';
import { innerRungs, type Rungs } from '../core/rungs.ts';
import type { ActivationId } from '../core/types.ts';
import type { WeightNorms } from '../core/weight-norms.ts';
import { type ComparedEnds, type ComparisonRequest, compareEnds } from './comparison-job.ts';
import { type RecurrentPart, type RecurrentRequest, unroll } from './recurrent-job.ts';
import type { TensorCache } from './tensor-cache.ts';
import {
  type RunPart,
  type SpeedsPart,
  type SpeedsRequest,
  speedsOfRuns,
  type TrainRequest,
  trainRuns,
} from './training-job.ts';

/** The layers of one key, in the order in which they are wanted. */
export interface LayersRequest extends TensorKey {
  readonly layers: readonly number[];
}

/** A copy of the entries of a matrix, to be given away. */
export interface DrawnWeights {
  readonly layer: number;
  readonly entries: Float64Array<ArrayBuffer>;
}

export interface LayerNorms {
  readonly layer: number;
  readonly norms: WeightNorms;
}

export interface RungsRequest {
  readonly experiment: Experiment;
  /** The outer rungs, which the inner ones do not exceed. */
  readonly outer: Bounds;
}

export interface EnsembleRequest {
  readonly experiment: Experiment;
  readonly runs: number;
}

/** Several experiments, each by so many nets. */
export interface SideBySideRequest {
  readonly experiments: readonly Experiment[];
  readonly runs: number;
}

/** The typical case over a grid of settings: columns are σ_w, rows σ_b. */
export interface PlaneRequest {
  readonly activation: ActivationId;
  readonly weightScales: readonly number[];
  readonly biasScales: readonly number[];
}

export interface PlaneRow {
  readonly row: number;
  /** q* and χ₁ by column. */
  readonly variance: Float64Array<ArrayBuffer>;
  readonly chi: Float64Array<ArrayBuffer>;
}

/** What each kind of job is asked, and what it tells part by part. */
export interface JobTypes {
  /** Matrices at unit scale. */
  readonly draw: { readonly request: LayersRequest; readonly part: DrawnWeights };
  /** Each part is the measurement of all examples so far; the last is that of all. */
  readonly measure: { readonly request: Experiment; readonly part: Measurement };
  readonly norms: { readonly request: LayersRequest; readonly part: LayerNorms };
  /** One layer a part, from L down. */
  readonly rungs: { readonly request: RungsRequest; readonly part: Rungs };
  /** The singular values of J_l, one layer a part, from L down; of one example. */
  readonly spectrum: { readonly request: Experiment; readonly part: Spectrum };
  /** Each part is the ensemble of the nets so far; the last is the whole one. */
  readonly ensemble: { readonly request: EnsembleRequest; readonly part: Ensemble };
  /** Each part is all experiments by the nets so far: the first layer against the last. */
  readonly depths: {
    readonly request: SideBySideRequest;
    readonly part: SideBySide<Ends<EndQuantiles>>;
  };
  /** Likewise: every layer. */
  readonly activations: { readonly request: SideBySideRequest; readonly part: SideBySide<GradientQuantiles> };
  /** One row a part, first every eighth one, then those between. */
  readonly plane: { readonly request: PlaneRequest; readonly part: PlaneRow };
  /** One experiment a part: first all of them by a few nets, then each by all. */
  readonly comparison: { readonly request: ComparisonRequest; readonly part: ComparedEnds };
  /** The matrix of a net with tied weights, then the Jacobians from L−1 down, then powers. */
  readonly recurrent: { readonly request: RecurrentRequest; readonly part: RecurrentPart };
  /** Each part has new points of one net, and a place to go on from. */
  readonly train: { readonly request: TrainRequest; readonly part: RunPart };
  /** One net of the ensemble a part. */
  readonly speeds: { readonly request: SpeedsRequest; readonly part: SpeedsPart };
}

export type JobKind = keyof JobTypes;
export type RequestOf<Kind extends JobKind> = JobTypes[Kind]['request'];
export type PartOf<Kind extends JobKind> = JobTypes[Kind]['part'];

/** Long work, cut into steps of some milliseconds; `null` where a step ends without anything to tell. */
export type Job<Part> = Generator<Part | null, void>;

function* netOf(experiment: Experiment, cache: TensorCache): Generator<null, Net> {
  const tensors = cache.tensors(tensorKey(experiment));
  for (const layer of tensorLayers(experiment)) {
    if (tensors.effort(layer) === 'none') continue;
    tensors.weights(layer);
    yield null;
  }
  return buildNet(experiment, tensors);
}

/** 0 … rows − 1, coarse steps first. */
function interlaced(rows: number): readonly number[] {
  const order = [8, 4, 2, 1].flatMap((stride) =>
    Array.from({ length: Math.ceil(rows / stride) }, (_, i) => i * stride),
  );
  return [...new Set(order)];
}

export const jobs: {
  readonly [Kind in JobKind]: (request: RequestOf<Kind>, cache: TensorCache) => Job<PartOf<Kind>>;
} = {
  *draw(request, cache) {
    const tensors = cache.tensors(request);
    for (const layer of request.layers) {
      yield { layer, entries: new Float64Array(tensors.weights(layer).entries) };
    }
  },
  *measure(experiment, cache) {
    const net = yield* netOf(experiment, cache);
    yield yield* measure(experiment, net);
  },
  *norms(request, cache) {
    const tensors = cache.tensors(request);
    for (const layer of request.layers) yield { layer, norms: tensors.norms(layer) };
  },
  *rungs({ experiment, outer }, cache) {
    const net = yield* netOf(experiment, cache);
    yield* innerRungs(net, finish(measure(experiment, net)), outer);
  },
  *spectrum(experiment, cache) {
    const net = yield* netOf(experiment, cache);
    const { single } = finish(measure(experiment, net));
    if (single) yield* jacobianSpectra(net, single);
  },
  *ensemble({ experiment, runs }, cache) {
    yield yield* sampleEnsemble(experiment, runs, cache.ensembles);
  },
  *depths({ experiments, runs }, cache) {
    yield* sampleSideBySide(experiments, runs, cache.ensembles, endQuantilesOf);
  },
  *activations({ experiments, runs }, cache) {
    yield* sampleSideBySide(experiments, runs, cache.ensembles, gradientQuantilesOf);
  },
  *plane({ activation, weightScales, biasScales }) {
    for (const row of interlaced(biasScales.length)) {
      const { variance, chi } = finish(phasePlane(activation, weightScales, [biasScales[row]!]));
      yield { row, variance, chi };
    }
  },
  *comparison(request, cache) {
    yield* compareEnds(request, (experiment) => netOf(experiment, cache), cache);
  },
  *recurrent(request, cache) {
    yield* unroll(request, (experiment) => netOf(experiment, cache));
  },
  *train(request, cache) {
    yield* trainRuns(request, (experiment) => netOf(experiment, cache));
  },
  *speeds(request, cache) {
    yield* speedsOfRuns(request, (experiment) => netOf(experiment, cache));
  },
};

/** What of a part is moved to the other thread instead of being copied. */
export const transfers: { readonly [Kind in JobKind]?: (part: PartOf<Kind>) => Transferable[] } = {
  draw: ({ entries }) => [entries.buffer],
  plane: ({ variance, chi }) => [variance.buffer, chi.buffer],
  train: ({ rows, checkpoint: { theta, memory } }) => [rows.buffer, theta.buffer, memory.buffer],
  speeds: ({ logGradB, logGradW }) => [logGradB.buffer, logGradW.buffer],
};
