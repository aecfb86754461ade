import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitBatch, firstDigits } from '../../src/core/digits.ts';
import {
  drawBatch,
  type Experiment,
  shapeOf,
  sizesOf,
  tensorKey,
  tensorLayer,
} from '../../src/core/experiment.ts';
import { norm } from '../../src/core/linear-algebra.ts';
import { unitBiases, unitWeights, weightFactor } from '../../src/core/weights.ts';
import { digits } from '../real-digits.ts';
import { anyExperiment, defaultExperiment, difference, layersOf, patient, runExperiment } from './nets.ts';

const { training } = digits;
const experiment: Experiment = { ...defaultExperiment, layers: 5, digits: training };

describe('digits as examples', () => {
  it('are pixels in [0, 1] and one-hot labels, in the order of the file', () => {
    const { x, y, examples } = digitBatch(training, 3, 2);
    expect(examples).toBe(2);
    expect(x).toHaveLength(2 * 784);
    expect([...x].every((ink, k) => ink === training.pixels[3 * 784 + k]! / 255)).toBe(true);
    expect(Math.max(...x)).toBe(1);
    expect([...y]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect(() => digitBatch(training, 999, 2)).toThrow('1000 digits');
  });

  it('the first of them are the same, in memory of their own', () => {
    const few = firstDigits(training, 4);
    expect(few.pixels.buffer.byteLength).toBe(4 * 784);
    expect(digitBatch(few, 2, 2)).toEqual(digitBatch(training, 2, 2));
    expect(firstDigits(training, 1000)).toBe(training);
  });

  it('do not depend on how many are drawn together, nor on seed or width', () => {
    const all = drawBatch(experiment, 0, 7);
    const some = drawBatch({ ...experiment, seed: 9, width: 3 }, 3, 2);
    expect(some.x).toEqual(all.x.slice(3 * 784, 5 * 784));
    expect(some.y).toEqual(all.y!.slice(30, 50));
  });

  it('with independent targets leave a unit vector of ten numbers as error', () => {
    const { x, y, error } = drawBatch({ ...experiment, target: 'independent' }, 0, 3);
    expect(x).toEqual(drawBatch(experiment, 0, 3).x);
    expect(y).toBeUndefined();
    for (let i = 0; i < 3; i++) expect(norm(error!, 10 * i, 10)).toBeCloseTo(1, 14);
  });
});

describe('nets on digits', () => {
  it('have 784 inputs, 10 outputs and hidden layers of the width', () => {
    expect(sizesOf(experiment)).toEqual([0, 784, 30, 30, 30, 10]);
    expect(sizesOf({ ...experiment, layers: 2 })).toEqual([0, 784, 10]);
    expect(sizesOf({ ...defaultExperiment, layers: 3 })).toEqual([0, 30, 30, 30]);
  });

  it('draw their weights from the streams of any net: what noise has of a matrix is its top left block', () => {
    for (const distribution of ['gaussian', 'uniform'] as const) {
      const { net } = runExperiment({ ...experiment, distribution, biasScale: 2 });
      const noise = runExperiment({ ...defaultExperiment, layers: 5, distribution }).net;
      for (const l of layersOf(net)) {
        const { rows, columns, entries } = net.w[l]!;
        expect({ rows, columns }).toEqual(shapeOf(tensorKey({ ...experiment, distribution }), l));
        for (let j = 0; j < Math.min(rows, 30); j++) {
          for (let k = 0; k < Math.min(columns, 30); k++) {
            expect(entries[j * columns + k]).toBe(noise.w[l]!.entries[j * 30 + k]);
          }
        }
        expect(net.factor[l]).toBe(weightFactor(1, 'in', rows, columns));
        expect(net.b[l]).toEqual(unitBiases(1, l, rows).map((b) => 2 * b));
      }
    }
  });

  it('are tied between hidden layers only', () => {
    const tied = { ...experiment, tied: true, layers: 6 };
    const { net } = runExperiment(tied);
    expect(net.w[3]).toBe(net.w[4]);
    expect(net.w[4]).toBe(net.w[5]);
    expect(net.w[2]!.columns).toBe(784);
    expect(net.w[6]!.rows).toBe(10);
    expect([2, 3, 5, 6].map((l) => tensorLayer(tied, l))).toEqual([2, 0, 0, 6]);
  });

  it('are bounded as any net is, for one digit and the mean of many', patient, () => {
    fc.assert(
      fc.property(
        anyExperiment({ layers: 6, width: 12 }),
        fc.constantFrom(1, 2, 13),
        ({ ...any }, examples) => {
          const results = runExperiment({ ...any, examples, digits: training });
          const { measurement, bounds, net } = results;
          for (const l of layersOf(net)) {
            expect(measurement.logDelta[l]!).toBeLessThanOrEqual(bounds.logB1[l]! + 1e-9);
            expect(bounds.logB1[l]!).toBeLessThanOrEqual(bounds.logB0[l]! + 1e-9);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of orthogonal weights keep length on the way back: the rows of w², w^L are orthonormal', () => {
    for (const [rows, columns] of [
      [30, 784],
      [10, 30],
    ] as const) {
      const { entries } = unitWeights(1, 2, rows, columns, 'orthogonal');
      const scale = weightFactor(1, 'in', rows, columns);
      for (let i = 0; i < rows; i++) {
        expect(difference(scale * norm(entries, i * columns, columns), 1)).toBeLessThan(1e-13);
      }
    }
  });
});
