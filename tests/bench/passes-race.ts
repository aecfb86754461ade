import {
  gradients,
  normsAlone,
  type PassesContender,
  type PassesTask,
  passesTask,
  shapes,
  workOf,
} from './passes-task.ts';
import { digits, type Goal, race, roofRate, scalarRoof, table } from './race.ts';

/** Of one contender on one net. */
export interface Result {
  readonly name: string;
  readonly layers: number;
  readonly width: number;
  readonly examples: number;
  readonly ms: number;
  /** Its time to that of this core with ∂C/∂w. */
  readonly ratio: number;
  /** The same to this core's norms alone. */
  readonly ratioToNorms: number;
  /** Its multiply-adds to those of the roof in the same time. */
  readonly share: number;
}

export interface Raced {
  readonly results: readonly Result[];
  /** Multiply-adds in a nanosecond. */
  readonly roof: number;
}

/** This core in two ways, others, and the roof. */
export function racePasses(task: PassesTask, others: readonly PassesContender[]): Raced {
  const { layers, width, examples } = task.experiment;
  const norms = normsAlone(task);
  const [roof, formed, alone, ...rest] = race([scalarRoof, gradients(task), norms, ...others]);
  const rate = roofRate(roof!);
  const results = [formed!, alone!, ...rest].map(({ name, ms }) => ({
    name,
    layers,
    width,
    examples,
    ms,
    ratio: ms / formed!.ms,
    ratioToNorms: ms / alone!.ms,
    share: workOf(layers, width, examples, name !== norms.name) / ms / 1e6 / rate,
  }));
  return { results, roof: rate };
}

/** This core alone, also in a browser. */
export const raceAlone = (layers: number, width: number, examples: number): Raced =>
  racePasses(passesTask(layers, width, examples), []);

const percent = (share: number): string => `${digits(100 * share)} %`;

/** What was measured on all shapes with so many examples. */
export function passesTable(examples: number, raced: readonly Raced[]): string {
  const rows = raced[0]!.results.map(({ name }, i) => [
    name,
    ...raced.map(({ results }) => {
      const { ms, ratio, share } = results[i]!;
      return `${digits(ms)} · ${digits(ratio)} × · ${percent(share)}`;
    }),
  ]);
  const roofs = raced.map(({ roof }) => `${digits(roof)} GMAC/s`);
  const what = examples === 1 ? 'one example' : `batch of ${examples}`;
  return table([what, ...shapes.map((shape) => `(${shape})`)], [...rows, ['the scalar rate', ...roofs]]);
}

/** How a table of passes is to be read. */
export const passesKey =
  'Of each: ms · how many times what this core takes that forms ∂C/∂w · its multiply-adds to the scalar rate, which is measured in the same race.';

/** That each of the results reaches the ratio, like for like; no goal if there is none. What the norms alone reach is told. */
export function atLeastTimes(wanted: string, least: number, results: readonly Result[]): readonly Goal[] {
  if (results.length === 0) return [];
  const worst = Math.min(...results.map(({ ratio }) => ratio));
  const ofNorms = Math.min(...results.map(({ ratioToNorms }) => ratioToNorms));
  const measured = `${digits(worst)} × or more; of the norms alone ${digits(ofNorms)} ×`;
  return [{ wanted, measured, reached: worst >= least }];
}

/** The share of the roof that batches of not too narrow nets are to reach, in both ways of this core. */
export const atLeastShare = (least: number, results: readonly Result[]): readonly Goal[] =>
  ['∂C/∂w formed', 'norms of ∂C/∂w'].map((way) => {
    const shares = results
      .filter(({ name, examples, width }) => name.includes(way) && examples === 32 && width >= 30)
      .map(({ share }) => share);
    const worst = Math.min(...shares);
    return {
      wanted: `${way}: ${percent(least)} of the scalar rate at batch 32, n ≥ 30`,
      measured: `${percent(worst)} or more`,
      reached: worst >= least,
    };
  });
