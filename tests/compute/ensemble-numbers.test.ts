import { describe, expect, it } from 'vitest';
import { createEnsembleNumbers } from '../../src/compute/ensemble-numbers.ts';
import { drawRun, sampleEnsemble } from '../../src/core/ensemble/ensemble.ts';
import type { Experiment } from '../../src/core/experiment.ts';
import { finish } from '../../src/core/measurement.ts';
import { defaultExperiment } from '../core/nets.ts';

const gaussian: Experiment = { ...defaultExperiment, layers: 5, width: 6 };
const uniform: Experiment = { ...gaussian, distribution: 'uniform' };

describe('the random numbers of ensembles', () => {
  it('stay while scales, activation, depth and target change, and change with the seed', () => {
    const { normals } = createEnsembleNumbers();
    const first = normals(gaussian);
    const others: Partial<Experiment>[] = [
      { weightScale: 3 },
      { biasScale: 1 },
      { activation: 'gelu' },
      { layers: 50 },
      { width: 7 },
      { target: 'independent' },
    ];
    for (const other of others) expect(normals({ ...gaussian, ...other })).toBe(first);
    expect(normals({ ...gaussian, seed: 2 })).not.toBe(first);
    expect(normals(gaussian)).not.toBe(first);
  });

  it('of nets that are drawn are kept as far as there is room, and equal those drawn anew in any case', () => {
    // A net has 4 · 36 numbers, one layer more 180.
    const { tensors } = createEnsembleNumbers(3 * 144);
    const of = (experiment: Experiment, run: number) => [...tensors(experiment, run).weights(3).entries];
    for (const run of [0, 2, 3, 7])
      expect(of(uniform, run)).toEqual([...drawRun(uniform, run).weights(3).entries]);
    expect(tensors(uniform, 2)).toBe(tensors({ ...uniform, weightScale: 2 }, 2));
    expect(tensors(uniform, 3)).not.toBe(tensors(uniform, 3));
    const deeper = { ...uniform, layers: 6 };
    const kept = tensors(uniform, 1);
    expect(tensors(deeper, 1)).toBe(kept);
    expect(tensors(deeper, 2)).not.toBe(tensors(deeper, 2));
    expect(tensors({ ...uniform, seed: 5 }, 1)).not.toBe(kept);
  });

  it('a tied net has one matrix, so many more of them are kept', () => {
    const { tensors } = createEnsembleNumbers(3 * 144);
    const tied = { ...uniform, tied: true };
    expect(tensors(tied, 11)).toBe(tensors(tied, 11));
    expect(tensors(tied, 12)).not.toBe(tensors(tied, 12));
  });

  it.each([gaussian, uniform])('give the same ensemble whatever was asked before (%o)', (experiment) => {
    const numbers = createEnsembleNumbers();
    const sample = (one: Experiment) => finish(sampleEnsemble(one, 10, numbers));
    const first = sample(experiment);
    for (const other of [{ layers: 30 }, { width: 20 }, { seed: 9 }, { distribution: 'orthogonal' }] as const)
      sample({ ...experiment, ...other });
    expect(sample(experiment)).toEqual(first);
  });
});
