import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix, SVD } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { clippingFactor } from '../../src/core/clipping.ts';
import { spectralRadius } from '../../src/core/recurrent.ts';
import { apply, distance, gradient, length, normals, outputFrom, quadratic, transpose } from './plain-net.ts';

const rows = (entries: readonly number[], n: number): number[][] =>
  Array.from({ length: n }, (_, j) => entries.slice(j * n, (j + 1) * n));
const norm = (w: readonly (readonly number[])[]): number => new SVD(new Matrix(w as number[][])).diagonal[0]!;
const radius = (w: number[][]): number => {
  const { realEigenvalues: re, imaginaryEigenvalues: im } = new EigenvalueDecomposition(new Matrix(w));
  return Math.max(...re.map((x, i) => Math.hypot(x, im[i]!)));
};
const times = (a: readonly number[][], b: readonly number[][]): number[][] =>
  new Matrix(a as number[][]).mmul(new Matrix(b as number[][])).to2DArray();
const powers = (w: number[][], count: number): number[][][] => {
  const all = [w];
  while (all.length < count) all.push(times(all.at(-1)!, w));
  return all;
};

const n = 4;
const matrix = (seed: number, scale: number): number[][] =>
  rows(normals(n * n, seed, scale / Math.sqrt(n)), n);
/** z of time `count` from that of time 0, by plain steps of a tanh net. */
const later = (w: number[][], b: readonly number[], z: readonly number[], count: number): number[] =>
  count === 0
    ? [...z]
    : later(
        w,
        b,
        apply(w, z.map(Math.tanh)).map((s, j) => s + b[j]!),
        count - 1,
      );
const slopes = (z: readonly number[]): number[] => z.map((t) => 1 - Math.tanh(t) ** 2);

/** A recurrent net of seven layers, its matrix w and bias b in place of those of every layer. */
const tiedNet = (w: number[][], b: readonly number[]) => {
  const layers = [2, 3, 4, 5, 6, 7];
  const byLayer = <T>(value: T): T[] => Object.assign([], Object.fromEntries(layers.map((l) => [l, value])));
  return { sizes: [0, ...Array(7).fill(n)], activation: 'tanh' as const, w: byLayer(w), b: byLayer([...b]) };
};

describe('chapter 9, recurrent nets', () => {
  it('(9.1) [eq:unrolled] ∂z^m/∂z^l by differences is the product of w and slopes, column by column', () => {
    for (const seed of [1, 2, 3]) {
      const w = matrix(seed, 1.4);
      const b = normals(n, 40 + seed, 0.4);
      const z = normals(n, 50 + seed);
      const count = 5;
      let product = rows([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], n);
      for (let k = 0; k < count; k++) {
        const at = slopes(later(w, b, z, k));
        product = times(
          w.map((row) => row.map((entry, j) => entry * at[j]!)),
          product,
        );
      }
      product.forEach((row, i) => {
        expect(
          distance(
            gradient((v) => later(w, b, v, count)[i]!, z),
            row,
          ),
        ).toBeLessThan(1e-8);
      });
    }
  });

  it('(9.2) [eq:recurrent-bound] errors keep below (γ‖w‖)^k, attained by orthogonal linear nets; below 1/γ they vanish', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.double({ min: 0.1, max: 4, noNaN: true }), (seed, scale) => {
        const w = matrix(seed, scale);
        const b = normals(n, seed + 1, 0.5);
        const z = [normals(n, seed + 2)];
        for (let k = 1; k < 12; k++) z.push(later(w, b, z.at(-1)!, 1));
        let delta = normals(n, seed + 3);
        const start = length(delta);
        for (let k = 1; k < 12; k++) {
          const at = slopes(z[11 - k]!);
          delta = apply(transpose(w), delta).map((d, j) => d * at[j]!);
          expect(length(delta)).toBeLessThanOrEqual(norm(w) ** k * start * (1 + 1e-12));
          if (norm(w) < 1) expect(length(delta)).toBeLessThan(start);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
    const turn = [
      [0.6, -0.8],
      [0.8, 0.6],
    ];
    let delta = [3, -4];
    for (let k = 0; k < 9; k++) delta = apply(transpose(turn.map((row) => row.map((x) => 1.3 * x))), delta);
    expect(length(delta)).toBeCloseTo(5 * 1.3 ** 9, 9);
  });

  it('(9.3) [eq:spectral-radius] ρ ≤ σ₁; equal for symmetric and orthogonal matrices, half of it for large Gaussian ones', () => {
    for (let seed = 1; seed < 40; seed++) {
      const w = matrix(seed, 1);
      expect(radius(w)).toBeLessThanOrEqual(norm(w) * (1 + 1e-12));
      const symmetric = w.map((row, j) => row.map((entry, k) => entry + w[k]![j]!));
      expect(radius(symmetric) / norm(symmetric)).toBeCloseTo(1, 10);
    }
    const size = 120;
    const large = rows(normals(size * size, 5, 1 / Math.sqrt(size)), size);
    expect(radius(large)).toBeGreaterThan(0.9);
    expect(radius(large)).toBeLessThan(1.15);
    expect(norm(large)).toBeGreaterThan(1.8);
  });

  it('(9.4) [eq:nilpotent] ρ(w) = 0, and differences of a real run grow by 2 per step', () => {
    const w = [
      [8, 8],
      [-8, -8],
    ];
    const rest = [0, Math.atanh(0.5)];
    const b = apply(w, rest.map(Math.tanh)).map((s, j) => rest[j]! - s);
    expect(times(w, w)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(norm(w)).toBeCloseTo(16, 12);
    expect(spectralRadius({ rows: 2, columns: 2, entries: Float64Array.from(w.flat()) })).toBe(0);
    for (let k = 0; k < 6; k++) {
      const jacobian = [0, 1].map((i) => gradient((z) => later(w, b, z, k + 1)[i]!, rest, 1e-3 / 2 ** k));
      expect(norm(jacobian) / (2 ** k * 10 * Math.SQRT2)).toBeCloseTo(1, 5);
    }
  });

  it('(9.5) [eq:long-run] ‖wᵏ‖^(1/k) lies between ρ and the bound of the proof, and tends to ρ', () => {
    for (const seed of [3, 4, 5]) {
      const w = matrix(seed, 1);
      const rho = radius(w);
      const all = powers(w, 400);
      all.forEach((power, i) => {
        expect(norm(power) ** (1 / (i + 1))).toBeGreaterThanOrEqual(rho * (1 - 1e-9));
      });
      expect(norm(all[399]!) ** (1 / 400)).toBeLessThan(rho * 1.03);
    }
    // Triangular already: D + N, scaled by S = diag(1, ε, ε²).
    const [epsilon, t] = [0.1, 0.8];
    const triangular = [
      [t, 3, -2],
      [0, -t, 4],
      [0, 0, t],
    ];
    const above = Math.hypot(3, 2, 4);
    powers(triangular, 60).forEach((power, i) => {
      expect(norm(power)).toBeLessThanOrEqual(epsilon ** -2 * (t + epsilon * above) ** (i + 1));
    });
  });

  it('(9.6) [eq:transient] powers by repeated multiplication, the largest of them, and where they fall below 1', () => {
    for (const [rho, c] of [
      [0.9, 10],
      [0.5, -3],
      [0.95, 0.2],
    ] as const) {
      const norms = powers(
        [
          [rho, c],
          [0, rho],
        ],
        400,
      ).map((power, i) => {
        const k = i + 1;
        expect(distance(power.flat(), [rho ** k, k * rho ** (k - 1) * c, 0, rho ** k])).toBeLessThan(1e-12);
        expect(norm(power)).toBeGreaterThanOrEqual(k * rho ** (k - 1) * Math.abs(c) * (1 - 1e-12));
        return norm(power);
      });
      expect(norms.at(-1)).toBeLessThan(norms[0]!);
      if (c !== 10) continue;
      const most = Math.max(...norms);
      expect([norms.indexOf(most) + 1, most.toFixed(1)]).toEqual([9, '38.7']);
      expect(norms.findIndex((one) => one < 1) + 1).toBe(63);
      const rough = c / (Math.E * rho * Math.log(1 / rho));
      expect(Math.abs(rough / most - 1)).toBeLessThan(0.01);
    }
  });

  it('(9.7) [eq:shared-gradient] the sum over times is the derivative by the one w and b, by differences', () => {
    const w = matrix(8, 1.3);
    const b = normals(n, 9, 0.3);
    const [x, y] = [normals(n, 10), normals(n, 11)];
    const costAt = (theta: readonly number[]): number => {
      const net = { ...tiedNet(rows(theta.slice(0, n * n), n), theta.slice(n * n)), x, y };
      const z = apply(net.w[2]!, x).map((s, j) => s + net.b[2]![j]!);
      return quadratic(outputFrom(net, 2, z), y);
    };
    const z = [apply(w, x).map((s, j) => s + b[j]!)];
    while (z.length < 6) z.push(later(w, b, z.at(-1)!, 1));
    const output = z[5]!.map(Math.tanh);
    let delta = output.map((a, j) => (a - y[j]!) * slopes(z[5]!)[j]!);
    const sum = new Array<number>(n * n + n).fill(0);
    for (let i = 5; i >= 0; i--) {
      const before = i === 0 ? x : z[i - 1]!.map(Math.tanh);
      delta.forEach((d, j) => {
        before.forEach((a, k) => {
          sum[j * n + k]! += d * a;
        });
        sum[n * n + j]! += d;
      });
      if (i > 0) {
        const at = slopes(z[i - 1]!);
        delta = apply(transpose(w), delta).map((d, j) => d * at[j]!);
      }
    }
    expect(distance(gradient(costAt, [...w.flat(), ...b]), sum)).toBeLessThan(1e-8);
  });

  it('(9.8) [eq:clipping] of any vector in parts: no longer than τ, the same direction, the same ratios', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (g, tau) => {
          const factor = clippingFactor(length(g), tau);
          const clipped = g.map((part) => part * factor);
          expect(length(clipped)).toBeLessThanOrEqual(tau * (1 + 1e-12));
          expect(length(clipped) / Math.min(length(g), tau)).toBeCloseTo(1, 9);
          expect(clipped[0]! / clipped[1]! / (g[0]! / g[1]!)).toBeCloseTo(1, 9);
          if (length(g) < tau) expect(clipped).toEqual(g);
        },
      ),
    );
  });
});
