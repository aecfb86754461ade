import fc from 'fast-check';
import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { fallsShortOfGain } from '../core/exact.ts';
import { runNet } from '../core/nets.ts';
import { netOf, orthogonal, product, random, singularValues, times } from './matrices.ts';
import {
  coreErrors,
  costOf,
  errorAt,
  gradient,
  layersOf,
  length,
  normals,
  type PlainNet,
  passOf,
  randomNet,
  smooth,
  withBiases,
} from './plain-net.ts';

const gradBiases = (net: PlainNet, l: number) => gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!);

describe('from below', () => {
  it('(5.15) [eq:smallest-gain] is the n-th singular value, or 0 for a widening layer', () => {
    for (const [rows, columns] of [
      [3, 3],
      [2, 5],
      [1, 4],
      [5, 3],
      [4, 1],
    ] as const) {
      const w = random(rows, columns, 60 + rows * 10 + columns);
      const gain = rows > columns ? 0 : singularValues(w)[rows - 1]!;
      let least = Number.POSITIVE_INFINITY;
      for (let seed = 0; seed < 300; seed++) {
        const u = normals(rows, 2000 + seed);
        least = Math.min(least, length(times(w.transpose(), u)) / length(u));
      }
      expect(least).toBeGreaterThanOrEqual(gain * (1 - 1e-12));
      const matrix = { rows, columns, entries: Float64Array.from(w.to1DArray()) };
      if (rows <= columns) {
        // In exact integers: 0.999 of it lies below every ‖wᵀu‖, 1.001 does not.
        expect(fallsShortOfGain(matrix, gain * 0.999)).toBe(true);
        expect(fallsShortOfGain(matrix, gain * 1.001)).toBe(false);
      } else {
        const kernel = w.transpose().mmul(MlMatrix.columnVector(kernelOf(w)));
        expect(kernel.norm()).toBeLessThan(1e-12);
      }
    }
  });

  it('(5.16) [eq:lower-bound] gradients by differences stay above it in nets that do not widen', () => {
    for (const id of smooth) {
      const net = randomNet([6, 5, 5, 4, 2], id, 18);
      const { z } = passOf(net);
      const least = z.map((zl) => Math.min(...zl.map((t) => Math.abs(activations[id].slope(t)))));
      const gains = net.w.map((w) => singularValues(new MlMatrix(w)).at(-1)!);
      for (const l of layersOf(net)) {
        const lower = product(least.slice(l)) * product(gains.slice(l + 1)) * length(errorAt(net));
        expect(lower).toBeGreaterThan(0);
        expect(length(gradBiases(net, l))).toBeGreaterThanOrEqual(lower * (1 - 1e-8));
      }
    }
  });

  it('(5.17) [eq:growth] orthogonal weights of gain g with slopes of at least ½ grow like (g/2)^{L−l}', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2.1, max: 6, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (g, seed) => {
          // Softplus where every pre-activation is at least 0: no slope is below ½.
          const unlifted = netOf({
            activation: 'softplus',
            sizes: [3, 3, 3, 3, 3],
            w: (l) =>
              orthogonal(3, seed + 7 * l)
                .mul(g)
                .to2DArray(),
            x: [0.1, -0.2, 0.3],
            y: [1, 0, 0],
          });
          const net = lifted(unlifted);
          const { z } = passOf(net);
          expect(Math.min(...z.flat())).toBeGreaterThanOrEqual(0);
          const { delta } = coreErrors(net);
          for (let l = 2; l < 5; l++) {
            expect(length(delta[l]!)).toBeGreaterThanOrEqual(
              (g / 2) ** (5 - l) * length(delta[5]!) * (1 - 1e-9),
            );
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('(5.16), exercise 5.1: a lower bound of the slopes from weights and biases alone', () => {
    for (const id of ['tanh', 'sigmoid', 'arctan'] as const) {
      const A = id === 'arctan' ? Math.PI / 2 : 1;
      const net = randomNet([4, 4, 4, 3], id, 19);
      const { z } = passOf(net);
      for (const l of layersOf(net)) {
        const most = l === 2 ? Math.max(...net.x.map(Math.abs)) : A;
        const M = net.w[l]!.map(
          (row, j) => most * row.reduce((sum, x) => sum + Math.abs(x), 0) + Math.abs(net.b[l]![j]!),
        );
        const least = Math.min(...z[l]!.map((t) => activations[id].slope(t)));
        expect(least).toBeGreaterThanOrEqual(activations[id].slope(Math.max(...M)));
      }
    }
  });
});

/** A vector that wᵀ sends to 0, by Gram–Schmidt against the columns of w, which has more rows than columns. */
function kernelOf(w: MlMatrix): number[] {
  let v = normals(w.rows, 77);
  const basis: number[][] = [];
  const without = (from: number[]) =>
    basis.reduce((rest, q) => {
      const along = rest.reduce((sum, x, i) => sum + x * q[i]!, 0);
      return rest.map((x, i) => x - along * q[i]!);
    }, from);
  for (let k = 0; k < w.columns; k++) {
    const column = without(without(w.getColumn(k)));
    basis.push(column.map((x) => x / length(column)));
  }
  v = without(without(v));
  return v.map((x) => x / length(v));
}

/** The net with biases that lift every pre-activation above 0, layer by layer. */
function lifted(net: PlainNet): PlainNet {
  let current = net;
  for (const l of layersOf(net)) {
    const lift = Math.max(0, -Math.min(...passOf(current).z[l]!)) + 1e-9;
    const b = current.b[l]!.map((bj) => bj + lift);
    current = withBiases(current, l, b);
  }
  return current;
}

it('(5.16), exercise 5.3: leaky ReLU with orthogonal weights lies between the two bounds of the exercise', () => {
  const g = 0.9;
  const net = netOf({
    activation: 'leaky-relu',
    sizes: [4, 4, 4, 4, 4, 4],
    w: (l) =>
      orthogonal(4, 30 + l)
        .mul(g)
        .to2DArray(),
    b: (l) => normals(4, 90 + l, 0.2),
    x: normals(4, 89),
    y: normals(4, 88),
  });
  const { delta } = coreErrors(net);
  for (let l = 2; l <= 6; l++) {
    for (let m = l; m <= 6; m++) {
      const ratio = length(delta[l]!) / length(delta[m]!);
      expect(ratio).toBeLessThanOrEqual(g ** (m - l) * (1 + 1e-12));
      expect(ratio).toBeGreaterThanOrEqual((g * 0.01) ** (m - l) * (1 - 1e-12));
    }
  }
  // Core's two bounds are the same numbers, but for the slopes that are really met.
  const core = runNet(coreErrors(net).core, [net.x], [net.y]);
  expect(core.bounds.growthMost[3]!).toBeCloseTo(g, 6);
});
