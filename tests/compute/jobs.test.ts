import { describe, expect, it } from 'vitest';
import { type Job, jobs, transfers } from '../../src/compute/jobs.ts';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { bounds } from '../../src/core/bounds.ts';
import { sampleEnsemble } from '../../src/core/ensemble/ensemble.ts';
import {
  buildNet,
  createTensors,
  type Experiment,
  tensorLayer,
  tensorLayers,
} from '../../src/core/experiment.ts';
import { jacobianSpectra } from '../../src/core/jacobian-spectrum.ts';
import { phasePlane } from '../../src/core/mean-field/phase-plane.ts';
import { finish, measure } from '../../src/core/measurement.ts';
import { innerRungs } from '../../src/core/rungs.ts';
import { weightNorms } from '../../src/core/weight-norms.ts';
import { unitWeights } from '../../src/core/weights.ts';
import { defaultExperiment } from '../core/nets.ts';

const experiment: Experiment = { ...defaultExperiment, layers: 6, width: 9, weightScale: 1.5 };
const key = { seed: 3, width: 9, distribution: 'uniform' } as const;

function partsOf<Part>(job: Job<Part>): Part[] {
  return [...job].filter((part) => part !== null);
}

describe('the jobs', () => {
  it('norms: one layer a part, in the order asked for, each the norms of the matrix that the seed draws', () => {
    const layers = [5, 2, 4];
    const parts = partsOf(jobs.norms({ ...key, layers }, createTensorCache()));
    expect(parts).toEqual(
      layers.map((layer) => ({ layer, norms: weightNorms(unitWeights(3, layer, 9, 9, 'uniform')) })),
    );
  });

  it('norms: a step takes no norm beyond the one it tells', () => {
    let taken = 0;
    const cache = createTensorCache(undefined, (w) => {
      taken++;
      return weightNorms(w);
    });
    const job = jobs.norms({ ...key, layers: [2, 3, 4] }, cache);
    job.next();
    job.next();
    expect(taken).toBe(2);
    job.return();
    expect(job.next().done).toBe(true);
    expect(taken).toBe(2);
  });

  it('draw: the matrices that the seed draws, to be given away without loss to the cache', () => {
    const cache = createTensorCache();
    const request = { ...key, width: 16, layers: [4, 2] };
    for (const { layer, entries } of partsOf(jobs.draw(request, cache))) {
      expect(transfers.draw!({ layer, entries })).toEqual([entries.buffer]);
      structuredClone(entries, { transfer: [entries.buffer] });
      expect(entries).toHaveLength(0);
    }
    const again = partsOf(jobs.draw(request, cache));
    expect(again.map(({ layer }) => layer)).toEqual([4, 2]);
    for (const { layer, entries } of again) {
      expect(entries).toEqual(unitWeights(3, layer, 16, 16, 'uniform').entries);
    }
  });

  it('measure: each part is the measurement of the examples so far, the last that of all', () => {
    const many = { ...experiment, examples: 90 };
    const parts = partsOf(jobs.measure(many, createTensorCache()));
    const counts = parts.map(({ examples }) => examples);
    expect(counts.at(-1)).toBe(90);
    expect(counts.length).toBeGreaterThan(2);
    const net = buildNet(many, createTensors(1, 9, 'gaussian'));
    for (const part of parts) {
      const examples = part.examples;
      expect(part).toEqual(finish(measure({ ...many, examples }, net)));
    }
  });

  it('rungs: those that innerRungs gives for the same net, from L down', () => {
    const tensors = createTensors(1, 9, 'gaussian');
    const net = buildNet(experiment, tensors);
    const measurement = finish(measure(experiment, net));
    const outer = bounds(net, measurement, tensors.norms);
    const parts = partsOf(jobs.rungs({ experiment, outer }, createTensorCache()));
    expect(parts.map(({ layer }) => layer)).toEqual([6, 5, 4, 3, 2]);
    expect(parts).toEqual([...innerRungs(net, measurement, outer)]);
  });

  it('spectrum: the singular values of J_L … J_2 of one example, nothing of several', () => {
    const net = buildNet(experiment, createTensors(1, 9, 'gaussian'));
    const { single } = finish(measure(experiment, net));
    const parts = partsOf(jobs.spectrum(experiment, createTensorCache()));
    expect(parts.map(({ layer }) => layer)).toEqual([6, 5, 4, 3, 2]);
    expect(parts).toEqual([...jacobianSpectra(net, single!)].filter((part) => part !== null));
    expect(partsOf(jobs.spectrum({ ...experiment, examples: 2 }, createTensorCache()))).toEqual([]);
  });

  it('ensemble: the ensemble, and before it those of its first nets if it takes long', () => {
    const { ensembles } = createTensorCache();
    const quick = partsOf(jobs.ensemble({ experiment, runs: 12 }, createTensorCache()));
    expect(quick).toEqual([finish(sampleEnsemble(experiment, 12, ensembles))]);
    const large = { ...experiment, layers: 80, width: 80 };
    const parts = partsOf(jobs.ensemble({ experiment: large, runs: 900 }, createTensorCache()));
    expect(parts.map(({ of }) => of)).toEqual(parts.map(() => 900));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.at(-1)).toEqual(finish(sampleEnsemble(large, 900, ensembles)));
  });

  it('plane: every row of the plane once, the coarse ones first, and given away', () => {
    const weightScales = [0.4, 1.2, 2.5];
    const biasScales = Array.from({ length: 19 }, (_, i) => i / 10);
    const whole = finish(phasePlane('tanh', weightScales, biasScales));
    const parts = partsOf(jobs.plane({ activation: 'tanh', weightScales, biasScales }, createTensorCache()));
    expect(parts.slice(0, 3).map(({ row }) => row)).toEqual([0, 8, 16]);
    expect(parts.map(({ row }) => row).sort((a, b) => a - b)).toEqual(biasScales.map((_, i) => i));
    for (const { row, variance, chi } of parts) {
      expect(variance).toEqual(whole.variance.slice(3 * row, 3 * row + 3));
      expect(chi).toEqual(whole.chi.slice(3 * row, 3 * row + 3));
    }
    expect(transfers.plane!(parts[0]!)).toEqual([parts[0]!.variance.buffer, parts[0]!.chi.buffer]);
  });

  it('every layer of a net has its tensors among tensorLayers, tied ones once', () => {
    expect(tensorLayers(experiment)).toEqual([6, 5, 4, 3, 2]);
    const tied = { ...experiment, tied: true };
    expect(tensorLayers(tied)).toEqual([tensorLayer(tied, 4)]);
  });
});
