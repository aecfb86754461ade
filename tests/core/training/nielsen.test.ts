import { describe, expect, it } from 'vitest';
import { digitSet } from '../../../src/core/training/examples.ts';
import { nielsenPlan } from '../../../src/core/training/plan.ts';
import { layerValue } from '../../../src/core/training/points.ts';
import { digits } from '../../real-digits.ts';
import { patient, readOracle } from '../nets.ts';
import { follow, taskOf } from './cases.ts';
import { nielsenExperiment, printed, speedsOf, summaryOf } from './nielsen.ts';

/** Of 400 nets each on 1,000 other digits of MNIST, by the hidden layers' number; made with NumPy. */
interface Replication {
  readonly geomean: readonly number[];
  readonly p5: readonly number[];
  readonly p95: readonly number[];
  readonly ratio_geomean: readonly number[];
  readonly ratio_sdlog: readonly number[];
}
const oracle = readOracle<Readonly<Record<'2' | '3' | '4', Replication>>>('nielsen-replication');
const oracleRuns = 400;
const runs = 40;

/** 5 and 95 % of a normal distribution are so many standard deviations apart. */
const spread90 = 3.2897;
/** Of the difference of two means in standard errors; fourteen are compared. */
const farthest = 4;

describe("Nielsen's speeds of learning at the start", () => {
  const set = digitSet(digits.training);
  const standardError = (deviation: number) => deviation * Math.sqrt(1 / runs + 1 / oracleRuns);

  for (const hidden of [2, 3, 4] as const) {
    it(
      `${hidden} hidden layers: those of another program, and what he prints is within our 5 to 95 %`,
      patient,
      () => {
        const experiment = nielsenExperiment(hidden, digits.training);
        const speeds = Array.from({ length: runs }, (_, run) => speedsOf(experiment, set, run));
        const { geomean, ratios } = summaryOf(speeds);
        const other = oracle[hidden];
        geomean.forEach((speed, h) => {
          const deviation = Math.log(other.p95[h]! / other.p5[h]!) / spread90;
          const difference = Math.log(speed / other.geomean[h]!);
          expect(Math.abs(difference)).toBeLessThan(farthest * standardError(deviation));
          const ofLayer = speeds.map((one) => one[h]!);
          // Of the lognormal law with our mean and deviation: 40 nets have few beyond their 5 and 95 %.
          const logs = ofLayer.map((speed) => Math.log(speed / geomean[h]!));
          const own = Math.sqrt(logs.reduce((sum, log) => sum + log * log, 0) / (runs - 1));
          const off = Math.abs(Math.log(printed[hidden][h]! / geomean[h]!));
          expect(off).toBeLessThan((own * spread90) / 2);
        });
        ratios.forEach((ratio, h) => {
          const difference = Math.log(ratio / other.ratio_geomean[h]!);
          expect(Math.abs(difference)).toBeLessThan(farthest * standardError(other.ratio_sdlog[h]!));
        });
      },
    );
  }

  it(
    'four hidden layers, as he trains them: the last learns 49 to 138 times as fast as the first',
    patient,
    () => {
      const experiment = nielsenExperiment(4, digits.training);
      const { points } = follow(taskOf(experiment, { ...nielsenPlan, epochs: 60 }), { every: 60 });
      for (let i = 1; i < points.count; i++) {
        const ratio = Math.exp(layerValue(points, i, 'gradB', 5) - layerValue(points, i, 'gradB', 2));
        expect(ratio).toBeGreaterThan(49);
        expect(ratio).toBeLessThan(138);
      }
    },
  );
});
