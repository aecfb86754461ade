import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostId, Net } from '../../../src/core/network.ts';
import { optimiserIds, type TrainingPlan } from '../../../src/core/training/plan.ts';
import { layerValue, netValue } from '../../../src/core/training/points.ts';
import { type TrainingTask, trainedNet } from '../../../src/core/training/train.ts';
import type { ActivationId } from '../../../src/core/types.ts';
import { difference, readOracle } from '../nets.ts';
import { denseOf, follow, plainNetOf, plan, someDigits, someInputs, someNet } from './cases.ts';
import {
  numbersOf,
  type PlainActivation,
  plainCost,
  plainGradient,
  plainSteps,
  withNumbers,
} from './plain.ts';

/** The largest difference of two nets' numbers, relative to the largest number. */
function apart(a: Net, b: ReturnType<typeof plainNetOf>): number {
  const [own, other] = [numbersOf(plainNetOf(a)), numbersOf(b)];
  expect(own).toHaveLength(other.length);
  const most = Math.max(...other.map(Math.abs));
  return Math.max(...own.map((value, i) => difference(value, other[i]!, most)));
}

const labelsOf = (count: number, classes: number) => Array.from({ length: count }, (_, i) => i % classes);

interface TorchCase {
  readonly activation: ActivationId;
  readonly cost: CostId;
  readonly plan: Pick<TrainingPlan, 'optimiser' | 'rate' | 'momentum' | 'decay' | 'clip'>;
  /** Before each step and at the end. */
  readonly costs: readonly number[];
  readonly gradB: readonly number[];
  readonly gradW: readonly number[];
  readonly w: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
}
const torch = readOracle<{
  readonly sizes: readonly number[];
  readonly examples: number;
  readonly steps: number;
  readonly cases: readonly TorchCase[];
}>('training');

describe('steps of training', () => {
  for (const one of torch.cases) {
    const { optimiser, decay, clip } = one.plan;
    const words = `${optimiser}${decay > 0 ? ', L2' : ''}${clip === null ? '' : ', clipped'}`;
    it(`are those of PyTorch: ${one.activation}, ${one.cost}, ${words}`, () => {
      const labels = labelsOf(torch.examples, torch.sizes.at(-1)!);
      const task: TrainingTask = {
        net: someNet(torch.sizes, one.activation, one.cost),
        set: denseOf(someInputs(torch.examples, torch.sizes[0]!), labels),
        test: null,
        plan: plan({ ...one.plan, epochs: torch.steps }),
        seed: 1,
      };
      const { points, checkpoint, end } = follow(task);
      expect(end).toBe('done');
      one.costs.forEach((cost, i) => {
        expect(difference(netValue(points, i, 'cost'), cost)).toBeLessThan(1e-13);
      });
      one.gradB.forEach((size, i) => {
        expect(difference(Math.exp(layerValue(points, 0, 'gradB', i + 2)), size)).toBeLessThan(1e-13);
        expect(difference(Math.exp(layerValue(points, 0, 'gradW', i + 2)), one.gradW[i]!)).toBeLessThan(
          1e-13,
        );
      });
      const net = trainedNet(task, checkpoint);
      one.w.forEach((w, i) => {
        const own = [...net.w[i + 2]!.entries, ...net.b[i + 2]!];
        [...w, ...one.b[i]!].forEach((value, p) => {
          expect(Math.abs(own[p]! - value)).toBeLessThan(1e-12);
        });
      });
    });
  }

  it('are those of nested arrays, for any small net, optimiser, decay and threshold', () => {
    const activation = fc.constantFrom<PlainActivation>('sigmoid', 'tanh', 'relu', 'sin', 'softplus');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 5 }),
        activation,
        fc.constantFrom<CostId>('quadratic', 'cross-entropy'),
        fc.constantFrom(...optimiserIds),
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom(0, 3),
        fc.constantFrom(null, 0.1, 1),
        (sizes, hidden, cost, optimiser, count, decay, clip) => {
          const net = someNet(sizes, hidden, cost);
          const xs = someInputs(count, sizes[0]!);
          const labels = labelsOf(count, sizes.at(-1)!);
          const how = plan({ optimiser, rate: 0.05, decay, clip, epochs: 3 });
          const task: TrainingTask = { net, set: denseOf(xs, labels), test: null, plan: how, seed: 1 };
          const trained = trainedNet(task, follow(task).checkpoint);
          const gradient = (at: ReturnType<typeof plainNetOf>) =>
            plainGradient(at, xs, labels, hidden, cost === 'cross-entropy');
          const expected = plainSteps(plainNetOf(net), how, count, [gradient, gradient, gradient]);
          // Adam divides by the size of what may be a difference of large numbers.
          expect(apart(trained, expected)).toBeLessThan(optimiser === 'adam' ? 1e-6 : 1e-11);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('on digits, whose blank pixels are skipped, are those of nested arrays', () => {
    for (const [width, cost] of [
      [10, 'cross-entropy'],
      [17, 'quadratic'],
    ] as const) {
      const { set, xs, labels } = someDigits(45);
      const net = someNet([784, width, 10], 'sigmoid', cost);
      const how = plan({ optimiser: 'momentum', rate: 0.3, decay: 5, clip: 0.5, epochs: 2 });
      const task: TrainingTask = { net, set, test: null, plan: how, seed: 1 };
      const gradient = (at: ReturnType<typeof plainNetOf>) =>
        plainGradient(at, xs, labels, 'sigmoid', cost === 'cross-entropy');
      const expected = plainSteps(plainNetOf(net), how, 45, [gradient, gradient]);
      expect(apart(trainedNet(task, follow(task).checkpoint), expected)).toBeLessThan(1e-13);
    }
  });

  it('the gradient is that of the averaged cost: central differences in every direction', () => {
    const sizes = [4, 5, 3];
    const xs = someInputs(6, 4);
    const labels = labelsOf(6, 3);
    for (const hidden of ['sigmoid', 'tanh', 'softplus'] as const) {
      for (const cost of ['quadratic', 'cross-entropy'] as const) {
        const net = someNet(sizes, hidden, cost);
        const how = plan({ rate: 1, epochs: 1 });
        const task: TrainingTask = { net, set: denseOf(xs, labels), test: null, plan: how, seed: 1 };
        const start = numbersOf(plainNetOf(net));
        const end = numbersOf(plainNetOf(trainedNet(task, follow(task).checkpoint)));
        const h = 1e-5;
        start.forEach((value, p) => {
          const at = (step: number) => {
            const moved = withNumbers(plainNetOf(net), start.with(p, value + step));
            return plainCost(moved, xs, labels, hidden, cost === 'cross-entropy');
          };
          // With η = 1 the step is minus the gradient.
          expect(Math.abs((at(h) - at(-h)) / (2 * h) - (value - end[p]!))).toBeLessThan(1e-9);
        });
      }
    }
  });

  it('L2: one step of descent on an output that cannot change shrinks the weights by 1 − ηλ/n', () => {
    // ReLU neurons that are off: the cost has no gradient.
    const net = { ...someNet([3, 2, 2], 'relu', 'quadratic') };
    for (const l of [2, 3]) net.b[l]!.fill(-100);
    const task: TrainingTask = {
      net,
      set: denseOf(someInputs(8, 3), labelsOf(8, 2)),
      test: null,
      plan: plan({ rate: 0.1, decay: 5, epochs: 1 }),
      seed: 1,
    };
    const { points, checkpoint } = follow(task);
    const trained = trainedNet(task, checkpoint);
    const keep = 1 - (0.1 * 5) / 8;
    for (const l of [2, 3]) {
      trained.w[l]!.entries.forEach((w, i) => {
        expect(w).toBe(keep * net.w[l]!.entries[i]!);
      });
      expect(trained.b[l]).toEqual(net.b[l]);
      expect(layerValue(points, 0, 'gradW', l)).toBe(Number.NEGATIVE_INFINITY);
      expect(layerValue(points, 1, 'change', l)).toBeCloseTo(Math.log(1 - keep), 12);
    }
  });
});
