import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/figures/cells.ts';
import {
  columnsData,
  columnsOf,
  columnsTable,
  columnWords,
  printedNets,
  settingsOf,
  stepFactor,
} from '../../src/figures/nielsen-columns.ts';
import { createStartingSpeeds } from '../../src/state/starting-speeds.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { digits } from '../real-digits.ts';

describe('Nielsen’s numbers beside ours', () => {
  const pool = createManualPool();
  const here = { sets: digits, progress: null, problem: null };
  const source = { get: () => here, load: () => {}, subscribe: () => () => {} };
  const speeds = createStartingSpeeds(pool, source);
  const settings = printedNets.map((net) => settingsOf(net, 1));
  // Few examples: the columns are tested here, the speeds elsewhere.
  const asked = settings.map((one) => ({ ...one, examples: 50 }));
  for (const one of asked) speeds.ask(one, 6);
  pool.finish();
  const known = asked.map((one) => ({ ensemble: speeds.get(one), single: speeds.get(one) }));
  const columns = columnsOf(known);

  it('have a column for each hidden layer, with a free place between nets', () => {
    expect(columns.map(({ at }) => at)).toEqual([0, 1, 3, 4, 5, 7, 8, 9, 10]);
    for (const { p5, median, p95, own, weights } of columns) {
      expect(p5).toBeLessThan(median);
      expect(median).toBeLessThan(p95);
      expect(own).toBeGreaterThan(0);
      // The weight gradient is longer than that of the biases: the activations are.
      expect(weights).toBeGreaterThan(median);
    }
  });

  it('are marked three to a column, theory falling by its factor per layer from the last median', () => {
    const { marks, series, y } = columnsData(columns);
    expect(marks).toHaveLength(3 * columns.length);
    expect(marks!.flatMap(({ label }) => label?.map(({ text }) => text) ?? [])).toEqual(
      printedNets.flatMap(({ printed }) => printed),
    );
    for (const { points } of series) {
      const [one, next] = points;
      expect(10 ** (next!.y - one!.y)).toBeCloseTo(stepFactor, 9);
      for (const point of points) expect(point.y).toBeGreaterThan(y.domain[0]);
    }
  });

  it('are read at the nearest column, and stand in the table', () => {
    expect(columnWords(columns, 3.4)).toMatch(
      /^3 hidden layers, hidden layer 1, layer 2 here\. Nielsen 0\.012; ours, median 0\.0/,
    );
    const { columns: heads, rows } = columnsTable(columns);
    expect(rows).toHaveLength(9);
    for (const row of rows) expect(row).toHaveLength(heads.length);
    expect(rows[8]!.slice(0, 3).map(textOf)).toEqual(['4 hidden, 4', '0.285', '0.285']);
  });

  it('show Nielsen’s numbers before ours are known, and say so', () => {
    const none = columnsOf(printedNets.map(() => ({ ensemble: undefined, single: undefined })));
    expect(columnWords(none, 0)).toBe(
      '2 hidden layers, hidden layer 1, layer 2 here. Nielsen 0.07…; ours is not known yet; this seed not known yet.',
    );
    expect(columnsTable(none).rows.flat()).not.toContain('NaN');
  });
});
