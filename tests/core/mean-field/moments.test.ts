import erf from '@stdlib/math-base-special-erf';
import erfcx from '@stdlib/math-base-special-erfcx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/core/activations.ts';
import { growthAtInfinity, meanValue, moments } from '../../../src/core/mean-field/moments.ts';
import { linearBatchGrowth, normalisedGrowth } from '../../../src/core/mean-field/normalisation.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';
import meanfield from '../../oracle/meanfield.json' with { type: 'json' };
import normalisation from '../../oracle/normalisation.json' with { type: 'json' };
import { expectRelative } from '../closeness.ts';
import { expectationBruteForce, oracleName } from './oracle.ts';

interface Row {
  q: number;
  m1: number;
  m2: number;
  d2: number;
  dm2_dq: number;
}
const table = meanfield.gaussian_moments.table as unknown as Record<string, Row[]>;

const kinks: Partial<Record<ActivationId, number[]>> = {
  relu: [0],
  'leaky-relu': [0],
  elu: [0],
  selu: [0],
  softsign: [0],
  'hard-tanh': [-1, 1],
  'hard-sigmoid': [-3, 3],
};

describe.each(activationIds)('Gaussian moments of %s', (id) => {
  it('E.1: E σ², E σ′² and d/dq E σ² agree with reference values to 1e-12', () => {
    const rows = table[oracleName(id)]!;
    expect(rows.length).toBeGreaterThan(4);
    for (const { q, m1, m2, d2, dm2_dq } of rows) {
      const found = moments(id, q);
      expectRelative(found.square, m2, 1e-13);
      expectRelative(found.slopeSquare, d2, 1e-13);
      // The reference itself cancels to 1e-17 for sin at q = 20.
      expect(Math.abs(found.squareRate - dm2_dq)).toBeLessThan(1e-12 * Math.abs(dm2_dq) + 1e-17);
      expect(Math.abs(meanValue(id, q) - m1)).toBeLessThan(1e-14 * Math.max(1, q));
    }
  });

  it('and with brute force from q = 1e-4 to 100', () => {
    const { value, slope } = activations[id];
    for (const q of [1e-4, 0.03, 0.7, 9, 100]) {
      const found = moments(id, q);
      const cuts = kinks[id] ?? [];
      expectRelative(
        found.square,
        expectationBruteForce((u) => value(u) ** 2, q, cuts),
        2e-12,
      );
      expectRelative(
        found.slopeSquare,
        expectationBruteForce((u) => slope(u) ** 2, q, cuts),
        2e-12,
      );
      // σσ′u of an activation with σ(0) ≠ 0 nearly cancels between ±u: absolute against the size of its terms.
      const rate = expectationBruteForce((u) => value(u) * slope(u) * u, q, cuts) / q;
      expect(Math.abs(found.squareRate - rate)).toBeLessThan(2e-12 * Math.abs(rate) + 1e-13 / Math.sqrt(q));
    }
  });

  it('d/dq E σ² is the derivative of E σ²', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (logQ) => {
        const q = Math.exp(logQ);
        const h = 1e-3;
        // Central difference of order 4 in log q.
        const at = (k: number) => moments(id, q * Math.exp(k * h)).square;
        const difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h * q);
        const noise = (1e-15 * at(0)) / (h * q);
        expect(Math.abs(moments(id, q).squareRate - difference)).toBeLessThan(
          1e-10 * Math.abs(difference) + 4 * noise,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is continuous at the ends of the quadrature grid and has its limits at 0 and ∞', () => {
    for (const edge of [1e-24, 1e24]) {
      const below = moments(id, edge * (1 - 1e-9));
      const above = moments(id, edge * (1 + 1e-9));
      expectRelative(above.square, below.square, 3e-9);
      expectRelative(above.slopeSquare, below.slopeSquare, 3e-9);
    }
    const { value, slope } = activations[id];
    const zero = moments(id, 0);
    expectRelative(zero.square, value(0) ** 2, 1e-15);
    expectRelative(zero.slopeSquare, (slope(1e-300) ** 2 + slope(-1e-300) ** 2) / 2, 1e-11);
    if (value(0) === 0) expectRelative(zero.squareRate, zero.slopeSquare, 1e-11);
    expect(Math.abs(moments(id, 1e200).square / 1e200 - growthAtInfinity(id))).toBeLessThan(1e-11);
  });
});

describe('closed forms, theory E.5, against the quadrature', () => {
  const variances = [0.05, 0.5, 1, 4, 30, 400];

  it('E.5: ELU, E σ² = q/2 + e^{2q}Φ(−2s) − 2e^{q/2}Φ(−s) + ½ and E σ′² = ½ + e^{2q}Φ(−2s), s = √q', () => {
    for (const q of variances) {
      // e^{a²q/2}Φ(−a√q) = ½ erfcx(a√(q/2)).
      const [one, two] = [1, 2].map((a) => 0.5 * erfcx(a * Math.sqrt(q / 2))) as [number, number];
      const { square, slopeSquare } = moments('elu', q);
      expectRelative(square, q / 2 + two - 2 * one + 0.5, 1e-13);
      expectRelative(slopeSquare, 0.5 + two, 1e-14);
    }
  });

  it('E.5: arctan, E σ′² = A/2 + √(π/2A) e^{A/2} erfc√(A/2) (A/2)(1−A), A = 1/q; ½ at q = 1', () => {
    for (const q of variances) {
      const A = 1 / q;
      const I = Math.sqrt(Math.PI / (2 * A)) * erfcx(Math.sqrt(A / 2));
      expectRelative(
        moments('arctan', q).slopeSquare,
        A / 2 + I * (A / 2) * (1 - A),
        q < 0.1 ? 1e-12 : 1e-13,
      );
    }
    expectRelative(moments('arctan', 1).slopeSquare, 0.5, 1e-14);
  });

  it('E.5: hard-tanh, q(erf α − √(2/πq)e^{−1/2q}) + erfc α, α = 1/√(2q)', () => {
    for (const q of [0.05, 0.5, 0.99, 1.01, 4]) {
      const alpha = 1 / Math.sqrt(2 * q);
      const inner = erf(alpha) - Math.sqrt(2 / (Math.PI * q)) * Math.exp(-1 / (2 * q));
      expectRelative(moments('hard-tanh', q).square, q * inner + 1 - erf(alpha), 1e-14);
      expectRelative(moments('hard-tanh', q).squareRate, inner, 1e-13);
    }
  });
});

describe('identities', () => {
  it('E.5: the logistic sigmoid is ½ + ½tanh(u/2): the moments by direct integration agree', () => {
    for (const q of [0.3, 5, 45.6]) {
      const { value, slope } = activations.sigmoid;
      expectRelative(
        moments('sigmoid', q).square,
        expectationBruteForce((u) => value(u) ** 2, q),
        1e-13,
      );
      expectRelative(
        moments('sigmoid', q).slopeSquare,
        expectationBruteForce((u) => slope(u) ** 2, q),
        1e-13,
      );
    }
  });

  it('E softplus′² = E s², and SiLU + its mirror image: E[SiLU²] = q/2 − E[u²sech²(u/2)]/4', () => {
    for (const q of [0.2, 3, 60]) {
      expectRelative(moments('softplus', q).slopeSquare, moments('sigmoid', q).square, 1e-14);
      const rest = expectationBruteForce((u) => u * u * activations.tanh.slope(u / 2), q) / 4;
      expectRelative(moments('silu', q).square, q / 2 - rest, 1e-12);
    }
  });

  it('F.6: SELU keeps mean 0 and variance 1; χ₁ = 1.0715749924557993, V′(1) = 0.782647883197', () => {
    const { square, squareRate, slopeSquare } = moments('selu', 1);
    expect(Math.abs(meanValue('selu', 1))).toBeLessThan(1e-14);
    expectRelative(square, 1, 1e-14);
    expectRelative(slopeSquare, 1.0715749924557993, 1e-14);
    expectRelative(squareRate, 0.782647883197, 1e-12);
  });

  it('Gaussian Poincaré: Var σ ≤ q E σ′², and at q = 1 with equality for linear only', () => {
    const share = (id: ActivationId, q: number) => {
      const { square, slopeSquare } = moments(id, q);
      return (square - meanValue(id, q) ** 2) / (q * slopeSquare);
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...activationIds),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (id, logQ) => share(id, Math.exp(logQ)) < 1 + 1e-12,
      ),
      { numRuns: 300 },
    );
    expect(activationIds.filter((id) => share(id, 1) > 0.999)).toEqual(['linear']);
  });
});

describe('F.8: normalised wide nets', () => {
  const ratios = normalisation.normalisation_ratios_q1 as unknown as Record<
    string,
    { LN_ratio: number; BN_ratio: number; Var_phi: number }
  >;
  it.each(activationIds)('%s', (id) => {
    const { LN_ratio, BN_ratio } = ratios[oracleName(id)]!;
    const { layer, batch } = normalisedGrowth(id);
    expectRelative(layer, LN_ratio, 2e-13);
    expectRelative(batch, BN_ratio, 2e-13);
  });
  it('ReLU with large batches grows by π/(π−1), sin by coth 1; a linear net of 4 examples by 2', () => {
    expectRelative(normalisedGrowth('relu').batch, Math.PI / (Math.PI - 1), 1e-15);
    expectRelative(normalisedGrowth('sin').layer, 1 / Math.tanh(1), 1e-14);
    expect(linearBatchGrowth(4)).toBe(2);
  });
});
