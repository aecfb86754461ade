import { createEnsembleNumbers } from '../../src/compute/ensemble-numbers.ts';
import {
  batchOfRun,
  drawRun,
  type EnsembleNumbers,
  sampleEnsemble,
} from '../../src/core/ensemble/ensemble.ts';
import { quantilesOf } from '../../src/core/ensemble/samples.ts';
import { buildNet, type Experiment } from '../../src/core/experiment.ts';
import { finish, measureBatch } from '../../src/core/measurement.ts';
import { type ActivationId, activationIds } from '../../src/core/types.ts';
import { type Contender, digits, goals, race, table } from './race.ts';

export const title =
  'An ensemble of 200 nets at one step of a slider, with its bands (kept: from random numbers that outlast the step)';

const runs = 200;

const experimentOf = (layers: number, width: number, activation: ActivationId): Experiment => ({
  layers,
  width,
  activation,
  weightScale: 1,
  biasScale: 0.05,
  distribution: 'gaussian',
  fan: 'in',
  cost: 'quadratic',
  target: 'one-hot',
  examples: 1,
  tied: false,
  seed: 1,
});

/** Another scale at every run. */
function* steps(experiment: Experiment): Generator<Experiment, never> {
  for (let i = 0; ; i++) yield { ...experiment, weightScale: 0.8 + 0.01 * (i % 60) };
}

/** By the conditional laws. */
function conditional(experiment: Experiment, numbers: () => EnsembleNumbers): Contender['run'] {
  const at = steps(experiment);
  return () => finish(sampleEnsemble(at.next().value, runs, numbers())).delta.p50[2]!;
}

/** Every matrix drawn, forward and backward through each net; some of the nets, for all take seconds. */
function redrawn(experiment: Experiment, share: number): Contender['run'] {
  const at = steps(experiment);
  const some = Math.max(1, Math.round(runs * share));
  return () => {
    const now = at.next().value;
    const deltas = new Float64Array(some);
    for (let run = 0; run < some; run++) {
      const net = buildNet(now, drawRun(now, run));
      const { logDelta } = finish(measureBatch(net, 1, (first, count) => batchOfRun(now, run, first, count)));
      deltas[run] = logDelta[2]!;
    }
    const empty = new Float64Array(0);
    return quantilesOf([empty, empty, deltas], some).p50[2]!;
  };
}

interface Row {
  readonly cells: readonly string[];
  /** Of the times, redrawn to kept. */
  readonly ratio: number;
}

function rowOf(layers: number, width: number): Row {
  const experiment = experimentOf(layers, width, 'tanh');
  const numbers = createEnsembleNumbers();
  const share = Math.min(1, 3000 / (layers * width * width));
  const nets = Math.max(1, Math.round(runs * share));
  const [kept, fresh, direct] = race([
    { name: 'conditional', run: conditional(experiment, () => numbers) },
    { name: 'conditional, normals drawn too', run: conditional(experiment, createEnsembleNumbers) },
    { name: 'redrawn', run: redrawn(experiment, share) },
  ]);
  const whole = (direct!.ms * runs) / nets;
  const ratio = whole / kept!.ms;
  const cells = [
    `${layers} × ${width}, tanh`,
    digits(kept!.ms),
    `${digits(kept!.from)} – ${digits(kept!.to)}`,
    digits(fresh!.ms),
    digits(whole),
    `${digits(ratio)} ×`,
  ];
  return { cells, ratio };
}

export function run(): string {
  const rows = [rowOf(10, 30), rowOf(30, 64), rowOf(64, 64)];
  const sizes = table(
    ['nets', 'kept, ms', 'half between', 'normals drawn too, ms', 'redrawn, ms', 'ratio'],
    rows.map(({ cells }) => cells),
  );
  const numbers = createEnsembleNumbers();
  const byActivation = race(
    activationIds.map((id) => ({ name: id, run: conditional(experimentOf(30, 64, id), () => numbers) })),
  );
  const activations = table(
    ['30 × 64, kept', 'ms'],
    byActivation.map(({ name, ms }) => [name, digits(ms)]),
  );
  const { ratio } = rows.at(-1)!;
  const goal = {
    wanted: '64 × 64: redrawing takes 70 × as long',
    measured: `${digits(ratio)} ×`,
    reached: ratio >= 70,
  };
  return [sizes, activations, goals([goal])].join('\n\n');
}
