import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildNet,
  createTensors,
  drawBatch,
  type Experiment,
  tensorLayer,
} from '../../src/core/experiment.ts';
import { norm } from '../../src/core/linear-algebra.ts';
import { errorOf, forward, type Net } from '../../src/core/network.ts';
import { distributionIds, fanIds, unitBiases, unitWeights, weightFactor } from '../../src/core/weights.ts';
import { anyExperiment, defaultExperiment, layersOf, patient } from './nets.ts';

const build = (experiment: Experiment): Net =>
  buildNet(experiment, createTensors(experiment.seed, experiment.width, experiment.distribution));

/** The weights of layer l as they enter zˡ. */
const weights = (net: Net, l: number): number[] =>
  [...net.w[l]!.entries].map((entry) => net.factor[l]! * entry);

describe('weights', () => {
  for (const distribution of distributionIds) {
    for (const fan of fanIds) {
      it(`have mean 0 and variance σ_w²/fan: ${distribution}, fan ${fan}`, () => {
        const [rows, columns, scale] = [40, 10, 1.7];
        const draws = 300;
        const factor = weightFactor(scale, fan, rows, columns);
        let sum = 0;
        let squares = 0;
        for (let seed = 0; seed < draws; seed++) {
          for (const entry of unitWeights(seed, 2, rows, columns, distribution).entries) {
            sum += factor * entry;
            squares += (factor * entry) ** 2;
          }
        }
        const count = draws * rows * columns;
        const variance = scale ** 2 / (fan === 'in' ? columns : (rows + columns) / 2);
        // Squares of normal numbers vary most: 2 variance², five standard deviations.
        expect(Math.abs(sum / count)).toBeLessThan(5 * Math.sqrt(variance / count));
        expect(Math.abs(squares / count - variance)).toBeLessThan(5 * variance * Math.sqrt(2 / count));
      });
    }
  }

  it('orthogonal: all singular values are equal, whichever side is the longer', () => {
    for (const [rows, columns] of [
      [6, 6],
      [9, 4],
      [4, 9],
      [1, 1],
    ] as const) {
      const { entries } = unitWeights(3, 2, rows, columns, 'orthogonal');
      const [short, stride, step] = rows <= columns ? [rows, columns, 1] : [columns, 1, columns];
      const long = Math.max(rows, columns);
      for (let i = 0; i < short; i++) {
        for (let j = 0; j <= i; j++) {
          let dot = 0;
          for (let k = 0; k < long; k++)
            dot += entries[i * stride + k * step]! * entries[j * stride + k * step]!;
          expect(dot).toBeCloseTo(i === j ? long : 0, 12);
        }
      }
    }
  });

  it('of a narrower net are the top left block (gaussian, uniform)', () => {
    for (const distribution of ['gaussian', 'uniform'] as const) {
      const wide = unitWeights(5, 3, 9, 8, distribution);
      const narrow = unitWeights(5, 3, 4, 3, distribution);
      narrow.entries.forEach((entry, i) => {
        expect(entry).toBe(wide.entries[Math.floor(i / 3) * 8 + (i % 3)]);
      });
      expect([...unitBiases(5, 3, 4)]).toEqual([...unitBiases(5, 3, 9).slice(0, 4)]);
    }
  });
});

describe('experiments', () => {
  it(
    'a layer more changes no weight, bias or input before it, and no slider but the width draws again',
    patient,
    () => {
      fc.assert(
        fc.property(anyExperiment({ layers: 12, width: 12 }), (experiment) => {
          const shallow = build(experiment);
          const deep = build({ ...experiment, layers: experiment.layers + 1 });
          for (const l of layersOf(shallow)) {
            expect(weights(deep, l)).toEqual(weights(shallow, l));
            expect(deep.b[l]).toEqual(shallow.b[l]);
          }
          const tensors = createTensors(experiment.seed, experiment.width, experiment.distribution);
          const one = buildNet(experiment, tensors);
          const two = buildNet({ ...experiment, weightScale: 2, activation: 'tanh', layers: 12 }, tensors);
          for (const l of layersOf(one)) expect(two.w[l]).toBe(one.w[l]);
          const deeper = drawBatch({ ...experiment, layers: 50 }, 0, 2);
          expect(deeper).toEqual(drawBatch(experiment, 0, 2));
        }),
        { numRuns: 40 },
      );
    },
  );

  it('examples do not depend on how many are drawn together', () => {
    for (const target of ['one-hot', 'independent'] as const) {
      const experiment: Experiment = { ...defaultExperiment, target, width: 5 };
      const all = drawBatch(experiment, 0, 7);
      const some = drawBatch(experiment, 3, 2);
      expect([...some.x]).toEqual([...all.x.slice(15, 25)]);
      const [part, whole] = target === 'one-hot' ? [some.y!, all.y!] : [some.error!, all.error!];
      expect([...part]).toEqual([...whole.slice(15, 25)]);
    }
  });

  it('one-hot targets go round the units; independent ones leave a unit vector as error', () => {
    const { y } = drawBatch({ ...defaultExperiment, width: 3 }, 2, 2);
    expect([...y!]).toEqual([0, 0, 1, 1, 0, 0]);
    const experiment: Experiment = { ...defaultExperiment, width: 6, target: 'independent' };
    const batch = drawBatch(experiment, 0, 4);
    const net = build(experiment);
    const error = errorOf(net, batch, forward(net, batch.x, 4));
    for (let x = 0; x < 4; x++) expect(norm(error, x * 6, 6)).toBeCloseTo(1, 14);
    expect(error.slice(0, 6)).not.toEqual(error.slice(6, 12));
  });

  it('tied nets have one matrix and one bias, untied ones as many as layers', () => {
    const tied = build({ ...defaultExperiment, tied: true, biasScale: 1, layers: 5, width: 3 });
    const untied = build({ ...defaultExperiment, biasScale: 1, layers: 5, width: 3 });
    expect(new Set(tied.w.slice(2).map((w) => w.entries.join())).size).toBe(1);
    expect(new Set(tied.b.slice(2).map((b) => b.join())).size).toBe(1);
    expect(new Set(untied.w.slice(2).map((w) => w.entries.join())).size).toBe(4);
    expect(new Set(untied.b.slice(2).map((b) => b.join())).size).toBe(4);
    expect(tensorLayer({ ...defaultExperiment, tied: true }, 7)).toBe(
      tensorLayer({ ...defaultExperiment, tied: true }, 2),
    );
  });

  it('norms are computed once, and may be learnt from elsewhere', () => {
    const tensors = createTensors(1, 4, 'gaussian');
    expect(tensors.knownNorms(2)).toBeUndefined();
    const norms = tensors.norms(2);
    expect(tensors.knownNorms(2)).toBe(norms);
    expect(tensors.norms(2)).toBe(norms);
    const learnt = { largest: { lower: 1, upper: 2 }, smallest: { lower: 0, upper: 1 } };
    tensors.learnNorms(3, learnt);
    expect(tensors.norms(3)).toBe(learnt);
  });
});
