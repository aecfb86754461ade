import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/figures/csv.ts';
import { gradientCsv } from '../../src/figures/gradient-csv.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { recordOf } from '../../src/state/record.ts';
import { createResults } from '../../src/state/results.ts';
import { createAppStore } from '../../src/state/store.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { resultsOf } from './nets.ts';

const shown = { gradW: true, rungs: true, lower: true, ensemble: false, typical: false } as const;

async function tableAndRecord(settings: Partial<Settings>) {
  const pool = createManualPool();
  const waiting = createResults(
    createAppStore({ ...defaultSettings, width: 8, ...settings }),
    pool,
  ).complete();
  pool.finish();
  const complete = await waiting;
  return { table: gradientCsv(complete, shown), record: recordOf(complete) };
}

it('the numbers of pinned nets stand beside them, and nothing where they are not as deep', () => {
  const results = resultsOf({ layers: 6 });
  const pin = resultsOf({ layers: 4, activation: 'relu' });
  const { columns, rows } = gradientCsv(results, shown, [{ name: 'A', net: pin.settings, results: pin }]);
  expect(columns.at(-1)).toBe('pinned: A');
  const [six, five, ...rest] = rows.map((row) => row.at(-1)!);
  for (const none of [six, five]) expect(none).toMatchObject({ log10: Number.NaN });
  const { logDelta } = pin.measurement;
  expect(rest.map((cell) => (typeof cell === 'object' ? cell.log10 : null))).toEqual(
    [4, 3, 2].map((l) => logDelta[l]! / Math.LN10),
  );
});

describe('the numbers of the gradient chart for other programs', () => {
  it.each([
    ['a usual net', { layers: 9, activation: 'tanh' as const }],
    ['one below the smallest double', { layers: 100, activation: 'tanh' as const, scale: 20, width: 4 }],
  ])('are those of the record, to the last digit of their logarithms: %s', async (_, settings) => {
    const { table, record } = await tableAndRecord(settings);
    const [head, ...rows] = csvOf(table)
      .slice(1)
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = (name: string) => head!.indexOf(name);
    expect(rows.map(([layer]) => Number(layer))).toEqual(record.layers.map(({ layer }) => layer).reverse());
    for (const { layer, deltaNorm, log10 } of record.layers) {
      const row = rows.find(([first]) => first === String(layer))!;
      for (const [name, value] of [
        ['bias gradient |dC/db|', log10.delta],
        ['weight gradient |dC/dw|', log10.gradW],
        ['bound B0', log10.b0],
        ['rung B2', log10.b2],
        ['lower bound', log10.lower],
      ] as const)
        expect(row[column(`log10 ${name}`)], name).toBe(value === null ? '' : String(value));
      const size = row[column('bias gradient |dC/db|')]!;
      expect(size === '' ? null : Number(size)).toBe(deltaNorm);
    }
  });
});
