import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominantEigenvector } from '../../src/core/lanczos.ts';
import { norm, product } from '../../src/core/linear-algebra.ts';
import { spectralNorm } from '../../src/core/spectral-norm.ts';
import type { Matrix } from '../../src/core/types.ts';
import oracle from '../oracle/backprop.json' with { type: 'json' };
import { exceedsNorm } from './exact.ts';
import { matrix, randomMatrix, referenceSingularValues, reflected, scaled, transposed } from './matrices.ts';

/** The bracket holds `truth`, itself known up to `doubt`, and is narrow. */
function expectNorm(A: Matrix, truth: number, doubt = 0): void {
  const { lower, upper } = spectralNorm(A);
  expect(lower).toBeLessThanOrEqual(truth * (1 + doubt));
  expect(upper).toBeGreaterThanOrEqual(truth * (1 - doubt));
  expect(upper - lower).toBeLessThanOrEqual(1e-8 * truth);
}

const shapes = [
  [1, 1],
  [1, 9],
  [9, 1],
  [2, 2],
  [3, 7],
  [8, 5],
  [17, 17],
  [30, 64],
  [64, 64],
  [90, 31],
] as const;
const shape = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }), fc.integer());

describe('spectralNorm against other programs', () => {
  for (const [rows, columns] of shapes) {
    it(`ml-matrix, ${rows} × ${columns}`, () => {
      for (const seed of [1, 2, 3]) {
        const A = randomMatrix(rows, columns, seed);
        expectNorm(A, referenceSingularValues(A)[0]!, 1e-13);
      }
    });
  }

  it('LAPACK: every matrix of the reference nets to 10⁻¹⁰ from below and 10⁻⁹ from above', () => {
    let matrices = 0;
    for (const { sizes, w, weight_spectral } of oracle.cases) {
      w.forEach((entries, i) => {
        const A = { rows: sizes[i + 1]!, columns: sizes[i]!, entries: Float64Array.from(entries) };
        const truth = weight_spectral[i]!;
        expectNorm(A, truth, 1e-13);
        expect(spectralNorm(A).lower / truth).toBeCloseTo(1, 10);
        expect(spectralNorm(A).upper / truth - 1).toBeLessThan(1e-9);
        matrices++;
      });
    }
    expect(matrices).toBeGreaterThan(100);
  });
});

describe('spectralNorm holds without rounding: Sylvester’s criterion on x²I − AAᵀ in whole numbers', () => {
  it('Gaussian matrices', () => {
    const small = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer());
    fc.assert(
      fc.property(small, ([rows, columns, seed]) => {
        const A = randomMatrix(rows, columns, seed);
        const { lower, upper } = spectralNorm(A);
        expect(exceedsNorm(A, upper * (1 + 2 ** -52))).toBe(true);
        expect(exceedsNorm(A, lower)).toBe(false);
      }),
    );
  });

  it('matrices of whole numbers, many of them singular or with equal singular values', () => {
    const entries = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(entries, (numbers) => {
        const A: Matrix = { rows: 4, columns: 4, entries: Float64Array.from(numbers) };
        const { lower, upper } = spectralNorm(A);
        if (numbers.some((x) => x !== 0)) expect(exceedsNorm(A, upper * (1 + 2 ** -52))).toBe(true);
        expect(exceedsNorm(A, lower)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('spectralNorm in closed form', () => {
  it('diagonal: the largest |d|', () => {
    expectNorm(
      matrix(7, 7, (i, j) => (i === j ? i - 4.5 : 0)),
      4.5,
    );
    expectNorm(
      matrix(5, 9, (i, j) => (i === j ? 3 ** -i : 0)),
      1,
    );
  });

  it('Hadamard matrices: √n', () => {
    const bits = (x: number): number => (x === 0 ? 0 : (x & 1) + bits(x >> 1));
    for (const n of [1, 2, 4, 16, 64])
      expectNorm(
        matrix(n, n, (i, j) => (-1) ** bits(i & j)),
        Math.sqrt(n),
      );
  });

  it('rank one uvᵀ: ‖u‖‖v‖', () => {
    const u = [2, 3, 6];
    const v = [1, -4, 8, 0];
    expectNorm(
      matrix(3, 4, (i, j) => u[i]! * v[j]!),
      7 * 9,
    );
    expectNorm({ rows: 2, columns: 2, entries: Float64Array.of(8, 8, -8, -8) }, 16);
  });

  it('all ones: √(rows·columns)', () => {
    for (const [rows, columns] of shapes)
      expectNorm(
        matrix(rows, columns, () => 1),
        Math.sqrt(rows * columns),
      );
  });

  it('second differences: 2 + 2cos(π/(n+1))', () => {
    for (const n of [2, 5, 32, 100]) {
      const A = matrix(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
      expectNorm(A, 2 + 2 * Math.cos(Math.PI / (n + 1)), 1e-15);
    }
  });

  it('Hilbert’s matrix of order 5 (1.567050691098231) and 10 (1.751919670265178)', () => {
    const hilbert = (n: number) => matrix(n, n, (i, j) => 1 / (i + j + 1));
    expectNorm(hilbert(5), 1.567050691098231, 1e-15);
    expectNorm(hilbert(10), 1.751919670265178, 1e-15);
  });

  it('zero: [0, 0]', () => {
    for (const [rows, columns] of shapes) {
      expect(spectralNorm(matrix(rows, columns, () => 0))).toEqual({ lower: 0, upper: 0 });
    }
  });

  it('largest singular values that all but agree', () => {
    for (const gap of [0, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-6]) {
      for (const n of [2, 3, 20, 64]) {
        const A = reflected(
          matrix(n, n, (i, j) => (i === j ? (i < n / 2 ? 1 - i * gap : 1 / i) : 0)),
          5,
        );
        expectNorm(A, 1, 1e-14);
      }
    }
  });
});

describe('spectralNorm at any scale', () => {
  it('‖cA‖ = |c|‖A‖ from 10⁻¹⁵⁰ to 10¹⁵⁰', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -150, max: 150 }), ([rows, columns, seed], power) => {
        const A = randomMatrix(rows, columns, seed);
        expectNorm(scaled(A, 10 ** power), referenceSingularValues(A)[0]! * 10 ** power, 1e-13);
      }),
    );
  });

  it('powers of two change nothing else, down to the subnormal numbers and up to the largest', () => {
    const A = randomMatrix(6, 6, 3);
    const { lower, upper } = spectralNorm(A);
    for (const power of [-1000, -500, 500, 1000]) {
      expect(spectralNorm(scaled(A, 2 ** power))).toEqual({
        lower: lower * 2 ** power,
        upper: upper * 2 ** power,
      });
    }
  });

  it('the smallest and the largest doubles', () => {
    const least = spectralNorm(matrix(3, 3, () => Number.MIN_VALUE));
    expect(least.lower).toBeGreaterThan(0);
    expect(least.lower).toBeLessThanOrEqual(3 * Number.MIN_VALUE);
    expect(least.upper).toBeGreaterThanOrEqual(3 * Number.MIN_VALUE);
    const most = spectralNorm(matrix(2, 2, () => Number.MAX_VALUE));
    expect(most).toEqual({ lower: Number.MAX_VALUE, upper: Number.POSITIVE_INFINITY });
  });

  it('entries of very different size', () => {
    expectNorm(
      matrix(3, 3, (i, j) => (i === j ? 10 ** (-150 * i) : 0)),
      1,
    );
    expectNorm(
      matrix(2, 2, (i, j) => (i === j ? 1e300 ** (1 - 2 * i) : 0)),
      1e300,
    );
  });
});

describe('spectralNorm, properties', () => {
  it('‖A‖ = ‖Aᵀ‖', () => {
    fc.assert(
      fc.property(shape, ([rows, columns, seed]) => {
        const A = randomMatrix(rows, columns, seed);
        const there = spectralNorm(A);
        const back = spectralNorm(transposed(A));
        expect(there.lower).toBeLessThanOrEqual(back.upper);
        expect(back.lower).toBeLessThanOrEqual(there.upper);
      }),
    );
  });

  it('‖AB‖ ≤ ‖A‖‖B‖ and ‖A‖_F/√rank ≤ ‖A‖ ≤ ‖A‖_F', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 12 }), ([rows, columns, seed], more) => {
        const A = randomMatrix(rows, columns, seed);
        const B = randomMatrix(columns, more, seed + 1);
        const a = spectralNorm(A);
        expect(spectralNorm(product(A, B)).lower).toBeLessThanOrEqual(a.upper * spectralNorm(B).upper);
        expect(a.lower).toBeLessThanOrEqual(norm(A.entries) * (1 + 1e-15));
        expect(a.upper * Math.sqrt(Math.min(rows, columns))).toBeGreaterThanOrEqual(
          norm(A.entries) * (1 - 1e-15),
        );
      }),
    );
  });

  it('an entry that is not finite is named', () => {
    const A = matrix(3, 4, (i, j) => (i === 1 && j === 2 ? Number.NaN : 1));
    expect(() => spectralNorm(A)).toThrow('Entry (2, 3) of a 3 × 4 matrix is NaN');
    expect(() => spectralNorm(matrix(1, 1, () => Number.NEGATIVE_INFINITY))).toThrow('-Infinity');
  });
});

describe('spectralNorm where Lanczos starts in a trap', () => {
  const n = 8;
  /** On the identity Lanczos ends at once, with its starting vector. */
  const start = (attempt: number) =>
    dominantEigenvector(
      matrix(n, n, (i, j) => (i === j ? 1 : 0)),
      attempt,
    );
  /** 2I − P, P the projection on the first starting vectors: each of them an eigenvector of 1, all else is doubled. */
  const trap = (starts: number) => {
    const basis: Float64Array[] = [];
    for (let attempt = 0; attempt < starts; attempt++) {
      const s = start(attempt);
      for (const q of [...basis, ...basis]) {
        const along = q.reduce((sum, qi, i) => sum + qi * s[i]!, 0);
        q.forEach((qi, i) => {
          s[i]! -= along * qi;
        });
      }
      basis.push(s.map((si) => si / norm(s)));
    }
    return matrix(n, n, (i, j) => (i === j ? 2 : 0) - basis.reduce((sum, q) => sum + q[i]! * q[j]!, 0));
  };

  it('one bad start is noticed, and the next finds the norm', () => {
    for (const starts of [1, 2, 3, 4]) expectNorm(trap(starts), 2, 1e-14);
  });

  it('if all starts are bad the bracket is wide, but true', () => {
    const { lower, upper } = spectralNorm(trap(5));
    expect(lower).toBeLessThanOrEqual(2);
    expect(lower).toBeGreaterThan(0.99);
    expect(upper).toBeGreaterThanOrEqual(2);
    expect(upper).toBeLessThanOrEqual(norm(trap(5).entries) * (1 + 1e-13));
  });
});
