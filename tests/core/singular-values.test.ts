import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { norm } from '../../src/core/linear-algebra.ts';
import { orthonormalise } from '../../src/core/orthogonal.ts';
import { singularValues } from '../../src/core/singular-values.ts';
import { spectralNorm } from '../../src/core/spectral-norm.ts';
import type { Matrix } from '../../src/core/types.ts';
import oracle from '../oracle/backprop.json' with { type: 'json' };
import { matrix, randomMatrix, referenceSingularValues, reflected, scaled, transposed } from './matrices.ts';

/** Descending, and each within max(rows, columns)·10⁻¹⁵ times the largest of the truth. */
function expectValues(A: Matrix, truth: ArrayLike<number>): void {
  const values = singularValues(A);
  expect(values.length).toBe(Math.min(A.rows, A.columns));
  expect(values.length).toBe(truth.length);
  const allowed = Math.max(8, A.rows, A.columns) * 1e-15 * truth[0]!;
  values.forEach((value, i) => {
    expect(Math.abs(value - truth[i]!)).toBeLessThanOrEqual(allowed);
    if (i > 0) expect(value).toBeLessThanOrEqual(values[i - 1]!);
  });
}

const shape = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer());

describe('singularValues against other programs', () => {
  it('ml-matrix, all shapes, from 10⁻¹⁵⁰ to 10¹⁵⁰', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -150, max: 150 }), ([rows, columns, seed], power) => {
        const A = randomMatrix(rows, columns, seed);
        expectValues(
          scaled(A, 10 ** power),
          referenceSingularValues(A).map((value) => value * 10 ** power),
        );
      }),
    );
  });

  it('ml-matrix, 64 × 64 and 90 × 40', () => {
    for (const [rows, columns] of [
      [64, 64],
      [90, 40],
    ] as const) {
      const A = randomMatrix(rows, columns, 1);
      expectValues(A, referenceSingularValues(A));
    }
  });

  it('LAPACK: largest and smallest of every matrix of the reference nets to 10⁻¹⁰', () => {
    for (const { sizes, w, weight_spectral, weight_smallest } of oracle.cases) {
      w.forEach((entries, i) => {
        const A = { rows: sizes[i + 1]!, columns: sizes[i]!, entries: Float64Array.from(entries) };
        const values = singularValues(A);
        expect(values[0]! / weight_spectral[i]!).toBeCloseTo(1, 10);
        expect(values.at(-1)! / weight_smallest[i]!).toBeCloseTo(1, 10);
      });
    }
  });
});

describe('singularValues in closed form', () => {
  it('diagonal: |d| in order; zero: zeros', () => {
    expectValues(
      matrix(4, 4, (i, j) => (i === j ? [3, -7, 0, 0.5][i]! : 0)),
      [7, 3, 0.5, 0],
    );
    expect(singularValues(matrix(3, 5, () => 0))).toEqual(new Float64Array(3));
  });

  it('orthonormal rows: all 1', () => {
    expectValues(orthonormalise(randomMatrix(30, 50, 2)), new Float64Array(30).fill(1));
  });

  it('rank one: ‖u‖‖v‖, then zeros', () => {
    expectValues({ rows: 2, columns: 2, entries: Float64Array.of(8, 8, -8, -8) }, [16, 0]);
    expectValues(
      matrix(3, 4, (i, j) => [2, 3, 6][i]! * [1, -4, 8, 0][j]!),
      [63, 0, 0],
    );
  });

  it('second differences: 2 + 2cos(kπ/(n+1)), k = 1 … n', () => {
    for (const n of [2, 5, 32, 100]) {
      const A = matrix(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
      expectValues(
        A,
        Float64Array.from({ length: n }, (_, k) => 4 * Math.cos(((k + 1) * Math.PI) / (2 * n + 2)) ** 2),
      );
    }
  });

  it('prescribed values, some of them equal, in general position', () => {
    for (const truth of [
      [5, 5, 5, 1, 1e-8, 0],
      [1, 1 - 1e-12, 1 - 2e-12],
      [1, 1e-5, 1e-10, 1e-15],
    ]) {
      const n = truth.length;
      expectValues(
        reflected(
          matrix(n, n, (i, j) => (i === j ? truth[i]! : 0)),
          7,
        ),
        truth,
      );
    }
  });
});

describe('singularValues, identities', () => {
  it('Σσ² = ‖A‖_F², σ_1 in the certified bracket, the same for Aᵀ', () => {
    fc.assert(
      fc.property(shape, ([rows, columns, seed]) => {
        const A = randomMatrix(rows, columns, seed);
        const values = singularValues(A);
        expect(norm(values) / norm(A.entries)).toBeCloseTo(1, 13);
        const { lower, upper } = spectralNorm(A);
        expect(values[0]).toBeGreaterThan(lower * (1 - 1e-13));
        expect(values[0]).toBeLessThan(upper * (1 + 1e-13));
        expectValues(transposed(A), values);
      }),
    );
  });

  it('Weyl: |σ_i(A+E) − σ_i(A)| ≤ ‖E‖', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -8, max: 0 }), ([rows, columns, seed], power) => {
        const A = randomMatrix(rows, columns, seed);
        const E = scaled(randomMatrix(rows, columns, seed + 1), 10 ** power);
        const moved = singularValues({ ...A, entries: A.entries.map((entry, i) => entry + E.entries[i]!) });
        const most = spectralNorm(E).upper + 1e-13;
        singularValues(A).forEach((value, i) => {
          expect(Math.abs(value - moved[i]!)).toBeLessThanOrEqual(most);
        });
      }),
    );
  });

  it('Cauchy: those of a matrix without its last row interlace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer(),
        (rows, more, seed) => {
          const A = randomMatrix(rows, rows + more, seed);
          const whole = singularValues(A);
          const part = singularValues({
            ...A,
            rows: rows - 1,
            entries: A.entries.slice(0, (rows - 1) * A.columns),
          });
          part.forEach((value, i) => {
            expect(value).toBeLessThanOrEqual(whole[i]! + 1e-13);
            expect(value).toBeGreaterThanOrEqual(whole[i + 1]! - 1e-13);
          });
        },
      ),
    );
  });
});
