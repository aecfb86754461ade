import { readFile } from 'node:fs/promises';
import { readDigits } from '../../src/compute/digits-file.ts';
import type { Digits } from '../../src/core/digits.ts';
import { digitSet } from '../../src/core/training/examples.ts';
import { nielsenPlan } from '../../src/core/training/plan.ts';
import { layerValue, netValue } from '../../src/core/training/points.ts';
import { follow, taskOf } from '../core/training/cases.ts';
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
  const head = ['layer', 'printed', 'median', 'geometric mean', '5 %', '95 %', 'ratio to the one before'];
  return `${table(head, rows)}\n\n${trainedRatios(training)}`;
}

/** His training of four hidden layers: full batch, 500 epochs. */
function trainedRatios(training: Digits): string {
  const { points } = follow(taskOf(nielsenExperiment(4, training), nielsenPlan), { every: 50 });
  const size = (i: number, column: 'gradB' | 'gradW' | 'change', l: number) =>
    Math.exp(layerValue(points, i, column, l));
  const rows = Array.from({ length: points.count }, (_, i) => [
    String(netValue(points, i, 'step')),
    ...[
      size(i, 'gradB', 2),
      size(i, 'gradB', 5),
      size(i, 'gradB', 5) / size(i, 'gradB', 2),
      size(i, 'gradW', 5) / size(i, 'gradW', 2),
    ].map(short),
    i === 0 ? '' : short(size(i, 'change', 5) / size(i, 'change', 2)),
  ]);
  const head = ['epoch', '‖∂C/∂b²‖', '‖∂C/∂b⁵‖', 'their ratio', 'that of ‖∂C/∂w‖', 'that of ‖Δw‖/‖w‖'];
  return table(head, rows);
}
