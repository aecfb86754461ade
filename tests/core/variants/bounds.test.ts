import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds, verdict } from '../../../src/core/bounds.ts';
import { anyExperiment, layersOf, patient, type Results } from '../nets.ts';
import { anyChoice, runVariant } from './nets.ts';

/** Every number of the bounds and of the measurement that a person may be shown. */
function numbersOf({ measurement, bounds, rungs }: Results): number[] {
  const { variant: seen, single: _, ...plain } = measurement;
  const { variant: proved, ...ladder } = bounds;
  const series = [plain, ladder, seen, proved].flatMap((part) =>
    Object.values(part ?? {}).flatMap((value) => {
      if (value instanceof Float64Array) return [...value.slice(2)];
      return typeof value === 'number' ? [value] : [];
    }),
  );
  return [...series, ...rungs.flatMap((rung) => (rung ? [rung.logB2, rung.logB3] : []))];
}

/** What each bound claims of what is measured. */
function expectTrue(results: Results): void {
  const { net, measurement, bounds, rungs } = results;
  expect(numbersOf(results)).not.toContain(Number.NaN);
  const seen = measurement.variant;
  const proved = bounds.variant;
  const overflow = seen?.overflow !== undefined;
  for (const l of layersOf(net)) {
    const measured = measurement.logDelta[l]!;
    const what = `layer ${l} of ${net.sizes.length - 1}`;
    const bounded = proved?.ofErrors ? seen!.logDeltaRms[l]! : measured;
    if (seen)
      expect(measured, what).toBeLessThanOrEqual(seen.logDeltaRms[l]! + 1e-9 + (net.variant!.format ? 1 : 0));
    expect(bounds.logB1[l]!, what).toBeLessThanOrEqual(bounds.logB0[l]!);
    // A number too large for the format is shown as such, without a bound.
    if (bounded === Number.POSITIVE_INFINITY || overflow) continue;
    expect(bounded, what).toBeLessThanOrEqual(bounds.logB1[l]!);
    expect(bounds.logLower[l]!, what).toBeLessThanOrEqual(bounded);
    if (rungs[l]) {
      expect(bounded, what).toBeLessThanOrEqual(rungs[l]!.logB3);
      expect(rungs[l]!.logB3, what).toBeLessThanOrEqual(rungs[l]!.logB2);
      if (!net.variant?.format) expect(rungs[l]!.logB2, what).toBeLessThanOrEqual(bounds.logB1[l]!);
    }
    if (!seen || seen.logCarriedRms[l] === Number.POSITIVE_INFINITY) continue;
    expect(seen.logCarriedRms[l]!, what).toBeLessThanOrEqual(proved!.carriedMost[l]!);
    expect(proved!.carriedLeast[l]!, what).toBeLessThanOrEqual(seen.logCarriedRms[l]!);
  }
}

/** What is refused is not a number that could be shown, and what is not refused is one. */
function expectRefused({ net, measurement, bounds, rungs }: Results): void {
  const refused = bounds.variant!.refused;
  const L = net.sizes.length - 1;
  const dead =
    measurement.logError === Number.NEGATIVE_INFINITY || measurement.variant!.overflow !== undefined;
  if (L === 2 || dead) return;
  expect(bounds.logB0[2] === Number.POSITIVE_INFINITY).toBe(refused.b0 !== undefined);
  expect(bounds.logB1[2]!).toBeLessThan(Number.POSITIVE_INFINITY);
  if (refused.lower) expect(bounds.logLower[2]).toBe(Number.NEGATIVE_INFINITY);
  if (refused.b2) expect(rungs[2]?.logB2 ?? Number.POSITIVE_INFINITY).toBe(Number.POSITIVE_INFINITY);
  else expect(rungs[2]!.logB2).toBeLessThan(Number.POSITIVE_INFINITY);
}

describe('every bound that is shown holds, over random nets of every combination', () => {
  for (const examples of [1, 20]) {
    it(
      `lower ≤ measured ≤ B3 ≤ B2 ≤ B1 ≤ B0, ${examples === 1 ? 'one example' : 'batches'}, and no NaN`,
      patient,
      () => {
        fc.assert(
          fc.property(anyExperiment({ layers: 40, width: 24, examples }), anyChoice, (experiment, choice) => {
            // A batch of one and a layer of one have no spread.
            if (choice.norm === 'batch' && experiment.examples === 1) return;
            if (choice.norm === 'layer' && experiment.width === 1) return;
            const results = runVariant(experiment, choice);
            expectTrue(results);
            if (results.net.variant) expectRefused(results);
          }),
          { numRuns: 250, seed: examples },
        );
      },
    );
  }

  it(
    'without the norms of the weights nothing is claimed before the last layer, and nothing is NaN',
    patient,
    () => {
      fc.assert(
        fc.property(
          anyExperiment({ layers: 20, width: 12, examples: 6 }),
          anyChoice,
          (experiment, choice) => {
            if (choice.norm === 'layer' && experiment.width === 1) return;
            const results = runVariant(experiment, choice);
            if (!results.net.variant) return;
            const { net, measurement } = results;
            const unproved = bounds(net, measurement, () => undefined);
            expect(numbersOf({ ...results, bounds: unproved })).not.toContain(Number.NaN);
            for (const l of layersOf(net).slice(0, -1)) {
              // But of what is exactly zero, that it is at most what rounding makes of that.
              const isZero = measurement.variant!.logDeltaRms[l] === Number.NEGATIVE_INFINITY;
              if (!isZero) expect(unproved.logB1[l]).toBe(Number.POSITIVE_INFINITY);
              expect(unproved.variant!.carriedLeast[l]).toBe(Number.NEGATIVE_INFINITY);
            }
            expect(verdict(unproved)).not.toBe('growth');
          },
        ),
        { numRuns: 60, seed: 4 },
      );
    },
  );

  it(
    'what is certified of errors from layer to layer is so: vanishing, growth, what a skip keeps',
    patient,
    () => {
      const seen = { vanishing: 0, growth: 0, kept: 0, silent: 0 };
      fc.assert(
        fc.property(
          anyExperiment({ layers: 20, width: 16, examples: 1 }),
          anyChoice,
          (experiment, choice) => {
            if (choice.norm === 'batch' || (choice.norm === 'layer' && experiment.width < 3)) return;
            const results = runVariant(experiment, { ...choice, precision: 'float64' });
            if (!results.net.variant) return;
            const { net, measurement, bounds } = results;
            const kind = verdict(bounds);
            seen[kind]++;
            const { logDelta } = measurement;
            const { logCarriedRms } = measurement.variant!;
            for (const l of layersOf(net).slice(1)) {
              if (measurement.logDelta[l] === Number.NEGATIVE_INFINITY) continue;
              if (kind === 'vanishing') expect(logDelta[l - 1]!).toBeLessThan(logDelta[l]!);
              if (kind === 'growth') expect(logDelta[l - 1]!).toBeGreaterThan(logDelta[l]!);
              if (net.variant!.maps[l]!.skips) {
                const step = logCarriedRms[l - 1]! - logCarriedRms[l]!;
                expect(step).toBeLessThanOrEqual(Math.log(bounds.growthMost[l]!) + 1e-10);
                expect(step).toBeGreaterThanOrEqual(Math.log(bounds.growthLeast[l]!) - 1e-10);
              }
            }
            if (kind === 'kept' && net.variant!.maps.every((map) => !map || map.skips)) {
              const L = net.sizes.length - 1;
              expect(logCarriedRms[2]! - logCarriedRms[L]!).toBeGreaterThanOrEqual(
                bounds.variant!.logKept! - 1e-10,
              );
            }
          },
        ),
        { numRuns: 300, seed: 11 },
      );
      expect(seen.vanishing, 'certified to vanish').toBeGreaterThan(5);
      expect(seen.kept, 'certified to keep').toBeGreaterThan(5);
    },
  );
});
