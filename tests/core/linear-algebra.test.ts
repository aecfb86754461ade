import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, multiplyTransposed, norm, product } from '../../src/core/linear-algebra.ts';
import type { Matrix } from '../../src/core/types.ts';
import { randomMatrix, randomVector, transposed } from './matrices.ts';

const sizes = [1, 2, 3, 4, 5, 7, 257];

/** Σ_k A_ik B_kj by three plain loops, with Σ_k |A_ik B_kj| beside it to measure rounding by. */
function plainProduct(A: Matrix, B: Matrix): { sum: Float64Array; size: Float64Array } {
  const sum = new Float64Array(A.rows * B.columns);
  const size = new Float64Array(A.rows * B.columns);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < B.columns; j++) {
      for (let k = 0; k < A.columns; k++) {
        const term = A.entries[i * A.columns + k]! * B.entries[k * B.columns + j]!;
        sum[i * B.columns + j]! += term;
        size[i * B.columns + j]! += Math.abs(term);
      }
    }
  }
  return { sum, size };
}

/** Both sums of n terms carry at most (n+2)u of rounding each, relative to the sum of sizes. */
function expectEqualUpToRounding(
  actual: Float64Array,
  plain: { sum: Float64Array; size: Float64Array },
  factor: number,
  n: number,
): void {
  const excess = actual.reduce((most, value, i) => {
    const allowed = 2 * (n + 2) * 2 ** -53 * factor * plain.size[i]!;
    return Math.max(most, Math.abs(value - factor * plain.sum[i]!) - allowed);
  }, Number.NEGATIVE_INFINITY);
  expect(actual.length).toBe(plain.sum.length);
  expect(excess).toBeLessThanOrEqual(0);
}

describe('the kernels agree with three plain loops', () => {
  for (const rows of sizes) {
    for (const columns of [1, 3, 5, 64, 257]) {
      it(`${rows} × ${columns}, 1, 2, 3 and 5 examples`, () => {
        const w = randomMatrix(rows, columns, rows * 1000 + columns);
        for (const m of [1, 2, 3, 5]) {
          const a = randomMatrix(m, columns, m);
          const z = new Float64Array(m * rows).fill(Number.NaN);
          multiply(w, a.entries, z, 0.7, m);
          expectEqualUpToRounding(z, plainProduct(a, transposed(w)), 0.7, columns);

          const d = randomMatrix(m, rows, m + 100);
          const g = new Float64Array(m * columns).fill(Number.NaN);
          multiplyTransposed(w, d.entries, g, 0.7, m);
          expectEqualUpToRounding(g, plainProduct(d, w), 0.7, rows);
        }
      });
    }
  }

  it('product, every combination of awkward shapes', () => {
    for (const r of [1, 3, 5]) {
      for (const s of sizes) {
        for (const c of [1, 4, 6]) {
          const A = randomMatrix(r, s, 7 * r + s);
          const B = randomMatrix(s, c, 11 * s + c);
          const C = product(A, B);
          expect([C.rows, C.columns]).toEqual([r, c]);
          expectEqualUpToRounding(C.entries, plainProduct(A, B), 1, s);
        }
      }
    }
  });
});

describe('what the kernels promise beside', () => {
  it('an example does not feel its company: a batch gives the very bits of its examples alone', () => {
    const w = randomMatrix(13, 9, 1);
    const m = 5;
    const a = randomMatrix(m, 9, 2).entries;
    const d = randomMatrix(m, 13, 3).entries;
    const z = new Float64Array(m * 13);
    const g = new Float64Array(m * 9);
    multiply(w, a, z, 1.3, m);
    multiplyTransposed(w, d, g, 1.3, m);
    for (let x = 0; x < m; x++) {
      const zx = new Float64Array(13);
      const gx = new Float64Array(9);
      multiply(w, a.slice(x * 9, (x + 1) * 9), zx, 1.3, 1);
      multiplyTransposed(w, d.slice(x * 13, (x + 1) * 13), gx, 1.3, 1);
      expect(z.slice(x * 13, (x + 1) * 13)).toEqual(zx);
      expect(g.slice(x * 9, (x + 1) * 9)).toEqual(gx);
    }
  });

  it('⟨wa, d⟩ = ⟨a, wᵀd⟩', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer(),
        (rows, columns, seed) => {
          const w = randomMatrix(rows, columns, seed);
          const a = randomVector(columns, seed + 1);
          const d = randomVector(rows, seed + 2);
          const wa = new Float64Array(rows);
          const wd = new Float64Array(columns);
          multiply(w, a, wa, 1, 1);
          multiplyTransposed(w, d, wd, 1, 1);
          const left = wa.reduce((sum, value, j) => sum + value * d[j]!, 0);
          const right = wd.reduce((sum, value, k) => sum + value * a[k]!, 0);
          const size = norm(w.entries) * norm(a) * norm(d);
          expect(Math.abs(left - right)).toBeLessThanOrEqual((rows + columns + 2) * 2 ** -52 * size);
        },
      ),
    );
  });

  it('writes the numbers of its examples and no others', () => {
    const w = randomMatrix(5, 3, 4);
    const z = new Float64Array(12).fill(7);
    const g = new Float64Array(12).fill(7);
    multiply(w, randomVector(6, 1), z, 1, 2);
    multiplyTransposed(w, randomVector(10, 1), g, 1, 2);
    expect([...z.slice(10)]).toEqual([7, 7]);
    expect([...g.slice(6)]).toEqual([7, 7, 7, 7, 7, 7]);
  });
});

describe('norm', () => {
  it('of Pythagorean triples and quadruples is exact, at every scale a double has', () => {
    for (const power of [-1074, -1073, -1022, -600, -540, 0, 511, 600, 1000, 1019]) {
      expect(norm(Float64Array.of(3 * 2 ** power, -4 * 2 ** power))).toBe(5 * 2 ** power);
      expect(norm(Float64Array.of(2 * 2 ** power, 3 * 2 ** power, -6 * 2 ** power))).toBe(7 * 2 ** power);
    }
  });

  it('agrees with Math.hypot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 30 }),
        (values) => {
          const exact = Math.hypot(...values);
          const size = norm(Float64Array.from(values));
          if (exact < Number.POSITIVE_INFINITY) {
            expect(Math.abs(size - exact)).toBeLessThanOrEqual(40 * 2 ** -53 * exact + 5e-324);
          } else expect(size).toBeGreaterThan(1.79e308);
        },
      ),
    );
  });

  it('takes the part it is given, of any length', () => {
    for (const count of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const x = new Float64Array(count + 5).fill(1e9);
      x.fill(1, 2, 2 + count);
      expect(norm(x, 2, count)).toBe(Math.sqrt(count));
    }
    expect(norm(Float64Array.of(9, 3, 4), 1)).toBe(5);
  });

  it('is 0 of nothing and of zeros, ∞ of ∞ and of what exceeds the largest double, NaN of NaN', () => {
    expect(norm(new Float64Array(0))).toBe(0);
    expect(norm(new Float64Array(5))).toBe(0);
    expect(norm(Float64Array.of(1, Number.NEGATIVE_INFINITY))).toBe(Number.POSITIVE_INFINITY);
    expect(norm(Float64Array.of(Number.MAX_VALUE, Number.MAX_VALUE))).toBe(Number.POSITIVE_INFINITY);
    expect(norm(Float64Array.of(1, Number.NaN))).toBeNaN();
  });
});
