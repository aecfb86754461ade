import type { Experiment } from '../experiment.ts';
import { type EnsembleNumbers, runSampler, workOfRun } from './ensemble.ts';
import { createSamples, type Samples } from './samples.ts';

/** Several experiments, each by so many of its nets. */
export interface SideBySide<Row> {
  /** So many nets of every experiment are in it, of so many wanted. */
  readonly runs: number;
  readonly of: number;
  /** One an experiment, in their order. */
  readonly rows: readonly Row[];
}

/** Nets of the first look; each later one takes so many times more. */
const fewest = 8;
const growth = 4;
/** Work that takes but a moment, and work that nobody waits for; the units are those of {@link workOfRun}. */
const momentWork = 3e6;
const patienceWork = 1e9;
/** Work between two looks at the clock. */
const sliceWork = 1e5;

/** What one net of every experiment costs. */
const workOf = (experiments: readonly Experiment[]): number =>
  experiments.reduce((sum, experiment) => sum + workOfRun(experiment), 0);

/** Whether the first look at all of them is a matter of a moment. */
export const isSoonSeen = (experiments: readonly Experiment[]): boolean =>
  fewest * workOf(experiments) <= momentWork;

/** So many nets of those wanted as can be had in a time that somebody waits; 0 where these are too few to be told. */
export function affordableRuns(experiments: readonly Experiment[], wanted: number): number {
  const most = Math.floor(patienceWork / workOf(experiments));
  return most >= Math.min(fewest, wanted) ? Math.min(wanted, most) : 0;
}

/**
 * The same nets, by their number, of every experiment: first a few, then more, each time of all of them, so that what is
 * told is always a whole picture; all at once where that takes but a moment. Yields null where a slice of work is done.
 */
export function* sampleSideBySide<Row>(
  experiments: readonly Experiment[],
  runs: number,
  numbers: EnsembleNumbers,
  rowOf: (samples: Samples, count: number) => Row,
): Generator<SideBySide<Row> | null, void> {
  const sampled = experiments.map((experiment) => ({
    samples: createSamples(experiment.layers, runs),
    sample: runSampler(experiment, numbers),
    work: workOfRun(experiment),
  }));
  const isQuick = runs * workOf(experiments) <= momentWork;
  let inSlice = 0;
  let from = 0;
  while (from < runs) {
    const to = isQuick ? runs : Math.min(runs, Math.max(fewest, growth * from));
    for (const { samples, sample, work } of sampled) {
      for (let run = from; run < to; run++) {
        const rest = sample(run, samples);
        if (rest) yield* rest;
        inSlice += work;
        if (inSlice < sliceWork) continue;
        inSlice = 0;
        yield null;
      }
    }
    from = to;
    yield { runs: to, of: runs, rows: sampled.map(({ samples }) => rowOf(samples, to)) };
  }
}
