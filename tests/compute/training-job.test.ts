import { describe, expect, it } from 'vitest';
import { type Job, jobs, transfers } from '../../src/compute/jobs.ts';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import type { RunPart, RunRequest } from '../../src/compute/training-job.ts';
import type { Experiment } from '../../src/core/experiment.ts';
import { runSeed } from '../../src/core/random.ts';
import { netValue, rowLength } from '../../src/core/training/points.ts';
import { defaultExperiment, runExperiment } from '../core/nets.ts';
import { follow, plan, taskOf } from '../core/training/cases.ts';
import { nielsenExperiment } from '../core/training/nielsen.ts';
import { digits } from '../real-digits.ts';

const noise: Experiment = { ...defaultExperiment, layers: 4, width: 6, activation: 'tanh', examples: 12 };
const run = (id: number, change: Partial<RunRequest>): RunRequest => ({
  id,
  experiment: noise,
  plan: plan({ batch: 4, epochs: 200 }),
  from: null,
  until: null,
  every: 3,
  ...change,
});

function partsOf<Part>(job: Job<Part>): Part[] {
  return [...job].filter((part) => part !== null);
}

const rowsOf = (parts: readonly RunPart[], id: number): number[] =>
  parts.filter((part) => part.id === id).flatMap((part) => [...part.rows]);

describe('the job of training', () => {
  it('trains several nets as if each were alone, and says when each is done', () => {
    const runs = [run(1, {}), run(2, { experiment: { ...noise, layers: 7, activation: 'relu' } })];
    const parts = partsOf(jobs.train({ runs, test: null }, createTensorCache()));
    for (const { id, experiment, plan: how } of runs) {
      const alone = follow(taskOf(experiment, how), { every: 3 });
      expect(Float64Array.from(rowsOf(parts, id))).toEqual(alone.points.rows);
      expect(parts.filter((part) => part.id === id).at(-1)!.end).toBe('done');
    }
  });

  it('lets the one go on that is behind', () => {
    const long = run(1, { plan: plan({ epochs: 20_000 }), every: 1 });
    const ahead = partsOf(jobs.train({ runs: [{ ...long, until: 4000 }], test: null }, createTensorCache()));
    const from = ahead.at(-1)!.checkpoint;
    const parts = partsOf(
      jobs.train(
        {
          runs: [
            { ...long, from, until: 8000 },
            { ...long, id: 2, until: 8000 },
          ],
          test: null,
        },
        createTensorCache(),
      ),
    );
    const catchesUp = parts.findIndex((part) => part.id === 2 && part.checkpoint.step > 4000);
    // It may be chosen once before it falls behind.
    expect(parts.slice(0, catchesUp).filter((part) => part.id === 1).length).toBeLessThan(2);
    expect(rowsOf(parts, 1).length).toBeGreaterThan(0);
  });

  it('tests on digits those that are trained on digits', () => {
    const experiment = { ...nielsenExperiment(1, digits.training), examples: 50 };
    const request = { runs: [run(1, { experiment, until: 0 }), run(2, { until: 0 })], test: digits.test };
    const parts = partsOf(jobs.train(request, createTensorCache()));
    const accuracy = (id: number, layers: number) =>
      netValue({ layers, count: 1, rows: Float64Array.from(rowsOf(parts, id)) }, 0, 'testAccuracy');
    expect(accuracy(1, 3)).toBeGreaterThan(0);
    expect(accuracy(2, 4)).toBeNaN();
    expect(rowsOf(parts, 1)).toHaveLength(rowLength(3));
  });

  it('gives its numbers away without loss to the training', () => {
    const request = { runs: [run(1, {})], test: null };
    const kept = partsOf(jobs.train(request, createTensorCache()));
    const given: RunPart[] = [];
    for (const part of jobs.train(request, createTensorCache())) {
      if (part === null) continue;
      given.push(structuredClone(part, { transfer: transfers.train!(part) }));
      expect(part.rows).toHaveLength(0);
      expect(part.checkpoint.theta).toHaveLength(0);
    }
    expect(given).toEqual(kept);
  });
});

describe('the job of starting speeds', () => {
  it('tells of the net itself, and of each net of its ensemble, what the instrument shows of it', () => {
    const experiment = { ...nielsenExperiment(2, digits.training), examples: 30 };
    const parts = partsOf(jobs.speeds({ experiment, runs: 3, from: null }, createTensorCache()));
    expect(parts.map((part) => part.run)).toEqual([null, 0, 1, 2]);
    for (const { run: i, logGradB, logGradW } of parts) {
      const seed = i === null ? experiment.seed : runSeed(experiment.seed, i);
      const { measurement } = runExperiment({ ...experiment, seed });
      for (let l = 2; l <= 4; l++) {
        expect(logGradB[l]).toBeCloseTo(measurement.logDelta[l]!, 10);
        expect(logGradW[l]).toBeCloseTo(measurement.logGradW[l]!, 10);
      }
    }
  });
});
