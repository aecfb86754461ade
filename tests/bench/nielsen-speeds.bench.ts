import { readFile } from 'node:fs/promises';
import { readDigits } from '../../src/compute/digits-file.ts';
import type { Digits } from '../../src/core/digits.ts';
import { buildNet, createTensors, tensorKey } from '../../src/core/experiment.ts';
import { digitSet } from '../../src/core/training/examples.ts';
import { nielsenPlan } from '../../src/core/training/plan.ts';
import { layerValue, netValue, rowLength } from '../../src/core/training/points.ts';
import { train } from '../../src/core/training/train.ts';
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
  const experiment = nielsenExperiment(4, training);
  const { seed, width, distribution, ends } = tensorKey(experiment);
  const net = buildNet(experiment, createTensors(seed, width, distribution, ends));
  const task = { net, set: digitSet(training), test: null, plan: nielsenPlan, seed };
  const told: number[] = [];
  for (const part of train(task, { from: null, until: null, every: 50 })) told.push(...(part?.rows ?? []));
  const { layers } = experiment;
  const points = { layers, count: told.length / rowLength(layers), rows: Float64Array.from(told) };
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
