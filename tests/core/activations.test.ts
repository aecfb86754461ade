import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { type ActivationId, activationIds } from '../../src/core/types.ts';
import oracle from '../oracle/activations.json' with { type: 'json' };
import slopeBounds from '../oracle/slope-bounds.json' with { type: 'json' };
import { expectRelative } from './closeness.ts';

type Rows = Record<string, [string, string]>;
const tables = oracle.data as unknown as Record<string, Rows>;
const tableNames: Partial<Record<ActivationId, string>> = {
  'leaky-relu': 'leaky_relu_0.01',
  elu: 'elu_1',
  gelu: 'gelu_erf',
  'hard-tanh': 'hard_tanh',
  'hard-sigmoid': 'hard_sigmoid',
};
const tableOf = (id: ActivationId): Rows => tables[tableNames[id] ?? id]!;

/** Natural logarithm of a decimal string, also of one beyond the range of doubles. */
function logOfDecimal(text: string): number {
  const [mantissa, exponent] = text.split('e');
  return Math.log(Math.abs(Number(mantissa))) + Number(exponent ?? 0) * Math.LN10;
}

/** Where σ is not differentiable. */
const kinks: Partial<Record<ActivationId, number[]>> = {
  relu: [0],
  'leaky-relu': [0],
  elu: [0],
  selu: [0],
  softsign: [0],
  'hard-tanh': [-1, 1],
  'hard-sigmoid': [-3, 3],
};

/** Where |σ′| is largest (theory B). */
const steepest: Record<ActivationId, number> = {
  linear: 7,
  sigmoid: 0,
  tanh: 0,
  relu: 3,
  'leaky-relu': 3,
  elu: 3,
  selu: -1e-13,
  softplus: 34,
  softsign: 0,
  gelu: Number(slopeBounds.gelu.x),
  silu: Number(slopeBounds.silu.x),
  mish: Number(slopeBounds.mish.x),
  'hard-tanh': 0.5,
  'hard-sigmoid': 2,
  sin: 0,
  arctan: 0,
  erf: 0,
};

const decades = Array.from({ length: 310 }, (_, k) => 10 ** (k - 1));
const extremes = [...decades, Number.MAX_VALUE, Number.MIN_VALUE, 1e-300, 0].flatMap((z) => [z, -z]);

describe.each(activationIds)('activation %s', (id) => {
  const sigma = activations[id];

  it('σ and σ′ agree with twenty-digit values to 1e-13, log|σ′| with their logarithms', () => {
    for (const [at, [value, slope]] of Object.entries(tableOf(id))) {
      const z = Number(at);
      expectRelative(sigma.value(z), Number(value), 1e-13);
      expectRelative(sigma.slope(z), Number(slope), 1e-13);
      const log = logOfDecimal(slope);
      if (log === Number.NEGATIVE_INFINITY) expect(sigma.logSlope(z)).toBe(log);
      else expect(Math.abs(sigma.logSlope(z) - log)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(log)));
    }
  });

  it('|σ′| ≤ γ and log|σ′| ≤ log γ without any tolerance', () => {
    const holds = (z: number) =>
      Math.abs(sigma.slope(z)) <= sigma.slopeBound && sigma.logSlope(z) <= Math.log(sigma.slopeBound);
    const top = steepest[id];
    const steps = Array.from({ length: 1001 }, (_, k) => k - 500);
    const points = steps.flatMap((k) => [k / 40, top + k * 2 ** -52, top + k * 1e-10, k * 1e-10 - top]);
    expect(points.filter((z) => !holds(z))).toEqual([]);
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), holds), { numRuns: 3000 });
  });

  it('γ is approached, and attained where it is said to be', () => {
    const top = steepest[id];
    expect(sigma.slope(top)).toBeGreaterThan(sigma.slopeBound * (1 - 1e-12));
    const near = Array.from({ length: 2001 }, (_, k) => sigma.slope(top + (k - 1000) * 1e-12));
    if (sigma.slopeBoundAttained) expect(Math.max(...near)).toBe(sigma.slopeBound);
  });

  it('σ′ agrees with central differences of order 8', () => {
    const h = 0.02;
    const weights = [4 / 5, -1 / 5, 4 / 105, -1 / 280];
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
        fc.pre((kinks[id] ?? []).every((kink) => Math.abs(z - kink) > 5 * h));
        const difference = weights.reduce((sum, weight, i) => {
          const step = (i + 1) * h;
          return sum + (weight * (sigma.value(z + step) - sigma.value(z - step))) / h;
        }, 0);
        // The remainder is h⁸σ⁽⁹⁾/630, and the ninth derivative of z/(1+z) reaches 9!.
        expect(Math.abs(sigma.slope(z) - difference)).toBeLessThan(id === 'softsign' ? 2e-11 : 2e-12);
      }),
      { numRuns: 400 },
    );
  });

  it('log|σ′| is the logarithm of |σ′| wherever that is a normal number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -800, max: 800, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (...zs) => {
          for (const z of zs) {
            const slope = Math.abs(sigma.slope(z));
            if (slope < 1e-300) return;
            const log = Math.log(slope);
            expect(Math.abs(sigma.logSlope(z) - log)).toBeLessThanOrEqual(2e-15 * Math.max(1, Math.abs(log)));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is never NaN for any double, and finite up to 1e308', () => {
    const holds = (z: number) =>
      !Number.isNaN(sigma.value(z)) &&
      (Math.abs(z) > 1e308 || Number.isFinite(sigma.value(z))) &&
      Number.isFinite(sigma.slope(z)) &&
      !Number.isNaN(sigma.logSlope(z));
    expect(extremes.filter((z) => !holds(z))).toEqual([]);
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), holds), { numRuns: 2000 });
  });

  it('σ(tz) = tσ(z) for t > 0 exactly if it is said to be homogeneous', () => {
    const points = [-3, -0.7, -0.1, 0.2, 1.3, 5];
    const holds = points.every((z) => [0.25, 2, 8].every((t) => sigma.value(t * z) === t * sigma.value(z)));
    expect(holds).toBe(sigma.homogeneous);
  });
});

describe('γ agrees with thirty digits', () => {
  it.each([
    ['gelu', slopeBounds.gelu.gamma],
    ['silu', slopeBounds.silu.gamma],
    ['mish', slopeBounds.mish.gamma],
    ['selu', slopeBounds.selu.gamma],
    ['erf', slopeBounds.erf.gamma],
  ] as const)('%s: %s', (id, gamma) => {
    expectRelative(activations[id].slopeBound, Number(gamma), 2 ** -52);
  });

  it('and the lowest slopes of GELU, SiLU and Mish with theirs', () => {
    expectRelative(activations.gelu.slope(-Math.SQRT2), Number(slopeBounds.gelu.inf), 1e-14);
    expectRelative(activations.silu.slope(-Number(slopeBounds.silu.x)), Number(slopeBounds.silu.inf), 1e-14);
    expectRelative(
      activations.mish.slope(Number(slopeBounds.mish.xinf)),
      Number(slopeBounds.mish.inf),
      1e-14,
    );
  });

  it('SELU and softplus stay strictly below theirs where they are differentiable', () => {
    for (const z of [-1e-9, -1e-3, -2, 1e-300, 5])
      expect(activations.selu.slope(z)).toBeLessThan(activations.selu.slopeBound);
    for (const z of [-5, 0, 30, 100, 700]) expect(activations.softplus.logSlope(z)).toBeLessThan(0);
  });
});

describe('values, slopes and kinks at 0, as PyTorch takes them', () => {
  const expected: Record<ActivationId, [number, number]> = {
    linear: [0, 1],
    sigmoid: [0.5, 0.25],
    tanh: [0, 1],
    relu: [0, 0],
    'leaky-relu': [0, 0.01],
    elu: [0, 1],
    selu: [0, Number(slopeBounds.selu.gamma)],
    softplus: [Math.LN2, 0.5],
    softsign: [0, 1],
    gelu: [0, 0.5],
    silu: [0, 0.5],
    mish: [0, 0.6],
    'hard-tanh': [0, 1],
    'hard-sigmoid': [0.5, 1 / 6],
    sin: [0, 1],
    arctan: [0, 1],
    erf: [0, 2 / Math.sqrt(Math.PI)],
  };

  it.each(activationIds)('%s', (id) => {
    const [value, slope] = expected[id];
    for (const zero of [0, -0]) {
      expectRelative(activations[id].value(zero), value, 2 ** -52);
      expectRelative(activations[id].slope(zero), slope, 2 ** -52);
    }
  });

  it('hard functions are flat at their kinks and beyond, with a slope of exactly 0', () => {
    for (const [id, kink] of [
      ['hard-tanh', 1],
      ['hard-sigmoid', 3],
    ] as const) {
      for (const z of [kink, -kink, kink + 1e-9, -40, 1e308]) {
        expect(activations[id].slope(z)).toBe(0);
        expect(activations[id].logSlope(z)).toBe(Number.NEGATIVE_INFINITY);
      }
      expect(activations[id].slope(kink * (1 - 2 ** -53))).toBe(activations[id].slopeBound);
    }
  });
});
