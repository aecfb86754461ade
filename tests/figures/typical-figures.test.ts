import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedPoints } from '../../src/core/mean-field/fixed-points.ts';
import { curveOf, fixedWords, measuredSteps, reachOf, staircase } from '../../src/figures/cobweb.ts';
import { boundSweep, decadesFor, measuredRatio, typicalSweep } from '../../src/figures/depth-sweep.ts';
import { decadesOf, factorsAt, meanNorm, measuredFactor } from '../../src/figures/factors.ts';
import { deadSomewhere, lawAt, measuredAgainstRms, roughLog10 } from '../../src/figures/width-law.ts';
import { typicalOf } from '../../src/state/typical.ts';
import { resultsOf, smallNet } from './nets.ts';

describe('the cobweb', () => {
  const net = { activation: 'tanh', weightScale: 1.5, biasScale: 0.3 } as const;

  it('walks between the diagonal and the curve', () => {
    const { variance } = typicalOf(resultsOf({ activation: 'tanh', scale: 1.5, bias: 0.3 }))!.trajectory;
    const walk = staircase(variance);
    expect(walk[0]).toEqual({ x: variance[2], y: 0 });
    walk.slice(1).forEach((point, i) => {
      // Every other corner lies on the diagonal, those between on the curve.
      if (i % 2 === 1) expect(point.y).toBe(point.x);
      else expect(point.y).toBe(variance[Array.from(variance).indexOf(point.x, 2) + 1]);
    });
  });

  it('draws V up to the end of its axis, which holds the start and the resting point', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const typical = typicalOf(resultsOf(settings));
        fc.pre(typical !== null);
        const { variance } = typical!.trajectory;
        const reach = reachOf(variance, typical!.rest.variance);
        expect(reach).toBeGreaterThanOrEqual(variance[2]!);
        const wide = {
          activation: settings.activation!,
          weightScale: settings.scale!,
          biasScale: settings.bias!,
        };
        expect(curveOf(wide, reach).every(({ x, y }) => x <= reach && Number.isFinite(y))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('shows what the layers of the net have: the square mean of z, by layer and next layer', () => {
    const results = resultsOf({ activation: 'relu', layers: 5, width: 7 });
    const { z } = results.measurement.single!.forward;
    const steps = measuredSteps(z);
    expect(steps).toHaveLength(3);
    const square = (l: number) => Math.hypot(...z[l]!) ** 2 / 7;
    steps.forEach(({ x, y }, i) => {
      expect(x).toBeCloseTo(square(i + 2), 12);
      expect(y).toBeCloseTo(square(i + 3), 12);
    });
  });

  it('names its fixed points', () => {
    expect(fixedWords(fixedPoints(net))).toMatch(/^Fixed points: stable at 0\.\d+ \(V′ = 0\.\d+\)\.$/);
    expect(fixedWords(fixedPoints({ activation: 'linear', weightScale: 1, biasScale: 0 }))).toBe(
      'Every variance is a fixed point.',
    );
  });
});

describe('the depth sweep', () => {
  it('(A3): the measured ratio never exceeds the bound at the net’s own depth', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const bound = boundSweep(results);
        fc.pre(bound !== null && results.settings.examples === 1 && Number.isFinite(measuredRatio(results)));
        expect(measuredRatio(results)).toBeLessThanOrEqual(bound![results.settings.layers]! + 1e-9);
      }),
      { numRuns: 80 },
    );
  });

  it('E.6: for linear nets theory is σ_w^{L−2}, whatever the input', () => {
    const sweep = typicalSweep({ activation: 'linear', weightScale: 1.3, biasScale: 0.4 }, 0.7);
    for (const L of [2, 3, 17, 100]) expect(sweep[L]).toBeCloseTo((L - 2) * Math.log10(1.3), 10);
  });

  it('has all of theory and measurement on its axis', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const typical = typicalOf(results);
        fc.pre(typical !== null);
        const sweep = typicalSweep(
          { activation: settings.activation!, weightScale: settings.scale!, biasScale: settings.bias! },
          typical!.trajectory.variance[2]!,
        );
        const [low, high] = decadesFor(sweep, [measuredRatio(results)], boundSweep(results));
        expect(high - low).toBeGreaterThanOrEqual(4);
        for (const y of [0, sweep[100]!, measuredRatio(results)]) {
          if (!Number.isFinite(y)) continue;
          expect(y).toBeGreaterThanOrEqual(low);
          expect(y).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('factors by activation', () => {
  it('are sorted, and ReLU’s is σ_w/√2, that of the linear net σ_w', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (w, b) => {
          const factors = factorsAt(w, b, 2);
          const typical = factors.map((factor) => factor.typical);
          expect(typical).toEqual([...typical].sort((x, y) => x - y));
          const of = (id: string) => factors.find((factor) => factor.id === id)!;
          expect(of('relu').typical).toBeCloseTo(w / Math.SQRT2, 9);
          expect(of('linear').typical).toBeCloseTo(w, 9);
          expect(of('sigmoid').bound).toBeCloseTo(0.5, 12);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('(A3): what is measured is at most γ times the mean norm', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const measured = measuredFactor(results);
        const norm = meanNorm(results);
        fc.pre(measured !== null && norm !== null && results.settings.examples === 1);
        expect(measured!).toBeLessThanOrEqual(results.net.activation.slopeBound * norm! * (1 + 1e-9));
      }),
      { numRuns: 60 },
    );
    expect(measuredFactor(resultsOf({ layers: 2 }))).toBeNull();
    expect(meanNorm(resultsOf({ layers: 2 }))).toBeNull();
  });

  it('the axis has 1 on it, and no more than three decades on either side', () => {
    for (const scale of [0.05, 1, 20]) {
      const [low, high] = decadesOf(factorsAt(scale, 0, 2 * scale));
      expect(low).toBeLessThanOrEqual(-1);
      expect(high).toBeGreaterThanOrEqual(1);
      expect(Math.max(-low, high)).toBeLessThanOrEqual(3);
    }
  });
});

describe('finite width', () => {
  it('F.1: over many nets the ratio of this net, less the rms, has the law’s mean and spread', () => {
    const settings = {
      layers: 6,
      width: 8,
      weights: 'gaussian',
      target: 'independent',
      bias: 0,
      scale: 1.7,
    } as const;
    for (const activation of ['linear', 'relu'] as const) {
      const found = Array.from({ length: 1500 }, (_, seed) =>
        measuredAgainstRms(resultsOf({ ...settings, activation, seed: seed + 1 }), activation),
      ).filter((value) => value !== null);
      const { mean, spread } = lawAt(activation, 8, 6);
      const average = found.reduce((sum, value) => sum + value, 0) / found.length;
      const variance = found.reduce((sum, value) => sum + (value - average) ** 2, 0) / (found.length - 1);
      expect(Math.abs(average - mean)).toBeLessThan((4 * spread) / Math.sqrt(found.length));
      expect(Math.abs(Math.sqrt(variance) / spread - 1)).toBeLessThan(0.12);
    }
  });

  it('is not about other nets', () => {
    const good = { activation: 'linear', target: 'independent' } as const;
    expect(measuredAgainstRms(resultsOf(good), 'linear')).not.toBeNull();
    expect(measuredAgainstRms(resultsOf(good), 'relu')).toBeNull();
    for (const other of [
      { bias: 0.1 },
      { target: 'one-hot' },
      { weights: 'orthogonal' },
      { tied: 'yes' },
      { examples: 2 },
    ] as const)
      expect(measuredAgainstRms(resultsOf({ ...good, ...other }), 'linear')).toBeNull();
  });

  it('e^{−L/2n} and e^{−5L/4n} are right to order 1/n²', () => {
    for (const id of ['linear', 'relu'] as const) {
      const gap = (n: number) => lawAt(id, n, 20).mean / roughLog10(id, n, 20) - 1;
      expect(Math.abs(gap(256))).toBeLessThan(0.02);
      expect(gap(64) / gap(256)).toBeCloseTo(4, 0);
    }
  });

  it('F.3: a dead layer somewhere, 1 − (1 − 2⁻ⁿ)^{L−2}', () => {
    expect(deadSomewhere(1, 4)).toBeCloseTo(0.75, 12);
    expect(deadSomewhere(3, 5)).toBeCloseTo(1 - (7 / 8) ** 3, 12);
    expect(deadSomewhere(40, 100) / (98 * 2 ** -40)).toBeCloseTo(1, 9);
  });
});
