import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { norm, product } from '../../src/core/linear-algebra.ts';
import { lq, orthonormalise } from '../../src/core/orthogonal.ts';
import type { Matrix } from '../../src/core/types.ts';
import { matrix, randomMatrix, scaled, transposed } from './matrices.ts';

const shape = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer());

const identity = (n: number): Matrix => matrix(n, n, (i, j) => (i === j ? 1 : 0));

const distance = (A: Matrix, B: Matrix): number => norm(A.entries.map((entry, i) => entry - B.entries[i]!));

/** ‖QQᵀ − I‖_F, or ‖QᵀQ − I‖_F where Q has fewer columns than rows. */
function defect(Q: Matrix): number {
  const wide = Q.rows <= Q.columns ? Q : transposed(Q);
  return distance(product(wide, transposed(wide)), identity(wide.rows));
}

/** Lower triangular of positive diagonal. */
const triangular = (n: number, seed: number): Matrix => {
  const random = randomMatrix(n, n, seed);
  return matrix(n, n, (i, j) => {
    const entry = random.entries[i * n + j]!;
    return i < j ? 0 : i === j ? 1 + Math.abs(entry) : entry;
  });
};

describe('orthonormalise', () => {
  it('rows or columns orthonormal to 10⁻¹³, whichever are fewer', () => {
    for (const [rows, columns] of [
      [1, 1],
      [1, 7],
      [7, 1],
      [2, 2],
      [5, 9],
      [9, 5],
      [64, 64],
      [30, 100],
      [257, 257],
    ] as const) {
      const Q = orthonormalise(randomMatrix(rows, columns, rows + columns));
      expect([Q.rows, Q.columns]).toEqual([rows, columns]);
      expect(defect(Q)).toBeLessThan(1e-13);
    }
  });

  it('w = LQ or QR with no negative number on the diagonal', () => {
    fc.assert(
      fc.property(shape, ([rows, columns, seed]) => {
        const w = randomMatrix(rows, columns, seed);
        const Q = orthonormalise(w);
        const wide = rows <= columns;
        const L = wide ? product(w, transposed(Q)) : transposed(product(transposed(Q), w));
        const n = L.rows;
        for (let i = 0; i < n; i++) {
          expect(L.entries[i * n + i]).toBeGreaterThan(0);
          for (let j = i + 1; j < n; j++) expect(Math.abs(L.entries[i * n + j]!)).toBeLessThan(1e-13);
        }
        expect(distance(wide ? product(L, Q) : product(Q, transposed(L)), w)).toBeLessThan(1e-13);
      }),
    );
  });

  it('finds Q again from LQ: the factor is unique', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer(),
        (n, more, seed) => {
          const Q = orthonormalise(randomMatrix(n, n + more, seed));
          const w = product(triangular(n, seed + 1), Q);
          // L of this kind has a condition number below 10⁸ by far for n ≤ 12.
          expect(distance(orthonormalise(w), Q)).toBeLessThan(1e-8);
        },
      ),
    );
  });

  it('closed forms: I, diag(−2, 3), a rotation by 3, 4, 5', () => {
    expect(distance(orthonormalise(identity(5)), identity(5))).toBeLessThan(1e-15);
    const diagonal = matrix(2, 2, (i, j) => (i === j ? 5 * i - 2 : 0));
    expect(
      distance(
        orthonormalise(diagonal),
        matrix(2, 2, (i, j) => (i === j ? 2 * i - 1 : 0)),
      ),
    ).toBeLessThan(1e-15);
    const rotation: Matrix = { rows: 2, columns: 2, entries: Float64Array.of(3, 4, -4, 3) };
    expect(distance(orthonormalise(rotation), scaled(rotation, 0.2))).toBeLessThan(1e-15);
  });

  it('the same Q at any scale', () => {
    for (const [rows, columns] of [
      [4, 4],
      [3, 6],
      [6, 3],
    ] as const) {
      const w = randomMatrix(rows, columns, 8);
      for (const power of [-500, -300, 300, 1000]) {
        expect(orthonormalise(scaled(w, 2 ** power))).toEqual(orthonormalise(w));
      }
      expect(distance(orthonormalise(scaled(w, 1e-150)), orthonormalise(w))).toBeLessThan(1e-14);
    }
  });

  it('orthonormal also without full rank, and with rows of very different size', () => {
    expect(defect(orthonormalise(matrix(4, 6, () => 0)))).toBeLessThan(1e-15);
    expect(defect(orthonormalise(matrix(6, 4, () => 1)))).toBeLessThan(1e-14);
    expect(defect(orthonormalise(matrix(5, 5, (i, j) => i * j)))).toBeLessThan(1e-14);
    const w = randomMatrix(4, 5, 2);
    const graded = matrix(4, 5, (i, j) => w.entries[i * 5 + j]! * 10 ** (-107 * i));
    expect(defect(orthonormalise(graded))).toBeLessThan(1e-14);
  });

  it('throws for a number that is not finite', () => {
    expect(() => orthonormalise(matrix(2, 2, () => Number.NaN))).toThrow(
      'Entry (1, 1) of a 2 × 2 matrix is NaN',
    );
  });
});

describe('Q of Gaussian matrices is Haar distributed on O(4): moments over 4000 seeds', () => {
  const n = 4;
  const draws = Array.from({ length: 4000 }, (_, seed) => orthonormalise(randomMatrix(n, n, seed)).entries);
  const trace = (q: Float64Array) => q[0]! + q[5]! + q[10]! + q[15]!;
  const mean = (f: (q: Float64Array) => number) => draws.reduce((sum, q) => sum + f(q), 0) / draws.length;

  // Four standard errors each; Diaconis and Shahshahani 1994 for the traces.
  it('E tr Q = 0, E tr² Q = 1, E tr⁴ Q = 3', () => {
    expect(Math.abs(mean(trace))).toBeLessThan(4 * Math.sqrt(1 / 4000));
    expect(Math.abs(mean((q) => trace(q) ** 2) - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    expect(Math.abs(mean((q) => trace(q) ** 4) - 3)).toBeLessThan(4 * Math.sqrt((105 - 9) / 4000));
  });

  it('E q² = 1/n, E q⁴ = 3/(n(n+2)) for the first and the last entry', () => {
    for (const place of [0, 15]) {
      expect(Math.abs(mean((q) => q[place]! ** 2) - 1 / 4)).toBeLessThan(
        4 * Math.sqrt((1 / 8 - 1 / 16) / 4000),
      );
      expect(Math.abs(mean((q) => q[place]! ** 4) - 1 / 8)).toBeLessThan(4 * Math.sqrt(0.07 / 4000));
    }
  });
});

describe('lq', () => {
  it('A = LQ, L lower triangular, rows of Q orthonormal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 10 }),
        fc.integer(),
        (r, more, seed) => {
          const A = randomMatrix(r, r + more, seed);
          const { L, Q } = lq(A);
          expect(distance(product(L, Q), A)).toBeLessThan(1e-14 * (1 + norm(A.entries)));
          expect(defect(Q)).toBeLessThan(1e-13);
          expect(L.entries.every((entry, i) => Math.floor(i / r) >= i % r || entry === 0)).toBe(true);
        },
      ),
    );
  });
});
