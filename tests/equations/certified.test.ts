import fc from 'fast-check';
import { Matrix as MlMatrix, solve } from 'ml-matrix';
import { expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { exceedsNorm } from '../core/exact.ts';
import { difference, runNet } from '../core/nets.ts';
import { netOf, normOf, random, singularValues } from './matrices.ts';
import { coreErrors, depthOf, length, normals, passOf, randomNet, smooth } from './plain-net.ts';

it('(C.1) [eq:log-domain] logarithms of core: those of plain doubles where these suffice', () => {
  for (const id of smooth) {
    const net = randomNet([4, 5, 6, 5, 4, 3], id, 121);
    const { core } = coreErrors(net);
    const { measurement } = runNet(core, [net.x], [net.y]);
    const back = measurement.single!.backward;
    let delta = passOf(net).a[6]!.map(
      (a, j) => (a - net.y[j]!) * activations[id].slope(passOf(net).z[6]![j]!),
    );
    for (let l = 5; l >= 2; l--) {
      const w = net.w[l + 1]!;
      const z = passOf(net).z[l]!;
      const from = delta;
      delta = z.map(
        (zj, j) => activations[id].slope(zj) * w.reduce((sum, row, k) => sum + row[j]! * from[k]!, 0),
      );
      expect(difference(Math.exp(back.logDelta[l]![0]!), length(delta))).toBeLessThan(1e-12);
      expect(length([...back.direction[l]!])).toBeCloseTo(1, 14);
    }
  }
});

it('(C.1) far below the smallest double: a chain of 2,000 neurons by (122)', () => {
  const L = 2000;
  const net = netOf({
    activation: 'sigmoid',
    sizes: Array.from({ length: L }, () => 1),
    w: (l) => [[1 + Math.sin(l)]],
    b: (l) => [Math.cos(3 * l)],
    x: [0.5],
    y: [0.25],
  });
  const { z, a } = passOf(net);
  const { measurement } = runNet(coreErrors(net).core, [net.x], [net.y]);
  const logSlope = (t: number) => -Math.abs(t) - 2 * Math.log1p(Math.exp(-Math.abs(t)));
  let log = Math.log(Math.abs(a[L]![0]! - 0.25));
  for (let l = depthOf(net); l >= 2; l--) {
    log += logSlope(z[l]![0]!);
    if (l < L) log += Math.log(Math.abs(net.w[l + 1]![0]![0]!));
    if (l % 100 === 2) expect(difference(measurement.logDelta[l]!, log)).toBeLessThan(1e-12);
  }
  expect(log).toBeLessThan(-1000);
});

/** Cholesky of M in doubles, textbook; false where it breaks down. */
function completes(M: readonly (readonly number[])[]): boolean {
  const R: number[][] = [];
  for (let j = 0; j < M.length; j++) {
    for (let i = 0; i <= j; i++) {
      let sum = M[i]![j]!;
      for (let k = 0; k < i; k++) sum -= R[k]![i]! * R[k]![j]!;
      R[i] ??= [];
      if (i < j) R[i]![j] = sum / R[i]![i]!;
      else if (sum > 0) R[j]![j] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

it('(C.2) [eq:certificate] whenever Cholesky completes, the bound exceeds the norm in exact integers', () => {
  const u = 2 ** -53;
  const epsilon = (k: number) => (k * u) / (1 - k * u);
  let completed = 0;
  let failed = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: -60, max: 0, noNaN: true }),
      fc.boolean(),
      (n, more, seed, exponent, above) => {
        const N = n + more;
        const A = random(n, N, seed);
        const rows = A.to2DArray();
        const G = rows.map((p) => rows.map((q) => p.reduce((sum, x, k) => sum + x * q[k]!, 0)));
        // μ a little above the square of the norm, or a little below it.
        const mu = normOf(A) ** 2 * (1 + (above ? 1 : -1) * 2 ** exponent);
        const M = G.map((row, i) => row.map((g, j) => (i === j ? mu - g : -g)));
        if (!completes(M)) {
          failed++;
          return;
        }
        completed++;
        const frobenius = length(A.to1DArray()) ** 2;
        const trace = M.reduce((sum, row, i) => sum + row[i]!, 0);
        const e = epsilon(n + 1);
        const bound = mu + (e / (1 - e)) * trace + epsilon(N) * frobenius + 2 * u * (mu + frobenius);
        const matrix = { rows: n, columns: N, entries: Float64Array.from(A.to1DArray()) };
        // The sum and the root of the bound are rounded here as well.
        expect(exceedsNorm(matrix, Math.sqrt(bound) * (1 + 8 * u))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
  expect(Math.min(completed, failed)).toBeGreaterThan(50);
});

it('(C.3) [eq:gain-certificate] any approximate inverse bounds the smallest gain, a good one closely', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      (n, more, seed, spoilt) => {
        const w = random(n, n + more, seed);
        const least = singularValues(w).at(-1)!;
        fc.pre(least > 0.02);
        // The right inverse wᵀ(wwᵀ)⁻¹, spoilt by noise.
        const inverse = w.transpose().mmul(solve(w.mmul(w.transpose()), MlMatrix.eye(n)));
        const noise = MlMatrix.from1DArray(n + more, n, normals(n * (n + more), seed + 1, spoilt));
        const right = inverse.add(noise);
        const E = MlMatrix.eye(n).sub(w.mmul(right));
        const bound = (1 - normOf(E)) / normOf(right);
        expect(bound).toBeLessThanOrEqual(least * (1 + 1e-9));
        if (spoilt === 0) expect(bound / least).toBeCloseTo(1, 6);
      },
    ),
    { numRuns: 200 },
  );
});
