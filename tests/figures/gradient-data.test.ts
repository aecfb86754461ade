import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, lineIds, valueAt } from '../../src/charts/gradient-data.ts';
import { textOf } from '../../src/charts/text.ts';
import { gradientCsv } from '../../src/figures/gradient-csv.ts';
import { gradientChartData, slackAt } from '../../src/figures/gradient-data.ts';
import { summaryOf } from '../../src/figures/gradient-words.ts';
import type { Settings } from '../../src/model/settings.ts';
import { toggleSeries } from '../../src/state/changes.ts';
import type { Results } from '../../src/state/results.ts';
import { typicalLineOf } from '../../src/state/typical-line.ts';
import { resultsOf, smallNet, storeWithResults } from './nets.ts';

const everything = { gradW: true, rungs: true, lower: true, ensemble: true, typical: true };
const nothing = { gradW: false, rungs: false, lower: false, ensemble: false, typical: false };
const dataOf = (results: Results, shown = everything) =>
  gradientChartData(results, results.settings.examples, shown);

/** Of a small net, with its ensemble. */
function withEnsemble(settings: Partial<Settings>): Results {
  const { store, results } = storeWithResults(settings);
  store.apply(toggleSeries('ensemble'));
  return results.get();
}

describe('from results to the chart', () => {
  it('(∗∗): every rung that is drawn stands above the next, the measured norm between B3 and the lower bound', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const { store, results } = storeWithResults(settings);
        store.apply(toggleSeries('rungs'));
        const data = dataOf(results.get());
        expect(data.pending).toEqual([]);
        for (let l = 2; l <= data.layers; l++) {
          const chain = (['bound', 'b1', 'b2', 'b3', 'gradB', 'lower'] as const).flatMap((id) => {
            const value = valueAt(data, id, l);
            return value === null ? [] : [value === 'zero' ? Number.NEGATIVE_INFINITY : value];
          });
          for (let i = 1; i < chain.length; i++) expect(chain[i]!).toBeLessThanOrEqual(chain[i - 1]!);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes logarithms to base 10: 10^value is the norm of δˡ and ∂C/∂wˡ of one example', () => {
    const results = resultsOf({ layers: 8, activation: 'tanh' });
    const data = dataOf(results);
    const { forward, backward } = results.measurement.single!;
    for (let l = 2; l <= 8; l++) {
      const delta = Math.exp(backward.logDelta[l]![0]!) * Math.hypot(...backward.direction[l]!);
      expect(10 ** data.gradB[l]!).toBeCloseTo(delta, 12);
      expect(10 ** data.gradW![l]!).toBeCloseTo(delta * Math.hypot(...forward.a[l - 1]!), 12);
    }
  });

  it.each([
    ['a plain net', {}, 'bound (∗∗)', 'B1'],
    ['residual connections', { skip: 'residual' }, 'residual bound', 'B1'],
    ['a format', { precision: 'bfloat16' }, 'bound with rounding', 'B1'],
    ['layer normalisation', { norm: 'layer', skip: 'residual' }, null, 'bound at this spread'],
  ] as const)('the bound of %s is called what it is', (_, settings, bound, b1) => {
    const data = dataOf(resultsOf({ layers: 6, width: 8, ...settings }));
    const called = (id: 'bound' | 'b1') => (valueAt(data, id, 3) === null ? null : textOf(labelOf(data, id)));
    expect([called('bound'), called('b1')]).toEqual([bound, b1]);
  });

  it('leaves out what is not shown', () => {
    const results = resultsOf({ layers: 6 });
    const { gradW, b1, b2, b3, lower, band, typical } = dataOf(results, nothing);
    expect([gradW, b1, b2, b3, lower, band, typical]).toEqual(new Array(7).fill(undefined));
  });

  it('has the quantiles of the ensemble and the line of theory, to base 10', () => {
    const results = withEnsemble({ layers: 7, width: 20 });
    const { band, typical } = dataOf(results);
    const { delta } = results.ensemble!;
    const { prediction } = typicalLineOf(results.experiment);
    for (let l = 2; l <= 7; l++) {
      expect(10 ** band!.p10[l]!).toBeCloseTo(Math.exp(delta.p10[l]!), 12);
      expect(10 ** band!.p50[l]!).toBeCloseTo(Math.exp(delta.p50[l]!), 12);
      expect(10 ** band!.p90[l]!).toBeCloseTo(Math.exp(delta.p90[l]!), 12);
      expect(10 ** typical![l]!).toBeCloseTo(Math.exp(prediction!.logDelta[l]!), 12);
    }
  });

  it('has a band of weight gradients beside their line, that of the same nets, and only there', () => {
    const results = withEnsemble({ layers: 7, width: 20 });
    const { gradW } = results.ensemble!;
    const shown = { gradW: true, rungs: false, lower: true, ensemble: true, typical: false };
    const { bandW } = gradientChartData(results, 1, shown);
    for (let l = 2; l <= 7; l++)
      for (const name of ['p5', 'p10', 'p50', 'p90', 'p95'] as const)
        expect(10 ** bandW![name][l]!).toBeCloseTo(Math.exp(gradW[name][l]!), 12);
    for (const less of [{ gradW: false }, { ensemble: false }])
      expect(gradientChartData(results, 1, { ...shown, ...less }).bandW).toBeUndefined();
    const named = (of: typeof shown) =>
      gradientCsv(results, of).columns.filter((name) => /^many nets, weight/.test(name));
    expect(named(shown)).toHaveLength(5);
    expect(named({ ...shown, gradW: false })).toEqual([]);
  });

  it('cuts a band of a moment ago to the layers there are, and leaves out one of long ago', () => {
    const results = withEnsemble({ layers: 7, width: 20 });
    const { ensemble } = withEnsemble({ layers: 6, width: 20 });
    const old = { ...results, ensemble, ensembleStale: true };
    const { band, pending } = dataOf({ ...old, ensembleProgress: null });
    expect(band!.p50).toHaveLength(8);
    expect(band!.p50[6]).toBe(ensemble!.delta.p50[6]! / Math.LN10);
    expect(band!.p50[7]).toBeNaN();
    expect(pending).not.toContain('band');
    expect(dataOf({ ...old, ensembleProgress: 0 }).band).toBeUndefined();
    const later = { ...results, ensembleStale: true, ensembleProgress: 0.3 };
    expect(dataOf(later).band).toBeDefined();
    expect(dataOf(later).pending).toContain('band');
  });

  it('does not draw theory where it does not hold', () => {
    expect(dataOf(resultsOf({ width: 20, activation: 'tanh' })).typical).toBeUndefined();
    expect(dataOf(resultsOf({ width: 20, tied: 'yes' })).typical).toBeUndefined();
  });

  it('calls pending what is not all there: norms that are missing, rungs that come later, a net still being drawn', () => {
    const results = resultsOf({ layers: 6 });
    expect(results.rungs.every((rung) => rung === undefined)).toBe(true);
    expect(dataOf(results).pending).toEqual(['b2', 'b3']);
    const bounds = {
      ...results.bounds,
      logB0: results.bounds.logB0.map((log, l) => (l < 4 ? Infinity : log)),
    };
    const pending = dataOf({ ...results, bounds }).pending!;
    expect(pending).toContain('bound');
    expect(pending).not.toContain('gradB');
    const stale = dataOf({ ...results, stale: true }).pending!;
    expect(lineIds.filter((id) => id !== 'typical' && !stale.includes(id))).toEqual([]);
  });

  it('(∗∗): has the slack B0/‖∂C/∂bˡ‖, and none where the gradient is zero or the bound unknown', () => {
    const data = dataOf(resultsOf({ layers: 6 }));
    for (let l = 2; l <= 6; l++) expect(slackAt(data, l)).toBeGreaterThanOrEqual(0);
    expect(slackAt({ ...data, gradB: [0, 0, -Infinity] }, 2)).toBeNull();
    expect(slackAt({ ...data, bound: [0, 0, Infinity] }, 2)).toBeNull();
    expect(slackAt({ layers: 2, gradB: [0, 0, -3], bound: [0, 0, -1] }, 2)).toBe(2);
  });
});

describe('the chart in words', () => {
  const all = (value: number) => [0, 0, value, value, value];
  it('says which way the gradient goes, and by how much', () => {
    const bound = all(1);
    expect(summaryOf({ layers: 4, gradB: [0, 0, -5, -3, -1], bound }, 2)).toMatch(
      /^From layer 4 back to layer 2 the bias gradient falls by a factor of 1\.00 times ten to the 4, from 0\.100 to 1\.00 times ten to the minus 5\./,
    );
    expect(summaryOf({ layers: 4, gradB: [0, 0, 2, 1, 0], bound }, 2)).toContain('grows by a factor of 100,');
    expect(summaryOf({ layers: 4, gradB: all(0), bound }, 2)).toContain('stays the same, from 1.00 to 1.00');
    expect(summaryOf({ layers: 4, gradB: [0, 0, -Infinity, -Infinity, 0], bound }, 2)).toContain(
      'No error gets past layer 3',
    );
    expect(summaryOf({ layers: 2, gradB: [0, 0, -1], bound }, 2)).toMatch(/^Two layers: /);
  });

  it('says where most nets are and what theory says, if they are drawn', () => {
    const band = { p5: all(-3), p10: all(-2), p50: all(-1), p90: all(0), p95: all(1) };
    const data = { layers: 4, gradB: all(0), bound: all(1), band, typical: all(-1) };
    expect(summaryOf(data, 3)).toContain('8 of 10 such nets from 0.0100 to 1.00, theory 0.100.');
    expect(summaryOf({ ...data, pending: ['band'] }, 3)).not.toContain('8 of 10');
  });

  it('never says NaN or Infinity', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const data = dataOf(resultsOf(settings));
        expect(summaryOf(data, settings.layer ?? 2)).not.toMatch(/NaN|Infinity|undefined|unknown/);
      }),
      { numRuns: 40 },
    );
  });
});
