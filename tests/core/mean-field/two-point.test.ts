import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/core/activations.ts';
import {
  correlationLimit,
  correlationStep,
  correlationTrajectory,
} from '../../../src/core/mean-field/correlation-map.ts';
import { meanValue, moments } from '../../../src/core/mean-field/moments.ts';
import { twoPoint } from '../../../src/core/mean-field/two-point.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';
import meanfield from '../../oracle/meanfield.json' with { type: 'json' };
import { expectRelative } from '../closeness.ts';
import { activationOf, expectationBruteForce } from './oracle.ts';

/** E f(u₁)f(u₂) for smooth f by the trapezoid rule in the two independent directions u₁ ± u₂. */
function planeBruteForce(f: (u: number) => number, q: number, c: number): number {
  const a = Math.sqrt((q * (1 + c)) / 2);
  const b = Math.sqrt((q * (1 - c)) / 2);
  const h = 0.1;
  const reach = 85;
  let sum = 0;
  for (let i = -reach; i <= reach; i++) {
    for (let j = -reach; j <= reach; j++) {
      const x = i * h;
      const y = j * h;
      sum += f(a * x + b * y) * f(a * x - b * y) * Math.exp(-(x * x + y * y) / 2);
    }
  }
  return (sum * h * h) / (2 * Math.PI);
}

const variances = [1e-3, 0.3, 2, 40];

describe.each(activationIds)('two inputs through %s', (id) => {
  it('c = 1 gives E σ² and E σ′², c = 0 the squares of the means', () => {
    for (const q of variances) {
      const { square, slopeSquare } = moments(id, q);
      expectRelative(twoPoint(id, q, 1).product, square, 1e-13);
      expectRelative(twoPoint(id, q, 1).slopeProduct, slopeSquare, 1e-13);
      const mean = meanValue(id, q);
      expect(Math.abs(twoPoint(id, q, 0).product - mean * mean)).toBeLessThan(1e-14 * square);
    }
  });

  it('c = −1 gives E σ(u)σ(−u)', () => {
    const { value } = activations[id];
    const kinks = { 'hard-tanh': [-1, 1], 'hard-sigmoid': [-3, 3] }[id as string] ?? [0];
    for (const q of variances) {
      const expected = expectationBruteForce((u) => value(u) * value(-u), q, kinks);
      expect(Math.abs(twoPoint(id, q, -1).product - expected)).toBeLessThan(1e-12 * moments(id, q).square);
    }
  });

  it('Price: d/dc E σσ = q E σ′σ′', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (logQ, c) => {
          const q = Math.exp(logQ);
          const h = 1e-3;
          const at = (k: number) => twoPoint(id, q, c + k * h).product;
          const difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
          const scale = q * moments(id, q).slopeSquare;
          expect(Math.abs(q * twoPoint(id, q, c).slopeProduct - difference)).toBeLessThan(
            1e-8 * scale + (1e-12 * moments(id, q).square) / h,
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('E σ′σ′ ≤ E σ′² and |E σσ| ≤ E σ², by Cauchy and Schwarz', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (logQ, c) => {
          const q = Math.exp(logQ);
          const own = moments(id, q);
          const { product, slopeProduct } = twoPoint(id, q, c);
          return (
            Math.abs(product) <= own.square * (1 + 1e-12) && slopeProduct <= own.slopeSquare * (1 + 1e-12)
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('smooth activations against the trapezoid rule in the plane', () => {
  it.each(['tanh', 'gelu', 'silu', 'mish', 'softplus', 'arctan', 'sigmoid', 'sin', 'erf'] as const)(
    '%s',
    (id) => {
      const { value, slope } = activations[id];
      for (const [q, c] of [
        [0.2, 0.5],
        [1, -0.3],
        [2, 0.97],
      ] as const) {
        const found = twoPoint(id, q, c);
        const size = moments(id, q);
        expect(Math.abs(found.product - planeBruteForce(value, q, c))).toBeLessThan(1e-12 * size.square);
        expect(Math.abs(found.slopeProduct - planeBruteForce(slope, q, c))).toBeLessThan(
          1e-12 * size.slopeSquare,
        );
      }
    },
  );
});

describe('E.2: the correlation map', () => {
  it.each(meanfield.correlation_trajectories)(
    'follows the reference for $activation, σ_w = $sigma_w',
    (row) => {
      const net = {
        activation: row.activation as ActivationId,
        weightScale: row.sigma_w,
        biasScale: row.sigma_b,
      };
      const found = correlationTrajectory(net, row.q_star ?? 1, row.c[0]!, row.c.length + 1);
      row.c.forEach((c, k) => {
        expect(Math.abs(found[k + 2]! - c)).toBeLessThan(1e-11);
      });
    },
  );

  const settings = Object.entries(meanfield.fixed_points).flatMap(([name, rows]) =>
    rows.flatMap((row) =>
      'c_star' in row && row.c_star !== undefined
        ? [{ name, ...(row as typeof row & { c_star: number; xi_c: number }) }]
        : [],
    ),
  );
  it.each(settings)(
    'c* and ξ_c of $name ($sigma_w, $sigma_b)',
    ({ name, sigma_w, sigma_b, q_star, c_star, xi_c }) => {
      const net = { activation: activationOf(name)!, weightScale: sigma_w, biasScale: sigma_b };
      const { correlation, rate } = correlationLimit(net, q_star);
      expect(Math.abs(correlation - c_star)).toBeLessThan(1e-10);
      expectRelative(-1 / Math.log(rate), xi_c, 1e-9);
    },
  );
  it('covers sixteen settings', () => expect(settings.length).toBe(16));

  it('c* is a fixed point: below it the map lies above the diagonal, above it below, for χ₁ > 1', () => {
    const net = { activation: 'tanh', weightScale: 2.5, biasScale: 0.3 } as const;
    const q = 4.079123875282246;
    const { correlation: c } = correlationLimit(net, q);
    expect(c).toBeGreaterThan(0);
    expect(c).toBeLessThan(1);
    expect(Math.abs(correlationStep(net, q, c).next - c)).toBeLessThan(1e-14);
    expect(correlationStep(net, q, c - 0.01).next).toBeGreaterThan(c - 0.01);
    expect(correlationStep(net, q, c + 0.01).next).toBeLessThan(c + 0.01);
  });

  it('E.6: in ReLU nets 1−cˡ tends to 9π²/(2l²) whatever σ_w', () => {
    const net = { activation: 'relu', weightScale: 1.7, biasScale: 0 } as const;
    const c = correlationTrajectory(net, 1, 0.2, 4000);
    const l = 3900;
    // The slope in l of 1/√(1−c), which does not depend on where the walk started.
    const slope = (1 / Math.sqrt(1 - c[l + 100]!) - 1 / Math.sqrt(1 - c[l]!)) / 100;
    expectRelative(slope, Math.SQRT2 / (3 * Math.PI), 2e-3);
  });
});
