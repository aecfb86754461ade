import { describe, expect, it } from 'vitest';
import { createEnsembleNumbers } from '../../src/compute/ensemble-numbers.ts';
import { type Bounds, bounds, verdict } from '../../src/core/bounds.ts';
import { sampleEnds } from '../../src/core/ensemble/ends.ts';
import {
  buildNet,
  createTensors,
  type Experiment,
  tensorKey,
  tensorLayer,
} from '../../src/core/experiment.ts';
import { finish, type Measurement, measure } from '../../src/core/measurement.ts';
import type { Net } from '../../src/core/network.ts';
import { recurrentCondition, spectralRadius } from '../../src/core/recurrent.ts';
import type { WeightNorms } from '../../src/core/weight-norms.ts';
import { conflicts } from '../../src/model/conflicts.ts';
import { type MistakeId, mistakeNets } from '../../src/model/mistakes.ts';
import { defaultSettings, isValid, type Settings, settingKeys } from '../../src/model/settings.ts';
import { experimentOf } from '../../src/state/experiment.ts';

const settingsOf = (id: MistakeId): Settings => ({ ...defaultSettings, ...mistakeNets[id].settings });

interface Seen {
  readonly experiment: Experiment;
  readonly net: Net;
  readonly measurement: Measurement;
  readonly norms: (r: number) => WeightNorms;
  readonly bounds: Bounds;
}

function netOf(id: MistakeId): Seen {
  const experiment = experimentOf(settingsOf(id));
  const { seed, width, distribution } = tensorKey(experiment);
  const tensors = createTensors(seed, width, distribution);
  const net = buildNet(experiment, tensors);
  const measurement = finish(measure(experiment, net));
  const norms = (r: number) => tensors.norms(tensorLayer(experiment, r));
  return { experiment, net, measurement, norms, bounds: bounds(net, measurement, norms) };
}

/** log₁₀ of the first layer over the last. */
const decades = (logs: Float64Array): number => (logs[2]! - logs.at(-1)!) / Math.LN10;

/** What each net is said to show. */
const shows: Readonly<Record<MistakeId, (seen: Seen) => void>> = {
  'bound-explodes': ({ bounds, measurement }) => {
    expect(decades(bounds.logB0)).toBeGreaterThan(3);
    expect(decades(measurement.logDelta)).toBeLessThan(-2);
    expect(verdict(bounds)).toBe('silent');
  },
  eigenvalues: ({ net, norms, bounds, measurement }) => {
    const { vanishes } = recurrentCondition(norms(3)!.largest, net.factor[3]!, 1);
    expect(vanishes).toBe(false);
    expect(net.factor[3]! * spectralRadius(net.w[3]!)).toBeLessThan(1);
    expect(decades(measurement.logDelta)).toBeLessThan(-0.5);
    expect(decades(bounds.logB0)).toBeGreaterThan(3);
  },
  'bias-gradients': ({ measurement }) => {
    expect(decades(measurement.logDelta)).toBeLessThan(-2.5);
    expect(Math.abs(decades(measurement.logGradW))).toBeLessThan(0.5);
  },
  quarter: ({ bounds, measurement }) => {
    expect(Math.min(...bounds.growthMost.subarray(3))).toBeGreaterThan(1.5);
    expect(decades(measurement.logDelta)).toBeLessThan(-4);
  },
  'relu-slope': ({ measurement, experiment: { layers } }) => {
    expect(10 ** (-decades(measurement.logDelta) / (layers - 2))).toBeCloseTo(Math.sqrt(6), 0);
  },
  'mean-square': ({ experiment }) => {
    const { bias } = finish(sampleEnds(experiment, 200, createEnsembleNumbers()));
    expect(bias.p50 / Math.LN10).toBeLessThan(-1);
  },
  'wrong-start': ({ measurement }) => expect(decades(measurement.logDelta)).toBeLessThan(-2),
  'batch-norm': ({ measurement }) => expect(decades(measurement.logGradW)).toBeGreaterThan(2),
  'level-is-not-enough': ({ measurement }) => expect(Math.abs(decades(measurement.logDelta))).toBeLessThan(1),
  'small-gradient': ({ measurement }) => {
    expect(measurement.logDelta[2]! / Math.LN10).toBeLessThan(-16);
    expect(measurement.logDelta[2]! / Math.LN10).toBeGreaterThan(-20);
    expect(measurement.cost).toBeGreaterThan(1);
  },
};

describe('the ten nets of the common mistakes', () => {
  it('are ten, and can be set', () => {
    expect(Object.keys(mistakeNets)).toHaveLength(10);
    for (const id of Object.keys(mistakeNets) as MistakeId[]) {
      const settings = settingsOf(id);
      for (const key of settingKeys) expect(isValid(key, settings[key]), `${id} ${key}`).toBe(true);
      expect(conflicts(settings)).toEqual([]);
      expect(experimentOf(settings).layers).toBe(settings.layers);
    }
  });

  it.each(Object.keys(shows) as MistakeId[])('%s shows what it is said to show', (id) => {
    shows[id](netOf(id));
  });
});
