import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyTransposed, norm } from '../../src/core/linear-algebra.ts';
import { orthonormalise } from '../../src/core/orthogonal.ts';
import { smallestGain } from '../../src/core/smallest-gain.ts';
import { spectralNorm } from '../../src/core/spectral-norm.ts';
import type { Matrix } from '../../src/core/types.ts';
import oracle from '../oracle/backprop.json' with { type: 'json' };
import { fallsShortOfGain } from './exact.ts';
import {
  matrix,
  randomMatrix,
  randomVector,
  referenceSingularValues,
  reflected,
  scaled,
} from './matrices.ts';

/** The promised width. */
const width = (A: Matrix, gain: number): number =>
  1e-9 * gain + (A.columns + 16) * 2 ** -50 * norm(A.entries);

/** The bracket holds `truth`, itself known up to `doubt`, and is as narrow as promised. */
function expectGain(A: Matrix, truth: number, doubt = 0): void {
  const { lower, upper } = smallestGain(A);
  expect(lower).toBeGreaterThanOrEqual(0);
  expect(lower).toBeLessThanOrEqual(truth + doubt);
  expect(upper).toBeGreaterThanOrEqual(truth - doubt);
  expect(upper - lower).toBeLessThanOrEqual(width(A, lower));
}

const wideShape = fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 8 }), fc.integer());

describe('smallestGain against other programs', () => {
  for (const [rows, columns] of [
    [1, 1],
    [1, 9],
    [2, 2],
    [3, 7],
    [17, 17],
    [30, 64],
    [64, 64],
  ] as const) {
    it(`ml-matrix, ${rows} × ${columns}`, () => {
      for (const seed of [1, 2, 3]) {
        const A = randomMatrix(rows, columns, seed);
        expectGain(A, referenceSingularValues(A).at(-1)!, 1e-13);
      }
    });
  }

  it('LAPACK: every matrix of the reference nets to 10⁻¹⁰; (A4): 0 where a layer is wider than the one before', () => {
    let matrices = 0;
    for (const { sizes, w, weight_smallest } of oracle.cases) {
      w.forEach((entries, i) => {
        const A = { rows: sizes[i + 1]!, columns: sizes[i]!, entries: Float64Array.from(entries) };
        const truth = A.rows > A.columns ? 0 : weight_smallest[i]!;
        const { lower, upper } = smallestGain(A);
        expect(Math.abs(lower - truth)).toBeLessThanOrEqual(1e-10 * truth);
        expect(Math.abs(upper - truth)).toBeLessThanOrEqual(1e-10 * truth);
        matrices++;
      });
    }
    expect(matrices).toBeGreaterThan(100);
  });
});

describe('smallestGain holds without rounding: Sylvester’s criterion on AAᵀ − x²I in whole numbers', () => {
  const expectExact = (A: Matrix) => {
    const { lower, upper } = smallestGain(A);
    if (lower > 0) expect(fallsShortOfGain(A, lower * (1 - 2 ** -52))).toBe(true);
    expect(fallsShortOfGain(A, upper)).toBe(false);
    expect(upper - lower).toBeLessThanOrEqual(width(A, lower));
  };

  it('Gaussian matrices', () => {
    const small = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 }), fc.integer());
    fc.assert(fc.property(small, ([rows, more, seed]) => expectExact(randomMatrix(rows, rows + more, seed))));
  });

  it('matrices of whole numbers, many of them singular', () => {
    const entries = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(entries, (numbers) => {
        expectExact({ rows: 3, columns: 3, entries: Float64Array.from(numbers) });
      }),
      { numRuns: 300 },
    );
  });

  it('matrices that are all but singular', () => {
    for (const least of [1e-3, 1e-6, 1e-9, 1e-12, 1e-15]) {
      expectExact(
        reflected(
          matrix(5, 5, (i, j) => (i === j ? (i === 4 ? least : 1) : 0)),
          4,
        ),
      );
    }
  });
});

describe('smallestGain in closed form', () => {
  it('diagonal: the smallest |d|', () => {
    expectGain(
      matrix(7, 7, (i, j) => (i === j ? i - 4.5 : 0)),
      0.5,
    );
    expectGain(
      matrix(5, 9, (i, j) => (i === j ? 3 ** -i : 0)),
      3 ** -4,
    );
  });

  it('g·Q with orthonormal rows: g', () => {
    for (const [rows, columns] of [
      [1, 1],
      [8, 8],
      [20, 33],
      [64, 64],
    ] as const) {
      expectGain(scaled(orthonormalise(randomMatrix(rows, columns, 1)), 1.5), 1.5, 1e-13);
    }
  });

  it('second differences: 2 − 2cos(π/(n+1))', () => {
    for (const n of [2, 5, 32, 100]) {
      const A = matrix(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
      expectGain(A, 4 * Math.sin(Math.PI / (2 * n + 2)) ** 2, 1e-15);
    }
  });

  it('Hilbert’s matrix of order 5, entries rounded: 3.287928772171575·10⁻⁶', () => {
    expectGain(
      matrix(5, 5, (i, j) => 1 / (i + j + 1)),
      3.287928772171575e-6,
      1e-15,
    );
  });

  it('more rows than columns, and zero: exactly 0', () => {
    for (const [rows, columns] of [
      [2, 1],
      [9, 8],
      [64, 3],
    ] as const) {
      expect(smallestGain(randomMatrix(rows, columns, 1))).toEqual({ lower: 0, upper: 0 });
    }
    expect(smallestGain(matrix(4, 4, () => 0))).toEqual({ lower: 0, upper: 0 });
  });

  it('singular matrices: 0, up to rounding from above', () => {
    expectGain({ rows: 2, columns: 2, entries: Float64Array.of(8, 8, -8, -8) }, 0);
    expectGain(
      matrix(40, 40, () => 1),
      0,
    );
    expectGain(
      matrix(9, 12, (i, j) => (i + 1) * (j - 2)),
      0,
    );
    expectGain(
      matrix(6, 6, (i, j) => (i === 3 ? 0 : Math.cos(i * j + i))),
      0,
    );
    // The shift: every pivot of L is 0, and what stands for the inverse overflows.
    expectGain(
      matrix(40, 40, (i, j) => (i === j + 1 ? 1 : 0)),
      0,
    );
    expectGain(
      matrix(40, 40, (i, j) => (i + 1 === j ? 1 : 0)),
      0,
    );
  });
});

describe('smallestGain, properties', () => {
  it('s₋(cA) = |c|s₋(A) from 10⁻¹⁵⁰ to 10¹⁵⁰', () => {
    fc.assert(
      fc.property(wideShape, fc.integer({ min: -150, max: 150 }), ([rows, more, seed], power) => {
        const A = randomMatrix(rows, rows + more, seed);
        const truth = referenceSingularValues(A).at(-1)! * 10 ** power;
        expectGain(scaled(A, 10 ** power), truth, 1e-13 * 10 ** power);
      }),
    );
  });

  it('s₋(A)‖u‖ ≤ ‖Aᵀu‖ for every u, and s₋(A) ≤ ‖A‖', () => {
    fc.assert(
      fc.property(wideShape, ([rows, more, seed]) => {
        const A = randomMatrix(rows, rows + more, seed);
        const { lower } = smallestGain(A);
        const u = randomVector(rows, seed + 1);
        const image = new Float64Array(A.columns);
        multiplyTransposed(A, u, image, 1, 1);
        expect(lower * norm(u)).toBeLessThanOrEqual(norm(image) * (1 + 1e-14));
        expect(lower).toBeLessThanOrEqual(spectralNorm(A).upper);
      }),
    );
  });

  it('an entry that is not finite is named', () => {
    expect(() => smallestGain(matrix(2, 3, (_, j) => (j === 1 ? Number.POSITIVE_INFINITY : 1)))).toThrow(
      'Entry (1, 2)',
    );
  });
});
