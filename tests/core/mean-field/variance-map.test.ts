import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedPoints, restingPoint } from '../../../src/core/mean-field/fixed-points.ts';
import { phasePlane } from '../../../src/core/mean-field/phase-plane.ts';
import { typicalCase, typicalCorrelation } from '../../../src/core/mean-field/typical-case.ts';
import { trajectory, varianceStep, type WideNet } from '../../../src/core/mean-field/variance-map.ts';
import { finish } from '../../../src/core/measurement.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';
import meanfield from '../../oracle/meanfield.json' with { type: 'json' };
import { expectRelative } from '../closeness.ts';
import { activationOf } from './oracle.ts';

const wide = (activation: ActivationId, weightScale: number, biasScale: number): WideNet => ({
  activation,
  weightScale,
  biasScale,
});

const anyNet = fc.record({
  activation: fc.constantFrom(...activationIds),
  weightScale: fc.double({ min: 0.05, max: 20, noNaN: true }),
  biasScale: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 5, noNaN: true })),
});

describe('E.1: fixed points of the variance map', () => {
  const settings = Object.entries(meanfield.fixed_points).flatMap(([name, rows]) => {
    const activation = activationOf(name);
    return activation ? rows.map((row) => ({ activation, ...row })) : [];
  });

  it.each(settings)('$activation ($sigma_w, $sigma_b): q*, χ₁, V′, ξ_q and ξ_∇', (row) => {
    const found = typicalCase(wide(row.activation, row.sigma_w, row.sigma_b), 1, 3);
    expectRelative(found.rest.variance, row.q_star, 1e-12);
    expectRelative(found.rest.chi, row.chi1, 1e-12);
    expectRelative(found.rest.rate, row.Vprime, 1e-12);
    expectRelative(found.varianceScale, row.xi_q, 1e-10);
    expectRelative(found.gradientScale, row.xi_grad, 1e-9);
    expect(found.rest.stability).toBe('stable');
  });
  it('covers twenty-seven settings', () => expect(settings.length).toBe(27));

  it('every one found is fixed, and stable where V crosses the diagonal from above', () => {
    fc.assert(
      fc.property(anyNet, (net) => {
        for (const { variance: q, stability, rate } of fixedPoints(net).points) {
          if (q === 0 || q === Number.POSITIVE_INFINITY) continue;
          const { next } = varianceStep(net, q);
          expect(Math.abs(next - q)).toBeLessThanOrEqual(1e-13 * q + 1e-13 * q * Math.abs(rate));
          if (stability === 'stable') expect(rate).toBeLessThan(1 + 1e-9);
          if (stability === 'unstable') expect(rate).toBeGreaterThan(1 - 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stable and unstable ones alternate', () => {
    fc.assert(
      fc.property(anyNet, (net) => {
        const kinds = fixedPoints(net).points.map((point) => point.stability);
        return kinds.every((kind, k) => k === 0 || kind === 'one-sided' || kind !== kinds[k - 1]);
      }),
      { numRuns: 300 },
    );
  });

  it('V increases, so the walk q, V(q), V(V(q)) … ends where restingPoint says', () => {
    fc.assert(
      fc.property(anyNet, fc.double({ min: -3, max: 3, noNaN: true }), (net, logStart) => {
        const start = 10 ** logStart;
        const rest = restingPoint(net, fixedPoints(net), start);
        fc.pre(rest.stability === 'stable' && Math.abs(rest.rate - 1) > 0.05);
        const end = trajectory(net, start, 600).variance[600]!;
        if (rest.variance === Number.POSITIVE_INFINITY) expect(end).toBeGreaterThan(1e9);
        else if (rest.variance === 0) expect(end).toBeLessThan(1e-9);
        else expectRelative(end, rest.variance, 1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('V′ > 0 at every q for every activation', () => {
    for (const id of activationIds) {
      for (let e = -10; e <= 2; e++) expect(varianceStep(wide(id, 1, 0), 10 ** e).rate).toBeGreaterThan(0);
    }
  });
});

describe('E.6: activations without an edge', () => {
  it('SiLU at σ_w = 1.677206, σ_b² = 0.0407712 is bistable: 0.69 → 0.19667, 0.71 → ∞', () => {
    const net = wide('silu', 1.677206, Math.sqrt(0.0407712));
    const found = fixedPoints(net);
    expect(found.points.map((point) => point.stability)).toEqual(['stable', 'unstable', 'stable']);
    expectRelative(found.points[1]!.variance, 0.7, 1e-5);
    expectRelative(found.points[1]!.chi, 1, 1e-6);
    expectRelative(restingPoint(net, found, 0.69).variance, 0.19667, 1e-4);
    expect(restingPoint(net, found, 0.71).variance).toBe(Number.POSITIVE_INFINITY);
  });

  it('GELU with He scaling and no biases: q → 0 and χ → ½ from any start', () => {
    const found = fixedPoints(wide('gelu', Math.SQRT2, 0));
    expect(found.points.map((point) => [point.variance, point.stability])).toEqual([
      [0, 'stable'],
      [Number.POSITIVE_INFINITY, 'unstable'],
    ]);
    expectRelative(found.points[0]!.chi, 0.5, 1e-15);
  });

  it('ReLU: an affine map; every variance is fixed at (√2, 0), none at (√2, 0.1), σ_b²/(1−χ) below', () => {
    expect(fixedPoints(wide('relu', Math.SQRT2, 0))).toEqual({ points: [], everywhere: true });
    expect(fixedPoints(wide('relu', Math.SQRT2, 0.1)).points.map((point) => point.variance)).toEqual([
      Number.POSITIVE_INFINITY,
    ]);
    expectRelative(fixedPoints(wide('relu', 1.2, 0.3)).points[0]!.variance, 0.09 / (1 - 0.72), 1e-14);
    expect(
      restingPoint(wide('relu', Math.SQRT2, 0), fixedPoints(wide('relu', Math.SQRT2, 0)), 3),
    ).toMatchObject({
      variance: 3,
      stability: 'neutral',
    });
  });

  it('softplus: χ₁ < 1 wherever q* is finite; from σ_w² = 2 on q → ∞', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 1.41, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (w, b) => {
          const points = fixedPoints(wide('softplus', w, b)).points;
          return points[0]!.stability === 'stable' && points[0]!.chi < 1;
        },
      ),
      { numRuns: 100 },
    );
    for (const w of [Math.SQRT2, 1.6, 5]) {
      expect(fixedPoints(wide('softplus', w, 0)).points.map((point) => point.variance)).toEqual([
        Number.POSITIVE_INFINITY,
      ]);
    }
  });
});

describe('E.5: sigmoid (σ_w, σ_b) is tanh (σ_w/4, √(σ_w²/16 + σ_b²/4)) to rounding', () => {
  it('q/4, χ₁, V′ and c* agree', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (w, b) => {
          const sigmoid = wide('sigmoid', w, b);
          const tanh = wide('tanh', w / 4, Math.sqrt((w * w) / 16 + (b * b) / 4));
          const one = fixedPoints(sigmoid).points.at(-1)!;
          const other = fixedPoints(tanh).points.at(-1)!;
          expectRelative(one.variance / 4, other.variance, 1e-14);
          expectRelative(one.chi, other.chi, 1e-14);
          expectRelative(one.rate, other.rate, 1e-14);
        },
      ),
      { numRuns: 60 },
    );
    const one = wide('sigmoid', 11, 0.2);
    const other = wide('tanh', 11 / 4, Math.sqrt(121 / 16 + 0.01));
    const left = typicalCorrelation(one, typicalCase(one, 1, 3).rest)!;
    const right = typicalCorrelation(other, typicalCase(other, 1, 3).rest)!;
    expect(left.correlation).toBeLessThan(1);
    expectRelative(left.correlation, right.correlation, 1e-11);
    expectRelative(left.correlationScale, right.correlationScale, 1e-9);
  });

  it('χ₁(1, 0) = 0.055720706769701794 and χ₁(4, 0) = 0.398879006544', () => {
    expectRelative(fixedPoints(wide('sigmoid', 1, 0)).points[0]!.chi, 0.0557207067697018, 1e-13);
    expectRelative(fixedPoints(wide('sigmoid', 4, 0)).points[0]!.chi, 0.398879006544, 1e-12);
  });
});

describe('trajectories', () => {
  it.each(meanfield.trajectories.list)('$activation ($sigma_w, $sigma_b): q and χ over 20 layers', (row) => {
    const net = wide(row.activation as ActivationId, row.sigma_w, row.sigma_b);
    const found = trajectory(net, row.q[0]!, row.q.length + 1);
    row.q.forEach((q, k) => {
      expectRelative(found.variance[k + 2]!, q, 1e-12);
    });
    row.chi_at_q.forEach((chi, k) => {
      expectRelative(found.chi[k + 2]!, chi, 1e-12);
    });
  });

  it('at tanh’s edge (1, 0) q falls like 1/(2l) and l·∏χ tends to a constant, 0.7069 at l = 1999', () => {
    const { variance, chi } = trajectory(wide('tanh', 1, 0), 1, 2001);
    const l = 1999;
    expectRelative(2 * l * variance[2 + l]!, 1, 5e-3);
    const product = chi.subarray(2, 2 + l).reduce((p, x) => p * x, 1);
    expect(l * product).toBeCloseTo(0.7069, 3);
  });

  it('PyTorch’s gain 5/3 for tanh is chaotic: q* = 1.178480, χ₁ = 1.209831320383', () => {
    const rest = fixedPoints(wide('tanh', 5 / 3, 0)).points.at(-1)!;
    expectRelative(rest.variance, 1.17848, 1e-6);
    expectRelative(rest.chi, 1.209831320383, 1e-12);
  });
});

describe('phase plane', () => {
  it('is what the fixed points say, row by row', () => {
    const scales = [0.5, 1.1, 3];
    const biases = [0, 0.2];
    const generator = phasePlane('tanh', scales, biases);
    expect(generator.next()).toMatchObject({ done: false, value: { rowsDone: 1 } });
    const plane = finish(phasePlane('tanh', scales, biases));
    biases.forEach((b, i) => {
      scales.forEach((w, j) => {
        const rest = typicalCase(wide('tanh', w, b), 1, 2).rest;
        expect(plane.chi[i * 3 + j]).toBe(rest.chi);
        expect(plane.variance[i * 3 + j]).toBe(rest.variance);
        expect(plane.rate[i * 3 + j]).toBe(rest.rate);
      });
    });
  });

  it('E.6: SiLU at σ_w = 1.677206, σ_b² = 0.0407712: a weak input rests at 0.19667, a strong one nowhere', () => {
    const at = (meanSquare: number) =>
      finish(phasePlane('silu', [1.677206], [Math.sqrt(0.0407712)], meanSquare)).variance[0]!;
    // Layer 2 has variance σ_w²·meanSquare + σ_b²; the unstable point lies at 0.7.
    expectRelative(at((0.69 - 0.0407712) / 1.677206 ** 2), 0.19667, 1e-4);
    expect(at((0.71 - 0.0407712) / 1.677206 ** 2)).toBe(Number.POSITIVE_INFINITY);
  });
});
