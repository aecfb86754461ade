import { readFile } from 'node:fs/promises';
import { readDigits } from '../../src/compute/digits-file.ts';
import { digitSet } from '../../src/core/training/examples.ts';
import {
  median,
  nielsenExperiment,
  printed,
  quantile,
  speedsOf,
  summaryOf,
} from '../core/training/nielsen.ts';
import { digits as short, table } from './race.ts';

export const title = "Nielsen's speeds of learning at the start, 400 nets each, 1,000 digits";

/** Not a race: the numbers that the tests compare for fewer nets. */
export async function run(): Promise<string> {
  const { training } = await readDigits(new Uint8Array(await readFile('public/digits.bin')));
  const set = digitSet(training);
  const rows: string[][] = [];
  for (const hidden of [2, 3, 4] as const) {
    const runs = Array.from({ length: 400 }, (_, run) =>
      speedsOf(nielsenExperiment(hidden, training), set, run),
    );
    const { geomean, ratios } = summaryOf(runs);
    for (let h = 0; h < hidden; h++) {
      const ofLayer = runs.map((speeds) => speeds[h]!);
      const ratio = h === 0 ? undefined : ratios[h - 1];
      rows.push([
        `${hidden} hidden, the ${h + 1}.`,
        String(printed[hidden][h]),
        ...[median(ofLayer), geomean[h]!, quantile(ofLayer, 0.05), quantile(ofLayer, 0.95)].map(short),
        ratio === undefined ? '' : short(ratio),
      ]);
    }
  }
  return table(
    ['layer', 'printed', 'median', 'geometric mean', '5 %', '95 %', 'ratio to the one before'],
    rows,
  );
}
