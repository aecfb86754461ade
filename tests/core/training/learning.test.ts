import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/core/experiment.ts';
import { trainingSetOf, untrainable } from '../../../src/core/training/examples.ts';
import { shuffledOrder } from '../../../src/core/training/order.ts';
import type { TrainingPlan } from '../../../src/core/training/plan.ts';
import { isPoint, layerValue, netValue, type PointRows } from '../../../src/core/training/points.ts';
import { type TrainingTask, train, trainedNet } from '../../../src/core/training/train.ts';
import { digits } from '../../real-digits.ts';
import { defaultExperiment, difference, layersOf, patient, runExperiment } from '../nets.ts';
import { denseOf, follow, plan, someInputs, someNet, taskOf } from './cases.ts';
import { nielsenExperiment } from './nielsen.ts';

const lastOf = (points: PointRows) => points.count - 1;
const onDigits = (change: Partial<Experiment>): Experiment => ({
  ...nielsenExperiment(2, digits.training),
  ...change,
});

describe('what nets learn of 1,000 digits', () => {
  it('[784, 30, 30, 10] tells more than 85 % of the test digits', patient, () => {
    const task = taskOf(onDigits({}), { batch: 10, rate: 1, epochs: 10 });
    const { points, end } = follow(task, { every: 1000 });
    expect(end).toBe('done');
    expect(netValue(points, 0, 'testAccuracy')).toBeLessThan(0.2);
    expect(netValue(points, lastOf(points), 'testAccuracy')).toBeGreaterThan(0.85);
    expect(netValue(points, lastOf(points), 'trainingAccuracy')).toBeGreaterThan(0.97);
  });

  it('20 sigmoid layers learn nothing: the first layers hardly move', patient, () => {
    const task = taskOf(onDigits({ layers: 20 }), { batch: 10, rate: 1, epochs: 6 });
    const { points } = follow(task, { every: 600 });
    const last = lastOf(points);
    expect(netValue(points, last, 'testAccuracy')).toBeLessThan(0.2);
    expect(layerValue(points, 0, 'gradW', 19) - layerValue(points, 0, 'gradW', 2)).toBeGreaterThan(
      9 * Math.LN10,
    );
    expect(layerValue(points, last, 'change', 2)).toBeLessThan(Math.log(1e-9));
  });

  it('20 ReLU layers with orthogonal weights of gain √2 do', patient, () => {
    const relu = {
      activation: 'relu',
      weightScale: Math.SQRT2,
      biasScale: 0,
      distribution: 'orthogonal',
    } as const;
    const task = taskOf(onDigits({ layers: 20, ...relu }), { batch: 10, rate: 0.01, epochs: 12 });
    const { points } = follow(task, { every: 1200 });
    expect(netValue(points, lastOf(points), 'testAccuracy')).toBeGreaterThan(0.7);
  });
});

describe('a training', () => {
  const small = (how: Partial<TrainingPlan>): TrainingTask => ({
    net: someNet([4, 5, 3], 'tanh', 'quadratic'),
    set: denseOf(
      someInputs(23, 4),
      Array.from({ length: 23 }, (_, i) => i % 3),
    ),
    test: null,
    plan: plan(how),
    seed: 7,
  });

  it('goes on from any checkpoint as if it had never stopped', () => {
    for (const optimiser of ['descent', 'momentum', 'adam'] as const) {
      const task = small({ optimiser, batch: 5, rate: 0.1, decay: 1, epochs: 8 });
      const whole = follow(task);
      expect(whole.checkpoint.step).toBe(40);
      const rows: number[] = [];
      let from = null;
      for (const until of [1, 7, 8, 21, 40]) {
        const piece = follow(task, { from, until });
        from = piece.checkpoint;
        rows.push(...piece.points.rows);
        expect(piece.end).toBe(until === 40 ? 'done' : null);
      }
      expect(from!.theta).toEqual(whole.checkpoint.theta);
      expect(Float64Array.from(rows)).toEqual(whole.points.rows);
    }
  });

  it('takes every example once an epoch, in an order of its own', () => {
    const orders = [0, 1, 2].map((epoch) => shuffledOrder(3, epoch, 50));
    for (const order of orders) {
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    }
    expect(orders[0]).not.toEqual(orders[1]);
    expect(shuffledOrder(3, 1, 50)).toEqual(orders[1]);
    expect(shuffledOrder(4, 1, 50)).not.toEqual(orders[1]);
    // Each example is first about as often as any other.
    const first = new Array<number>(5).fill(0);
    for (let epoch = 0; epoch < 5000; epoch++) first[shuffledOrder(1, epoch, 5)[0]!]!++;
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(800));
  });

  it('a batch of all examples is a full batch, whatever its order', () => {
    const [all, full] = [small({ batch: 23, epochs: 3 }), small({ batch: null, epochs: 3 })].map((task) =>
      follow(task),
    );
    expect(all!.points.rows).toEqual(full!.points.rows);
  });

  it('tells points from the start, ever further apart', () => {
    const told = Array.from({ length: 5000 }, (_, i) => i * 3).filter((step) => isPoint(step, 3));
    expect(told.slice(0, 513)).toEqual(Array.from({ length: 513 }, (_, i) => i * 3));
    expect(told.length).toBeLessThan(512 + 4 * 256);
    const { points } = follow(small({ batch: 5, rate: 0.01, epochs: 200 }));
    expect(points.count).toBe(512 + 245);
    expect(netValue(points, 511, 'step')).toBe(511);
    expect(netValue(points, 513, 'step')).toBe(514);
    expect(netValue(points, lastOf(points), 'step')).toBe(1000);
  });

  it('ends when the numbers leave the range of doubles', () => {
    const task = small({ rate: 1e200, epochs: 50 });
    const { end, checkpoint } = follow({ ...task, net: someNet([4, 5, 3], 'linear', 'quadratic') });
    expect(end).toBe('diverged');
    expect(checkpoint.step).toBeLessThan(10);
  });

  it('keeps tied layers equal, and moves them by the sum of their gradients', () => {
    const experiment: Experiment = {
      ...defaultExperiment,
      layers: 5,
      width: 4,
      tied: true,
      activation: 'tanh',
      examples: 6,
    };
    const how = { rate: 0.1, epochs: 1 };
    const tied = taskOf(experiment, how);
    // The same numbers in matrices of their own.
    const w = tied.net.w.map((matrix) => ({ ...matrix }));
    const loose: TrainingTask = { ...tied, net: { ...tied.net, w } };
    const [one, many] = [tied, loose].map((task) => trainedNet(task, follow(task).checkpoint));
    const start = tied.net.w[2]!.entries;
    one!.w[2]!.entries.forEach((value, i) => {
      for (const l of layersOf(tied.net)) expect(one!.w[l]).toBe(one!.w[2]);
      const before = tied.net.factor[2]! * start[i]!;
      const sum = layersOf(tied.net).reduce((total, l) => total + many!.w[l]!.entries[i]! - before, 0);
      expect(value - before).toBeCloseTo(sum, 14);
    });
    const [a, b] = [tied, loose].map((task) => follow(task, { until: 0 }).points);
    expect(a!.rows).toEqual(b!.rows);
  });

  it('starts from the gradient that the instrument shows', () => {
    for (const change of [
      { examples: 40, activation: 'gelu', cost: 'quadratic', fan: 'average' },
      { examples: 7, activation: 'sin', distribution: 'orthogonal', tied: true, layers: 7 },
      { examples: 33, layers: 2, activation: 'tanh', cost: 'quadratic' },
      { examples: 20, digits: undefined, layers: 9 },
      { examples: 21, layers: 8, activation: 'tanh', skip: 'residual' },
      { examples: 9, digits: undefined, layers: 6, width: 12, cost: 'quadratic', skip: 'residual' },
      { examples: 40, layers: 7, activation: 'relu', norm: 'layer' },
      { examples: 50, layers: 6, activation: 'gelu', norm: 'batch', skip: 'residual', cost: 'quadratic' },
    ] as const) {
      const { digits: none, ...noise } = onDigits(change as Partial<Experiment>);
      const experiment: Experiment = none ? onDigits(change as Partial<Experiment>) : noise;
      const { points } = follow(taskOf(experiment, { epochs: 1 }), { until: 0 });
      const { measurement, net } = runExperiment(experiment);
      expect(points.count).toBe(1);
      expect(difference(netValue(points, 0, 'cost'), measurement.cost)).toBeLessThan(1e-12);
      for (const l of layersOf(net)) {
        const [gradB, gradW] = [layerValue(points, 0, 'gradB', l), layerValue(points, 0, 'gradW', l)];
        expect(Math.abs(gradW - measurement.logGradW[l]!)).toBeLessThan(1e-10);
        // A bias before batch normalisation changes nothing: what there is is rounding.
        const idle = experiment.norm === 'batch' && l < experiment.layers;
        if (idle) expect(gradB).toBeLessThan(gradW + Math.log(1e-12));
        else expect(Math.abs(gradB - measurement.logDelta[l]!)).toBeLessThan(1e-10);
      }
    }
  });

  it('gives way in the middle of a step', () => {
    let slices = 0;
    const task = taskOf(onDigits({ layers: 8, width: 64 }), { epochs: 1 });
    for (const part of train(task, { from: null, until: 0, every: 1 })) if (part === null) slices++;
    expect(slices).toBeGreaterThan(20);
  });

  it('refuses targets that move with the net', () => {
    const experiment: Experiment = { ...defaultExperiment, target: 'independent' };
    expect(untrainable(experiment)).toContain('nothing to be learnt');
    expect(untrainable(defaultExperiment)).toBeNull();
    expect(() => trainingSetOf(experiment)).toThrow('nothing to be learnt');
    expect(untrainable({ ...defaultExperiment, precision: 'float16' })).toContain('64 bits');
  });
});
