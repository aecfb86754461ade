import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { activationIds } from '../../src/core/types.ts';
import { normOf, random, singularValues, stretchedMost, times } from './matrices.ts';
import { distance, dot, length, normals, passOf, randomNet, smooth } from './plain-net.ts';

const shapes = [
  [1, 1],
  [4, 4],
  [3, 7],
  [9, 2],
  [1, 6],
] as const;
const matrices = shapes.map(([rows, columns], i) => random(rows, columns, 40 + i));

describe('how much a matrix can stretch', () => {
  it('(5.1) [eq:norm] no vector is stretched by more than the largest singular value, and one by as much', () => {
    for (const A of matrices) {
      const largest = normOf(A);
      for (let seed = 0; seed < 200; seed++) {
        const v = normals(A.columns, 1000 + seed);
        expect(length(times(A, v))).toBeLessThanOrEqual(largest * length(v) * (1 + 1e-14));
      }
      const best = stretchedMost(A);
      expect(length(best)).toBeCloseTo(1, 12);
      expect(length(times(A, best)) / largest).toBeCloseTo(1, 12);
      // λ_max of AᵀA by its characteristic polynomial, for two columns.
      if (A.columns === 2) {
        const G = A.transpose().mmul(A);
        const [p, q, s] = [G.get(0, 0), G.get(0, 1), G.get(1, 1)];
        const most = (p + s + Math.hypot(p - s, 2 * q)) / 2;
        expect(Math.sqrt(most) / largest).toBeCloseTo(1, 12);
      }
    }
  });

  it('(5.2) [eq:submultiplicative] the norm of a product of two and of three', () => {
    let strict = 0;
    for (let seed = 0; seed < 40; seed++) {
      const [A, B, C] = [random(3, 5, seed), random(5, 2, 100 + seed), random(2, 4, 200 + seed)];
      const two = normOf(A.mmul(B)) / (normOf(A) * normOf(B));
      const three = normOf(A.mmul(B).mmul(C)) / (normOf(A) * normOf(B) * normOf(C));
      expect(Math.max(two, three)).toBeLessThanOrEqual(1 + 1e-14);
      if (two < 0.99) strict++;
    }
    expect(strict).toBeGreaterThan(20);
    // Equality: AᵀA.
    for (const A of matrices) expect(normOf(A.transpose().mmul(A)) / normOf(A) ** 2).toBeCloseTo(1, 12);
  });

  it('(5.3) [eq:diagonal-norm] the largest entry, in the 2-norm by SVD and in every p-norm by search', () => {
    for (let seed = 0; seed < 20; seed++) {
      const d = normals(5, 300 + seed);
      const most = Math.max(...d.map(Math.abs));
      expect(normOf(MlMatrix.diag(d)) / most).toBeCloseTo(1, 12);
      for (const p of [1, 1.5, 3]) {
        const size = (v: readonly number[]) => v.reduce((sum, x) => sum + Math.abs(x) ** p, 0) ** (1 / p);
        const stretch = (v: readonly number[]) => size(v.map((x, j) => x * d[j]!)) / size(v);
        for (let i = 0; i < 50; i++)
          expect(stretch(normals(5, 7000 + 50 * seed + i))).toBeLessThan(most * (1 + 1e-14));
        const k = d.findIndex((x) => Math.abs(x) === most);
        expect(stretch(d.map((_, j) => (j === k ? 1 : 0)))).toBeCloseTo(most, 14);
      }
    }
  });

  it('(5.4) [eq:transpose-norm] of any shape, and uᵀAv between them', () => {
    for (const A of matrices) {
      expect(normOf(A.transpose()) / normOf(A)).toBeCloseTo(1, 13);
      const v = stretchedMost(A);
      const u = stretchedMost(A.transpose());
      expect(Math.abs(dot(u, times(A, v))) / normOf(A)).toBeCloseTo(1, 12);
    }
    // In other norms it fails: the largest column sum of (1 1) is 1, that of its transpose 2.
    const columnSum = (A: MlMatrix) =>
      Math.max(
        ...A.transpose()
          .to2DArray()
          .map((column) => column.reduce((sum, x) => sum + Math.abs(x), 0)),
      );
    const w = new MlMatrix([[1, 1]]);
    expect([columnSum(w), columnSum(w.transpose())]).toEqual([1, 2]);
  });
});

describe('the steepest slope', () => {
  it.each(activationIds)(
    '(5.5) [eq:gamma] no chord of %s is steeper than γ, and some are nearly as steep',
    (id) => {
      const { value, slopeBound } = activations[id];
      let most = 0;
      for (let i = -4000; i < 4000; i++) {
        const [s, t] = [i / 100, (i + 1) / 100];
        most = Math.max(most, Math.abs(value(t) - value(s)) / (t - s));
      }
      // A chord is the mean of the slopes between its ends. Its rounding is some ulp of 40 over a step of 0.01.
      expect(most).toBeLessThanOrEqual(slopeBound * (1 + 1e-11));
      expect(most).toBeGreaterThan(slopeBound * 0.99);
    },
  );

  it('(5.6) [eq:decreasing] 1/(1+eᵗ) has sup σ′ = 0 and sup |σ′| = ¼, by differences', () => {
    const value = (t: number) => 1 / (1 + Math.exp(t));
    const slopes = Array.from({ length: 6001 }, (_, i) => {
      const t = (i - 3000) / 100;
      return (value(t + 1e-5) - value(t - 1e-5)) / 2e-5;
    });
    expect(Math.max(...slopes)).toBeLessThanOrEqual(0);
    expect(Math.max(...slopes)).toBeGreaterThan(-1e-11);
    expect(Math.min(...slopes)).toBeCloseTo(-0.25, 9);
  });

  it.each(smooth)('(5.7) [eq:slopes-norm] the largest singular value of Σ′ is max |σ′| ≤ γ: %s', (id) => {
    const { z } = passOf(randomNet([3, 6, 5, 4], id, 5));
    for (const zl of z.filter(Boolean)) {
      const slopes = zl.map(activations[id].slope);
      const most = Math.max(...slopes.map(Math.abs));
      expect(distance([normOf(MlMatrix.diag(slopes))], [most])).toBeLessThan(1e-13);
      expect(singularValues(MlMatrix.diag(slopes))).toHaveLength(zl.length);
      expect(most).toBeLessThanOrEqual(activations[id].slopeBound);
    }
  });
});
