import type { SeriesId } from '../model/series.ts';
import type { State } from '../state/changes.ts';
import type { PinnedNet } from '../state/pinned.ts';
import type { Results } from '../state/results.ts';
import { typicalLineOf } from '../state/typical-line.ts';
import { logCell } from './cells.ts';
import type { Table } from './data-table.tsx';

type Log = number | undefined;

interface Column {
  readonly name: string;
  /** The natural logarithm at a layer. */
  readonly log: (results: Results, layer: number) => Log;
  /** Known, or looked for, only while these are shown. */
  readonly series?: readonly SeriesId[];
}

const quantiles = ['p5', 'p10', 'p50', 'p90', 'p95'] as const;

const columns: readonly Column[] = [
  { name: 'bias gradient |dC/db|', log: ({ measurement }, l) => measurement.logDelta[l] },
  { name: 'weight gradient |dC/dw|', log: ({ measurement }, l) => measurement.logGradW[l] },
  { name: 'bound B0', log: ({ bounds }, l) => bounds.logB0[l] },
  { name: 'rung B1', log: ({ bounds }, l) => bounds.logB1[l] },
  { name: 'rung B2', log: ({ rungs }, l) => rungs[l]?.logB2, series: ['rungs'] },
  { name: 'rung B3', log: ({ rungs }, l) => rungs[l]?.logB3, series: ['rungs'] },
  {
    name: 'lower bound',
    log: ({ bounds, measurement }, l) => (measurement.single ? bounds.logLower[l] : undefined),
  },
  {
    name: 'theory',
    log: ({ experiment }, l) => {
      const { prediction, reason } = typicalLineOf(experiment);
      return reason === null ? prediction?.logDelta[l] : undefined;
    },
    series: ['typical'],
  },
  ...quantiles.map(
    (quantile): Column => ({
      name: `many nets ${quantile}`,
      log: ({ ensemble, ensembleProgress }, l) =>
        ensembleProgress === null ? ensemble?.delta[quantile][l] : undefined,
      series: ['ensemble'],
    }),
  ),
  ...quantiles.map(
    (quantile): Column => ({
      name: `many nets, weight gradient ${quantile}`,
      log: ({ ensemble, ensembleProgress }, l) =>
        ensembleProgress === null ? ensemble?.gradW[quantile][l] : undefined,
      series: ['ensemble', 'gradW'],
    }),
  ),
];

/** Every number of the gradient chart, from layer L to 2; nothing where a pinned net is not as deep. */
export function gradientCsv(
  results: Results,
  shown: State['shown'],
  pinned: readonly PinnedNet[] = [],
): Table {
  const known = columns.filter(({ series }) => (series ?? []).every((id) => shown[id]));
  const others = pinned.filter((pin) => !pin.results.stale);
  const L = results.net.sizes.length - 1;
  return {
    columns: ['layer', ...known.map(({ name }) => name), ...others.map(({ name }) => `pinned: ${name}`)],
    rows: Array.from({ length: L - 1 }, (_, i) => L - i).map((layer) => [
      layer,
      ...known.map(({ log }) => logCell(log(results, layer))),
      ...others.map((pin) => logCell(pin.results.measurement.logDelta[layer])),
    ]),
  };
}
