import { canDrawNow, canMeasureNow } from '../compute/costs.ts';
import type { CachedTensors, TensorCache } from '../compute/tensor-cache.ts';
import { type Bounds, bounds, certifiedScale, type Verdict, verdict } from '../core/bounds.ts';
import type { Digits } from '../core/digits.ts';
import { buildNet, type Experiment, tensorKey, tensorLayer, tensorLayers } from '../core/experiment.ts';
import { finish, type Measurement, measure } from '../core/measurement.ts';
import type { Net } from '../core/network.ts';
import type { Rungs } from '../core/rungs.ts';
import { type Slack, slack } from '../core/slack.ts';
import type { WeightNorms } from '../core/weight-norms.ts';
import { conflicts } from '../model/conflicts.ts';
import type { Settings } from '../model/settings.ts';
import { experimentOf } from './experiment.ts';

/** What is asked for. */
export interface Goal {
  readonly settings: Settings;
  readonly experiment: Experiment;
  readonly tensors: CachedTensors;
}

/** A net whose weights are drawn and whose first examples, at least, are measured. */
export interface NetOnShow {
  readonly goal: Goal;
  readonly net: Net;
  readonly measurement: Measurement;
  readonly rungs: readonly (Rungs | undefined)[];
}

/** What follows from a measurement and the norms that are known. */
export interface Proved {
  readonly net: Net;
  readonly measurement: Measurement;
  /** How many norms it rests on. */
  readonly known: number;
  readonly norms: (r: number) => WeightNorms | undefined;
  readonly bounds: Bounds;
  readonly verdict: Verdict;
  readonly slack: Slack | null;
  readonly certifiedScale: number;
}

/** With data=digits and none here, the goal is the same net on noise. */
export function goalOf(settings: Settings, cache: TensorCache, training: Digits | null = null): Goal {
  const possible: Settings = training === null ? { ...settings, data: 'noise' } : settings;
  const experiment = experimentOf(possible, training);
  return { settings: possible, experiment, tensors: cache.tensors(tensorKey(experiment)) };
}

/** The matrices that are not at hand, by the numbers under which they are drawn. */
export const undrawn = ({ experiment, tensors }: Goal): readonly number[] =>
  tensorLayers(experiment).filter((layer) => tensors.effort(layer) !== 'none');

/** The matrices whose norms are not known. */
export const unproved = ({ experiment, tensors }: Goal): readonly number[] =>
  tensorLayers(experiment).filter((layer) => !tensors.knownNorms(layer));

/** Why there is no net of these settings, in words; null if there is. */
export function refusalOf({ settings }: Goal): string | null {
  const reasons = conflicts(settings);
  return reasons.length > 0 ? reasons.join(' ') : null;
}

/** What is told first; a batch that is normalised is worked through in steps before that. */
function firstOf(work: Generator<Measurement | null, Measurement>): Measurement {
  for (;;) {
    const { value } = work.next();
    if (value !== null) return value;
  }
}

/**
 * The net measured on all its examples, or on the first of them if all take too long; null if drawing it does, and if its
 * settings contradict each other.
 */
export function measureNow(goal: Goal): NetOnShow | null {
  const { experiment, tensors } = goal;
  if (refusalOf(goal) !== null) return null;
  if (!canDrawNow(tensors, undrawn(goal))) return null;
  const net = buildNet(experiment, tensors);
  const work = measure(experiment, net);
  const measurement = canMeasureNow(experiment) ? finish(work) : firstOf(work);
  return { goal, net, measurement, rungs: [] };
}

/** Something small and plain of the same kind, to stand there until the first net of a page is drawn. */
export function standIn(settings: Settings, cache: TensorCache): NetOnShow {
  const width = Math.min(settings.width, 30);
  const layers = Math.min(settings.layers, 12);
  const plain = { skip: 'none', norm: 'none', precision: 'float64' } as const;
  return measureNow(goalOf({ ...settings, ...plain, width, layers, examples: 1 }, cache))!;
}

/** What the bounds say of the net; the last result, if nothing has changed. Norms learnt later do not change it. */
export function prove({ goal, net, measurement }: NetOnShow, last: Proved | null): Proved {
  const { experiment, tensors } = goal;
  const all: (WeightNorms | undefined)[] = [];
  for (let r = 2; r <= experiment.layers; r++) all[r] = tensors.knownNorms(tensorLayer(experiment, r));
  const known = all.filter((one) => one !== undefined).length;
  if (last?.net === net && last.measurement === measurement && last.known === known) return last;
  const norms = (r: number) => all[r];
  const outer = bounds(net, measurement, norms);
  return {
    net,
    measurement,
    known,
    norms,
    bounds: outer,
    verdict: verdict(outer),
    slack: slack(net, measurement, norms),
    certifiedScale: certifiedScale(net, experiment.weightScale, norms),
  };
}
