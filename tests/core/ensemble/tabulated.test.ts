import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/core/activations.ts';
import { fillNormalFast } from '../../../src/core/ensemble/fast-normal.ts';
import { applyTabulated, tabulated, withBits } from '../../../src/core/ensemble/tabulated.ts';
import { hashState } from '../../../src/core/random.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';

const n = 1200;
const unit = new Float32Array(n);
{
  const state = new Int32Array(4);
  hashState(state, 4, 'ahead', 2, 0);
  fillNormalFast(state, unit, 0, n);
}

interface Point {
  readonly z: number;
  readonly a: number;
  readonly slope: number;
}

/** What the table says at n numbers of this scale. */
function apply(id: ActivationId, scale: number): Point[] {
  const a = new Float64Array(n + 1);
  const slopes = new Float64Array(n + 1);
  applyTabulated(tabulated(id), withBits(unit), 0, n, scale, a, slopes, 1);
  return Array.from(unit, (u, j) => ({ z: scale * u, a: a[j + 1]!, slope: slopes[j + 1]! }));
}

/** The largest error over the points of these scales. */
const worst = (id: ActivationId, scales: readonly number[], errorOf: (point: Point) => number): number =>
  Math.max(...scales.map((scale) => apply(id, scale).reduce((most, p) => Math.max(most, errorOf(p)), 0)));

const bent: readonly ActivationId[] = ['linear', 'relu', 'leaky-relu', 'hard-tanh', 'hard-sigmoid'];
const sizeOf = (z: number): number => Math.max(1, Math.abs(z));
const scales = [1e-3, 0.1, 1, 3, 12];

describe.each(activationIds)('tabulated %s', (id) => {
  const { value, slope } = activations[id];

  it('σ and σ′ agree with the functions to 3·10⁻⁹, on either side of a kink', () => {
    expect(worst(id, scales, (p) => Math.abs(p.a - value(p.z)) / sizeOf(p.z))).toBeLessThan(2e-9);
    expect(worst(id, scales, (p) => Math.abs(p.slope - slope(p.z)))).toBeLessThan(3e-9);
  });

  it('σ keeps six digits however small z is', () => {
    const relative = ({ z, a }: Point) => (a === value(z) ? 0 : Math.abs(a / value(z) - 1));
    expect(worst(id, [1e-200, 1e-40, 1e-9, 1e-3], relative)).toBeLessThan(1e-6);
  });

  it('far out the functions themselves are taken', () => {
    const isTaken = ({ z, a, slope: s }: Point) => Math.abs(z) < 32 || (a === value(z) && s === slope(z));
    expect(apply(id, 1e4).every(isTaken)).toBe(true);
  });
});

it.each(bent)('%s, which is piecewise linear, is exact but for rounding', (id) => {
  const { value, slope } = activations[id];
  expect(worst(id, scales, (p) => Math.abs(p.a - value(p.z)) / sizeOf(p.z))).toBeLessThan(4e-15);
  expect(worst(id, scales, (p) => Math.abs(p.slope - slope(p.z)))).toBeLessThan(1e-14);
});

it('slopes in the tails are right relative to themselves: exponential to 10⁻⁹, Gaussian to (z/200)⁴', () => {
  const excess = (id: ActivationId, allowed: (z: number) => number) =>
    worst(id, [1, 4, 8], ({ z, slope }) => {
      const exact = activations[id].slope(z);
      return Math.abs(z) < 26 ? Math.abs(slope / exact - 1) / allowed(z) : 0;
    });
  expect(excess('sigmoid', () => 1e-9)).toBeLessThan(1);
  expect(excess('tanh', () => 3e-9)).toBeLessThan(1);
  expect(excess('erf', (z) => 2e-9 + (z / 200) ** 4)).toBeLessThan(1);
});
