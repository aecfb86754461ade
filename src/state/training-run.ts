import type { RunPart, RunRequest } from '../compute/training-job.ts';
import type { Digits } from '../core/digits.ts';
import { untrainable } from '../core/training/examples.ts';
import { stepsPerEpoch, type TrainingPlan } from '../core/training/plan.ts';
import { isPoint, netValue, type PointRows, rowLength } from '../core/training/points.ts';
import type { Checkpoint } from '../core/training/train.ts';
import { conflicts } from '../model/conflicts.ts';
import type { Settings } from '../model/settings.ts';
import { experimentOf } from './experiment.ts';

/** One net in training. Nothing in it changes later. */
export interface TrainingRun {
  readonly id: number;
  /** Of the net as it was drawn; `examples` of them are trained on. */
  readonly settings: Settings;
  readonly plan: TrainingPlan;
  /** What was told of it so far: the net as drawn, then ever further apart; the last point is the newest. */
  readonly points: PointRows;
  /** Steps done. */
  readonly step: number;
  readonly status: 'waiting' | 'training' | 'paused' | 'done' | 'diverged';
  readonly checkpoint: Checkpoint | null;
}

const noPoints = (layers: number): PointRows => ({ layers, count: 0, rows: new Float64Array(0) });

export const newRun = (id: number, settings: Settings, plan: TrainingPlan): TrainingRun => ({
  id,
  settings,
  plan,
  points: noPoints(settings.layers),
  step: 0,
  status: 'waiting',
  checkpoint: null,
});

export const restarted = ({ id, settings, plan }: TrainingRun): TrainingRun => newRun(id, settings, plan);

/** Steps of an epoch; the points are so far apart at first. */
export const epochOf = ({ plan, settings }: TrainingRun): number => stepsPerEpoch(plan, settings.examples);

export const hasEnded = ({ status }: TrainingRun): boolean => status === 'done' || status === 'diverged';

/** The step of the next point after the present one. */
export function nextPoint(run: TrainingRun): number {
  const every = epochOf(run);
  let step = (Math.floor(run.step / every) + 1) * every;
  while (!isPoint(step, every)) step += every;
  return step;
}

/** Why no net of these settings can be trained, in words; null if they can. */
export const refusal = (settings: Settings): string | null =>
  conflicts(settings)[0] ?? untrainable(experimentOf({ ...settings, data: 'noise' }));

export const needsDigits = ({ settings }: TrainingRun): boolean => settings.data === 'digits';

export const requestOf = (run: TrainingRun, training: Digits | null, until: number | null): RunRequest => ({
  id: run.id,
  experiment: experimentOf(run.settings, training),
  plan: run.plan,
  from: run.checkpoint,
  until,
  every: epochOf(run),
});

/** The run with what a part tells of it, which may have been told before if the worker had to begin anew. */
export function withPart(run: TrainingRun, { rows, checkpoint, end }: RunPart): TrainingRun {
  if (run.checkpoint && checkpoint.step < run.checkpoint.step) return run;
  return {
    ...run,
    points: withRows(run.points, rows),
    step: checkpoint.step,
    checkpoint,
    status: end ?? run.status,
  };
}

/** Appends those rows that come after the last point. What was handed out before stays as it was: room beyond it is filled. */
function withRows(points: PointRows, rows: Float64Array): PointRows {
  const { layers, count } = points;
  const length = rowLength(layers);
  const last = count > 0 ? netValue(points, count - 1, 'step') : -1;
  let first = 0;
  while (first < rows.length && rows[first]! <= last) first += length;
  const fresh = rows.subarray(first);
  if (fresh.length === 0) return points;
  const used = count * length;
  const room = new Float64Array(points.rows.buffer);
  const hasRoom = room.length >= used + fresh.length;
  const target = hasRoom ? room : new Float64Array(2 * (used + fresh.length));
  if (!hasRoom) target.set(points.rows);
  target.set(fresh, used);
  return { layers, count: count + fresh.length / length, rows: target.subarray(0, used + fresh.length) };
}
