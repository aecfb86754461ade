import type { Digits } from '../core/digits.ts';
import type { Experiment } from '../core/experiment.ts';
import type { Net } from '../core/network.ts';
import { runSeed } from '../core/random.ts';
import { digitSet, trainingSetOf } from '../core/training/examples.ts';
import { stepsPerEpoch, type TrainingPlan } from '../core/training/plan.ts';
import { type StartingSpeeds, startingSpeeds } from '../core/training/starting-speeds.ts';
import { type TrainingCourse, type TrainingPart, train } from '../core/training/train.ts';

/** A net to be trained, or to be trained on. */
export interface RunRequest extends TrainingCourse {
  readonly id: number;
  readonly experiment: Experiment;
  readonly plan: TrainingPlan;
}

export interface TrainRequest {
  readonly runs: readonly RunRequest[];
  /** Digits to test the nets on that are trained on digits. */
  readonly test: Digits | null;
}

export interface RunPart extends TrainingPart {
  readonly id: number;
}

export interface SpeedsRequest {
  readonly experiment: Experiment;
  readonly runs: number;
  /** The first net of the ensemble to be taken; the net of the seed itself before all of them where it is null. */
  readonly from: number | null;
}

/** Of the net `run` of the ensemble; of the net of the seed itself where that is null. */
export interface SpeedsPart extends StartingSpeeds {
  readonly run: number | null;
}

type NetOf = (experiment: Experiment) => Generator<null, Net>;

/** Several nets in one thread: the one with the fewest epochs behind it goes next, so that their curves grow side by side. */
export function* trainRuns({ runs, test }: TrainRequest, netOf: NetOf): Generator<RunPart | null, void> {
  const testSet = test && digitSet(test);
  const racers: {
    id: number;
    steps: number;
    epochs: number;
    course: Generator<TrainingPart | null, void>;
  }[] = [];
  for (const run of runs) {
    const { experiment, plan } = run;
    const net = yield* netOf(experiment);
    const set = trainingSetOf(experiment);
    const task = {
      net,
      set,
      test: experiment.digits ? testSet : null,
      plan,
      seed: experiment.seed,
    };
    const steps = stepsPerEpoch(plan, set.examples);
    racers.push({ id: run.id, steps, epochs: (run.from?.step ?? 0) / steps, course: train(task, run) });
    yield null;
  }
  while (racers.length > 0) {
    const next = racers.reduce((least, racer) => (racer.epochs < least.epochs ? racer : least));
    const { value, done } = next.course.next();
    if (done) racers.splice(racers.indexOf(next), 1);
    else if (value) {
      next.epochs = value.checkpoint.step / next.steps;
      yield { id: next.id, ...value };
    } else yield null;
  }
}

/** The starting speeds of the net of the seed, and then of the nets of an ensemble, one net a part. */
export function* speedsOfRuns(
  { experiment, runs, from }: SpeedsRequest,
  netOf: NetOf,
): Generator<SpeedsPart | null, void> {
  const images = experiment.digits ? trainingSetOf(experiment) : null;
  const all = [null, ...Array(runs).keys()];
  for (const run of all.slice(all.indexOf(from))) {
    const one = run === null ? experiment : { ...experiment, seed: runSeed(experiment.seed, run) };
    const net = yield* netOf(one);
    yield { run, ...(yield* startingSpeeds(net, images ?? trainingSetOf(one))) };
  }
}
