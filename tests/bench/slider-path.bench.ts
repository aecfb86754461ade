import type { GradientChartData } from '../../src/charts/gradient-data.ts';
import { gradientGeometry } from '../../src/charts/gradient-geometry.ts';
import type { Pool } from '../../src/compute/pool.ts';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { activationIds } from '../../src/core/types.ts';
import { gradientChartData } from '../../src/figures/gradient-data.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { initialState, setSettings } from '../../src/state/changes.ts';
import { createResults, type Results } from '../../src/state/results.ts';
import { quietStore } from '../state/quiet-store.ts';
import { digits, goals, table } from './race.ts';

export const title =
  'One slider event, from settings to geometry (norms of the weights known; results: forward and backward pass, bounds)';

const frame = { width: 820, height: 460, text: 14 };
const events = 150;

/** One step of a drag, by its number. */
const drags: Readonly<Record<string, (i: number, layers: number) => Partial<Settings>>> = {
  depth: (i, layers) => ({ layers: layers - (i % Math.min(24, layers - 1)) }),
  'weight scale': (i) => ({ scale: 0.5 + 0.01 * i }),
  'bias scale': (i) => ({ bias: 0.01 * i }),
  activation: (i) => ({ activation: activationIds[i % activationIds.length]! }),
};

/** The series of the chart as it opens. */
const dataOf = (results: Results): GradientChartData =>
  gradientChartData(results, results.settings.examples, initialState().shown);

/** Nothing may be left to a worker where the path of a slider is timed, but for the band of nets that are not small. */
const noPool: Pool = {
  run: (kind) => {
    if (kind !== 'ensemble') throw new Error(`The path of the slider asks for ${kind}.`);
  },
  cancel: () => {},
  close: () => {},
};

const at = (times: readonly number[], p: number): number =>
  [...times].sort((a, b) => a - b)[Math.round(p * (times.length - 1))]!;

interface Row {
  readonly cells: readonly string[];
  readonly median: number;
}

function rowsOf(layers: number, width: number): Row[] {
  const cache = createTensorCache();
  const tensors = cache.tensors({ seed: 1, width, distribution: 'gaussian' });
  for (let l = 2; l <= layers; l++) tensors.norms(l);
  const store = quietStore({ ...defaultSettings, layers, width });
  const results = createResults(store, noPool, cache);
  return Object.entries(drags).map(([name, drag]) => {
    const { view } = gradientGeometry(dataOf(results.get()), frame);
    const computing: number[] = [];
    const whole: number[] = [];
    for (let i = 0; i < 2 * events; i++) {
      const change = setSettings(drag(i % events, layers));
      const start = performance.now();
      store.apply(change);
      const computed = performance.now();
      const { lines } = gradientGeometry(dataOf(results.get()), frame, view);
      const end = performance.now();
      if (lines.length < 2) throw new Error('Nothing was drawn.');
      // The first round warms up.
      if (i < events) continue;
      computing.push(computed - start);
      whole.push(end - start);
    }
    store.apply(setSettings({ ...defaultSettings, layers, width }));
    const sum = (times: readonly number[]) => times.reduce((total, ms) => total + ms, 0);
    const median = at(whole, 0.5);
    const cells = [
      `L = ${layers}, n = ${width}: ${name}`,
      digits(median),
      digits(at(whole, 0.95)),
      digits(at(computing, 0.5)),
      `${Math.round((100 * sum(computing)) / sum(whole))} %`,
    ];
    return { cells, median };
  });
}

export function run(): string {
  const large = rowsOf(64, 64);
  const rows = [...rowsOf(12, 30), ...large, ...rowsOf(100, 128)];
  const median = Math.max(...large.map((row) => row.median));
  const goal = {
    wanted: 'L = 64, n = 64: less than 8 ms, median',
    measured: `${digits(median)} ms at most`,
    reached: median < 8,
  };
  const head = ['drag of', 'median ms', '95 % ms', 'results, median ms', 'share'];
  return `${table(
    head,
    rows.map(({ cells }) => cells),
  )}\n\n${goals([goal])}`;
}
