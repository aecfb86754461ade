import { describe, expect, it } from 'vitest';
import { createEnsembleNumbers } from '../../../src/compute/ensemble-numbers.ts';
import { endQuantilesOf } from '../../../src/core/ensemble/ends.ts';
import { gradientQuantilesOf, quantilesOf, type Samples } from '../../../src/core/ensemble/samples.ts';
import {
  affordableRuns,
  isSoonSeen,
  type SideBySide,
  sampleSideBySide,
} from '../../../src/core/ensemble/side-by-side.ts';
import type { Experiment } from '../../../src/core/experiment.ts';
import { conditional, direct, experimentWith } from './runs.ts';

const atDepths = (experiment: Experiment, depths: readonly number[]): Experiment[] =>
  depths.map((layers) => ({ ...experiment, layers }));

function looks<Row>(
  experiments: readonly Experiment[],
  runs: number,
  rowOf: (samples: Samples, count: number) => Row,
): SideBySide<Row>[] {
  return [...sampleSideBySide(experiments, runs, createEnsembleNumbers(), rowOf)].filter(
    (part) => part !== null,
  );
}

/** P(χ²_6 ≤ x) = 1 − e^{−x/2}(1 + x/2 + x²/8). */
const chiSquareOfSix = (x: number): number => 1 - Math.exp(-x / 2) * (1 + x / 2 + (x * x) / 8);
/** Four standard errors of the share of nets below a quantile that is a sample's own. */
const fourErrors = (share: number, runs: number): number => 4 * Math.sqrt((share * (1 - share)) / runs);
const shares = [
  ['p10', 0.1],
  ['p50', 0.5],
  ['p90', 0.9],
] as const;

describe('nets side by side', () => {
  it('F.1: linear nets of three layers: the quantiles of ‖δ²‖/‖δ³‖ are those of √(v·χ²_n), v = σ_w²/n', () => {
    const experiment = experimentWith({
      activation: 'linear',
      width: 6,
      weightScale: 1.7,
      target: 'independent',
    });
    const runs = 20_000;
    const [row] = looks(atDepths(experiment, [3]), runs, endQuantilesOf).at(-1)!.rows;
    for (const [name, share] of shares) {
      const chiSquare = Math.exp(2 * row!.bias[name]) / (1.7 ** 2 / 6);
      expect(Math.abs(chiSquareOfSix(chiSquare) - share)).toBeLessThan(fourErrors(share, runs));
    }
  });

  it.each([
    ['tanh', 1.4, 0.2],
    ['relu', 1.5, 0],
  ] as const)(
    '%s: at each depth as many nets that are drawn with their matrices lie below a quantile as should',
    (activation, weightScale, biasScale) => {
      const experiment = experimentWith({ activation, weightScale, biasScale, width: 10 });
      const depths = [3, 6, 11];
      const runs = 4000;
      const drawn = 1500;
      const { rows } = looks(atDepths(experiment, depths), runs, endQuantilesOf).at(-1)!;
      depths.forEach((layers, i) => {
        const { delta } = direct({ ...experiment, layers }, drawn);
        const ratios = delta[2]!.map((first, run) => first - delta[layers]![run]!).filter(Number.isFinite);
        for (const [name, share] of shares) {
          const below = ratios.filter((ratio) => ratio <= rows[i]!.bias[name]).length / ratios.length;
          const allowed = Math.hypot(fourErrors(share, runs), fourErrors(share, ratios.length));
          // ReLU has dead nets in the one sample that the other leaves out of its count: 2⁻¹⁰ a layer.
          expect(Math.abs(below - share)).toBeLessThan(allowed + 0.011);
        }
      });
    },
  );

  it('every activation meets the same random numbers: its bands are those of the ensemble alone', () => {
    const of = (activation: Experiment['activation']) =>
      experimentWith({ activation, layers: 7, width: 9, weightScale: 1.2 });
    const ids = ['sigmoid', 'relu', 'gelu'] as const;
    const { rows, runs } = looks(ids.map(of), 50, gradientQuantilesOf).at(-1)!;
    expect(runs).toBe(50);
    ids.forEach((id, i) => {
      const alone = conditional(of(id), 50);
      expect(rows[i]).toEqual({ delta: quantilesOf(alone.delta, 50), gradW: quantilesOf(alone.gradW, 50) });
    });
  });

  it('tells whole pictures of more and more nets, and a small one at once', () => {
    const counts = (experiments: readonly Experiment[], runs: number) =>
      looks(experiments, runs, (samples, count) => [samples.delta.length, count]).map((look) => {
        expect(look.of).toBe(runs);
        for (const row of look.rows) expect(row[1]).toBe(look.runs);
        expect(look.rows.map((row) => row[0])).toEqual(experiments.map(({ layers }) => layers + 1));
        return look.runs;
      });
    const small = experimentWith({ layers: 4, width: 5 });
    expect(counts(atDepths(small, [3, 4]), 40)).toEqual([40]);
    const large = experimentWith({ width: 40, distribution: 'uniform' });
    expect(counts(atDepths(large, [3, 20, 25]), 45)).toEqual([8, 32, 45]);
  });

  it('the first nets are the same however many are wanted', () => {
    const large = experimentWith({ layers: 20, width: 40, distribution: 'orthogonal', activation: 'tanh' });
    const [first] = looks([large], 20, endQuantilesOf);
    expect(first).toEqual({ ...looks([large], 8, endQuantilesOf).at(-1)!, of: 20 });
  });

  it('gives up on what nobody waits for, and takes fewer nets before that', () => {
    const plain = atDepths(experimentWith({ width: 30 }), [3, 20, 100]);
    expect(affordableRuns(plain, 1000)).toBe(1000);
    expect(isSoonSeen(plain)).toBe(true);
    const wide = atDepths(experimentWith({ width: 128, distribution: 'orthogonal' }), [20, 40]);
    const some = affordableRuns(wide, 1000);
    expect(some).toBeGreaterThanOrEqual(8);
    expect(some).toBeLessThan(1000);
    expect(affordableRuns(wide, 5)).toBe(5);
    expect(isSoonSeen(wide)).toBe(false);
    const endless = atDepths(experimentWith({ width: 256, distribution: 'orthogonal' }), [80, 90, 100]);
    expect(affordableRuns(endless, 64)).toBe(0);
  });
});
