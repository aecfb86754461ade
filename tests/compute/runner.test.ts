import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../src/compute/jobs.ts';
import { createRunner, type FromRunner, type ToRunner } from '../../src/compute/runner.ts';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import type { Experiment } from '../../src/core/experiment.ts';
import { defaultExperiment } from '../core/nets.ts';

const request = (layers: readonly number[]) => ({ seed: 1, width: 3, distribution: 'gaussian', layers });
const norms = (id: number, layers: readonly number[]): ToRunner => ({
  type: 'start',
  id,
  kind: 'norms',
  request: request(layers),
});
const layersUpTo = (count: number) => Array.from({ length: count }, (_, i) => i + 2);

/** A runner whose clock goes on by `tickMs` each time it is read, and which pauses until it is told to resume. */
function createBench(tickMs: number) {
  const said: FromRunner[] = [];
  const paused: (() => void)[] = [];
  let time = 0;
  const hear = createRunner({
    post: (message) => said.push(message),
    now: () => {
      time += tickMs;
      return time;
    },
    pause: (resume) => paused.push(resume),
  });
  const resume = () => paused.shift()?.();
  const resumeAll = () => {
    while (paused.length > 0) resume();
  };
  const layersTold = (id: number) =>
    said.flatMap((message) =>
      message.type === 'parts' && message.id === id
        ? (message.parts as readonly { layer: number }[]).map(({ layer }) => layer)
        : [],
    );
  return { hear, said, resume, resumeAll, layersTold };
}

describe('a runner', () => {
  it('tells every part once and in order, then that it is done, however long steps take', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (count, tick) => {
          const { hear, said, resumeAll, layersTold } = createBench(tick);
          hear(norms(7, layersUpTo(count)));
          resumeAll();
          expect(layersTold(7)).toEqual(layersUpTo(count));
          expect(said.filter(({ type }) => type === 'done')).toEqual([{ type: 'done', id: 7 }]);
          expect(said.at(-1)!.type).toBe('done');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells the first parts after the first slice and gathers later ones', () => {
    const { hear, said, resume, resumeAll } = createBench(1);
    hear(norms(1, layersUpTo(90)));
    resume();
    expect(said).toHaveLength(1);
    const first = said[0] as FromRunner & { parts: readonly unknown[] };
    resume();
    expect(said).toHaveLength(1);
    resumeAll();
    const later = said.filter((message) => message.type === 'parts').slice(1, -1);
    expect(later.length).toBeGreaterThan(0);
    for (const { parts } of later) expect(parts.length).toBeGreaterThan(first.parts.length);
  });

  it('hears a cancel between two slices and says nothing more', () => {
    const { hear, said, resume, resumeAll } = createBench(3);
    hear(norms(1, layersUpTo(50)));
    resume();
    const before = said.length;
    hear({ type: 'cancel', id: 1 });
    resumeAll();
    expect(said).toHaveLength(before);
    hear(norms(2, [2]));
    hear({ type: 'cancel', id: 1 });
    resumeAll();
    expect(said.at(-1)).toEqual({ type: 'done', id: 2 });
  });

  it('leaves a job for one that is started later', () => {
    const { hear, said, resume, resumeAll, layersTold } = createBench(3);
    hear(norms(1, layersUpTo(50)));
    resume();
    const told = layersTold(1);
    hear(norms(2, [9, 8]));
    resumeAll();
    expect(layersTold(1)).toEqual(told);
    expect(layersTold(2)).toEqual([9, 8]);
    expect(said.filter(({ type }) => type === 'done')).toEqual([{ type: 'done', id: 2 }]);
  });

  it('says why a job failed and runs the next one', () => {
    const { hear, said, resumeAll } = createBench(1);
    hear({ type: 'start', id: 1, kind: 'norms', request: null });
    resumeAll();
    expect(said).toEqual([{ type: 'failed', id: 1, reason: expect.stringMatching(/TypeError/) }]);
    hear(norms(2, [2]));
    resumeAll();
    expect(said.at(-1)).toEqual({ type: 'done', id: 2 });
  });

  it('gives a sign of life when a job has nothing to tell for long', () => {
    const { hear, said, resumeAll } = createBench(300);
    const experiment: Experiment = { ...defaultExperiment, layers: 30, width: 3 };
    const silent = [...jobs.measure(experiment, createTensorCache())].filter((part) => part === null);
    expect(silent).toHaveLength(29);
    hear({ type: 'start', id: 4, kind: 'measure', request: experiment });
    resumeAll();
    const empty = said.filter((message) => message.type === 'parts' && message.parts.length === 0);
    expect(empty.length).toBeGreaterThan(2);
  });
});
