import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  criticalCurve,
  criticalWeightScale,
  edgeAt,
  edgeKinds,
  edgePoints,
  isStable,
  leastCriticalScale,
  stableEdgeStart,
} from '../../../src/core/mean-field/edge.ts';
import { fixedPoints } from '../../../src/core/mean-field/fixed-points.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';
import meanfield from '../../oracle/meanfield.json' with { type: 'json' };
import { expectRelative } from '../closeness.ts';
import { activationOf } from './oracle.ts';

const withKind = (kind: string): ActivationId[] => activationIds.filter((id) => edgeKinds[id] === kind);

describe('E.5: critical σ_w', () => {
  const rows = Object.entries(meanfield.critical).flatMap(([name, list]) => {
    const activation = activationOf(name);
    return activation && Array.isArray(list) ? list.map((row) => ({ activation, ...row })) : [];
  });
  it.each(rows)('$activation at σ_b² = $sigma_b2: σ_w, q*, V′', (row) => {
    const [point, ...others] = edgePoints(row.activation, row.sigma_b);
    expect(others).toEqual([]);
    expectRelative(point!.weightScale, row.sigma_w, 1e-12);
    expectRelative(point!.variance, row.q_star, 1e-10);
    expectRelative(point!.rate, row.Vprime, 1e-10);
    expect(criticalWeightScale(row.activation, row.sigma_b)).toBe(point!.weightScale);
  });
  it('covers ten activations', () => expect(new Set(rows.map((row) => row.activation)).size).toBe(10));

  it('starts at σ_b = 0 with 1/|σ′(0)|, or the root mean square of the two slopes at 0', () => {
    const starts = meanfield.critical['sigma_b=0 limit (q*->0)'] as Record<string, number | string>;
    for (const [name, expected] of Object.entries(starts)) {
      const activation = activationOf(name);
      if (activation) expectRelative(criticalWeightScale(activation, 0)!, Number(expected), 1e-14);
    }
    // Not 4, though γ = ¼: the sigmoid's mean acts as a bias.
    expectRelative(criticalWeightScale('sigmoid', 0)!, 10.14926371002, 1e-12);
  });

  it('χ₁ is below 1 on one side and above on the other, for all activations with a curve', () => {
    for (const id of withKind('curve')) {
      for (const biasScale of [0.05, 0.4, 2]) {
        const critical = criticalWeightScale(id, biasScale)!;
        const chi = (factor: number) =>
          fixedPoints({ activation: id, weightScale: critical * factor, biasScale }).points[0]!.chi;
        expectRelative(chi(1), 1, 1e-10);
        expect(chi(0.98)).toBeLessThan(1);
        expect(chi(1.02)).toBeGreaterThan(1);
      }
    }
  });

  it('by q, sin: σ_w² = 2/(1+e^{−2q}), σ_b² = q − tanh q; erf: σ_w² = (π/4)√(1+4q)', () => {
    for (const q of [0.03, 0.5, 3, 20]) {
      const sin = edgeAt('sin', q);
      expectRelative(sin.weightScale ** 2, 2 / (1 + Math.exp(-2 * q)), 1e-14);
      expectRelative(sin.biasSquare, q - Math.tanh(q), q < 0.1 ? 1e-11 : 1e-13);
      const erf = edgeAt('erf', q);
      expectRelative(erf.weightScale ** 2, (Math.PI / 4) * Math.sqrt(1 + 4 * q), 1e-14);
      const arcsine = Math.asin((2 * q) / (1 + 2 * q));
      expectRelative(erf.biasSquare, q - 0.5 * Math.sqrt(1 + 4 * q) * arcsine, q < 0.1 ? 1e-10 : 1e-12);
    }
  });

  it('tanh takes off like a cube root: σ_b² ≈ (σ_w²−1)³/6', () => {
    const w = criticalWeightScale('tanh', 1e-4)!;
    expectRelative((w * w - 1) ** 3 / 6, 1e-8, 0.02);
  });

  it('the curve runs from σ_b = 0 to the end asked for, and σ_w increases along it', () => {
    for (const id of withKind('curve')) {
      const curve = criticalCurve(id, 5, 30);
      expect(curve.length).toBe(30);
      expectRelative(curve.at(-1)!.biasSquare, 25, 1e-12);
      expect(Math.abs(curve[0]!.biasSquare)).toBeLessThan(1e-12);
      curve.slice(1).forEach((point, k) => {
        expect(point.weightScale).toBeGreaterThanOrEqual(curve[k]!.weightScale * (1 - 1e-15));
        expect(point.rate).toBeLessThan(1);
      });
    }
  });
});

describe('E.6: activations without a curve', () => {
  it('linear, ReLU, leaky ReLU: one point, σ_w = √(2/(1+α²)) at σ_b = 0', () => {
    expect(withKind('point')).toEqual(['linear', 'relu', 'leaky-relu']);
    expect(criticalWeightScale('linear', 0)).toBe(1);
    expectRelative(criticalWeightScale('relu', 0)!, Math.SQRT2, 1e-15);
    expectRelative(criticalWeightScale('leaky-relu', 0)!, Math.sqrt(2 / 1.0001), 1e-15);
    for (const id of withKind('point')) expect(criticalWeightScale(id, 0.1)).toBeNull();
  });

  it('softplus: none', () => {
    expect(edgePoints('softplus', 0)).toEqual([]);
    expect(criticalWeightScale('softplus', 0.5)).toBeNull();
    for (const q of [1e-3, 1, 100, 1e5]) {
      // χ₁ = 1 would need a σ_b² below 0.
      expect(edgeAt('softplus', q).biasSquare).toBeLessThan(0);
    }
  });

  const bumps = meanfield.critical.relu_like_with_bump;
  it.each(['gelu', 'silu', 'mish'] as const)(
    '%s: unstable up to the tip V′ = χ₁ = 1, no χ₁ = 1 below σ_w,min',
    (id) => {
      const { tip, min_sigma_w } = bumps[id];
      const start = stableEdgeStart(id)!;
      expectRelative(start.variance, tip.q, 1e-10);
      expectRelative(start.weightScale, tip.sigma_w, 1e-12);
      expectRelative(start.biasSquare, tip.sigma_b2, 1e-10);
      const least = leastCriticalScale(id)!;
      expectRelative(least.weightScale, min_sigma_w.sigma_w, 1e-13);
      expectRelative(least.variance, min_sigma_w.q, 1e-6);
      const below = Math.sqrt(start.biasSquare) * 0.9;
      expect(edgePoints(id, below).map((point) => isStable(id, point))).toEqual([false]);
      expect(criticalWeightScale(id, below)).toBeNull();
      expect(isStable(id, edgePoints(id, 0)[0]!)).toBe(false);
      expect(criticalWeightScale(id, 1.2)).toBeGreaterThan(least.weightScale);
      expect(criticalWeightScale(id, 1.2)).toBeLessThan(Math.SQRT2);
    },
  );

  it('the other activations have no such tip', () => {
    for (const id of withKind('curve'))
      expect([stableEdgeStart(id), leastCriticalScale(id)]).toEqual([null, null]);
  });

  it('every edge point is a fixed point of its own net with χ₁ = 1', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...withKind('curve'), ...withKind('unstable')),
        fc.double({ min: 0.02, max: 5, noNaN: true }),
        (activation, biasScale) => {
          for (const point of edgePoints(activation, biasScale)) {
            const net = { activation, weightScale: point.weightScale, biasScale };
            const same = fixedPoints(net).points.find(
              (p) => Math.abs(p.variance / point.variance - 1) < 1e-6,
            );
            expect(Math.abs(same!.chi - 1)).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
