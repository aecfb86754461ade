import { describe, expect, it } from 'vitest';
import type { TrainingPlan } from '../../src/core/training/plan.ts';
import { layerValue, netValue } from '../../src/core/training/points.ts';
import { type TrainingTask, trainedNet } from '../../src/core/training/train.ts';
import { difference } from '../core/nets.ts';
import { denseOf, follow, plainNetOf, plan, someInputs, someNet } from '../core/training/cases.ts';
import { numbersOf, plainCost, plainGradient, withNumbers } from '../core/training/plain.ts';

const sizes = [3, 5, 4, 3];
const xs = someInputs(6, 3);
const labels = xs.map((_, i) => i % 3);
const net = someNet(sizes, 'tanh', 'cross-entropy');
const taskOf = (how: Partial<TrainingPlan>): TrainingTask => ({
  net,
  set: denseOf(xs, labels),
  test: null,
  plan: plan({ batch: null, epochs: 1, ...how }),
  seed: 1,
});
const layers = [2, 3, 4];
const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);

describe('small gradients and slow learning', () => {
  it('(10.7) [eq:progress] what short steps gain is η times the squares of all layers’ gradients', () => {
    const { points } = follow(taskOf({ rate: 1e-9 }), { until: 0 });
    const sum = layers.reduce(
      (total, l) =>
        total +
        Math.exp(2 * layerValue(points, 0, 'gradB', l)) +
        Math.exp(2 * layerValue(points, 0, 'gradW', l)),
      0,
    );
    const gains = [0.02, 0.01, 0.005].map((rate) => {
      const { points: told } = follow(taskOf({ rate }));
      return (netValue(told, 0, 'cost') - netValue(told, 1, 'cost')) / rate;
    });
    const off = gains.map((gain) => sum - gain);
    // Halving η halves the rest, which is therefore of the order η² in the cost.
    expect(off[0]! / off[1]!).toBeCloseTo(2, 1);
    expect(off[1]! / off[2]!).toBeCloseTo(2, 1);
    expect(2 * gains[2]! - gains[1]!).toBeCloseTo(sum, 3);
  });

  it('(10.8) [eq:relative-change] the change of every layer is within η‖∂C/∂w‖/‖w‖ of ηλ/m; without λ it is that', () => {
    for (const [rate, decay] of [
      [0.1, 0],
      [0.1, 3],
      [0.002, 40],
    ] as const) {
      const { points } = follow(taskOf({ rate, decay }));
      for (const l of layers) {
        const size = Math.sqrt(squares(plainNetOf(net).w[l - 2]!.flat()));
        const change = Math.exp(layerValue(points, 1, 'change', l));
        const gradient = (rate * Math.exp(layerValue(points, 0, 'gradW', l))) / size;
        const apart = Math.abs(change - (rate * decay) / xs.length);
        if (decay === 0) expect(difference(apart, gradient)).toBeLessThan(1e-12);
        else expect(apart).toBeLessThanOrEqual(gradient * (1 + 1e-12));
      }
    }
  });

  it('(10.9) [eq:units] by differences of the cost as a function of v = w/c', () => {
    const start = plainNetOf(net);
    const numbers = numbersOf(start);
    const weights = start.w[1]!.flat();
    // w³ in units of c: its numbers stand somewhere among all numbers of the net.
    const at = numbers.findIndex((_, i) => weights.every((value, j) => numbers[i + j] === value));
    expect(at).toBeGreaterThanOrEqual(0);
    const gradient = plainGradient(start, xs, labels, 'tanh', true);
    for (const c of [0.1, 3]) {
      const costAt = (v: readonly number[]): number => {
        const moved = numbers.map((value, i) => (i >= at && i < at + v.length ? c * v[i - at]! : value));
        return plainCost(withNumbers(start, moved), xs, labels, 'tanh', true);
      };
      const v = weights.map((value) => value / c);
      const h = 1e-5 / c;
      v.forEach((_, j) => {
        const [up, down] = [h, -h].map((step) => costAt(v.map((value, k) => value + (k === j ? step : 0))));
        expect((up! - down!) / (2 * h)).toBeCloseTo(c * numbersOf(gradient)[at + j]!, 8);
      });
    }
  });

  it('(10.10) [eq:adam-first-step] every number moves by η g/(|g| + ε), from the gradient of plain loops', () => {
    const rate = 0.03;
    const start = plainNetOf(net);
    const gradient = numbersOf(plainGradient(start, xs, labels, 'tanh', true));
    const task = taskOf({ optimiser: 'adam', rate });
    const after = numbersOf(plainNetOf(trainedNet(task, follow(task).checkpoint)));
    numbersOf(start).forEach((before, i) => {
      const g = gradient[i]!;
      expect(after[i]! - before).toBeCloseTo((-rate * g) / (Math.abs(g) + 1e-8), 9);
    });
  });
});
