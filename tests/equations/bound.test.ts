import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { netOf, normOf, product } from './matrices.ts';
import {
  apply,
  coreErrors,
  costOf,
  depthOf,
  distance,
  errorAt,
  gradient,
  layersOf,
  length,
  type PlainNet,
  passOf,
  randomNet,
  smooth,
  withBiases,
  withWeights,
} from './plain-net.ts';

const sizes = [3, 5, 2, 4, 3];
const nets = smooth.flatMap((id) => [13, 14].map((seed) => randomNet(sizes, id, seed)));
const gammaOf = (net: PlainNet) => activations[net.activation].slopeBound;
const norms = (net: PlainNet) => net.w.map((w) => normOf(new MlMatrix(w)));
const gradBiases = (net: PlainNet, l: number) => gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!);
const gradWeights = (net: PlainNet, l: number) =>
  gradient((w) => costOf(withWeights(net, l, w)), net.w[l]!.flat());
/** γ^{L−l+1} ∏‖wʳ‖ ‖e‖, the norms by SVD of ml-matrix. */
const boundAt = (net: PlainNet, l: number, gammas = depthOf(net) - l + 1) =>
  gammaOf(net) ** gammas * product(norms(net).slice(l + 1)) * length(errorAt(net));

describe('the bound', () => {
  it('(∗∗) [eq:bound] gradients by differences stay below it, in every layer of random nets', () => {
    for (const net of nets) {
      for (const l of layersOf(net)) {
        expect(length(gradBiases(net, l))).toBeLessThanOrEqual(boundAt(net, l) * (1 + 1e-9));
      }
    }
  });

  it('(∗∗) with the cross-entropy one factor γ is missing, and cannot be kept', () => {
    let needed = 0;
    for (const seed of [15, 16, 17]) {
      const net = randomNet(sizes, 'sigmoid', seed);
      const { delta } = coreErrors(net, 'cross-entropy');
      for (const l of layersOf(net)) {
        const size = length(delta[l]!);
        expect(size).toBeLessThanOrEqual(boundAt(net, l, depthOf(net) - l) * (1 + 1e-12));
        if (size > boundAt(net, l)) needed++;
      }
    }
    expect(needed).toBeGreaterThan(0);
  });

  it('(∗) [eq:star] ‖∂C/∂w‖ by differences, spectral and Frobenius, is ‖∂C/∂b‖‖a‖', () => {
    for (const net of nets) {
      const { a } = passOf(net);
      for (const l of layersOf(net)) {
        const columns = net.w[l]![0]!.length;
        const flat = gradWeights(net, l);
        const G = MlMatrix.from1DArray(flat.length / columns, columns, flat);
        const right = length(gradBiases(net, l)) * length(a[l - 1]!);
        expect(distance([normOf(G)], [right])).toBeLessThan(1e-8);
        expect(distance([length(flat)], [right])).toBeLessThan(1e-8);
      }
    }
  });

  it('(5.8) [eq:other-norm] the net with w = (1 1): false in ℓ¹, equality in the 2-norm', () => {
    const first = [
      [0.5, -1],
      [2, 0.25],
    ];
    const net = netOf({
      activation: 'linear',
      sizes: [2, 2, 1],
      w: (l) => (l === 2 ? first : [[1, 1]]),
      x: [1, 3],
      y: [0.75],
    });
    const [e] = errorAt(net);
    const delta = gradBiases(net, 2);
    const sum = (v: readonly number[]) => v.reduce((all, x) => all + Math.abs(x), 0);
    expect(Math.abs(e!)).toBeGreaterThan(0.1);
    expect(sum(delta) / Math.abs(e!)).toBeCloseTo(2, 8);
    // ‖(1 1)‖₁ = 1: the induced norm is attained on an axis.
    const induced = Math.max(
      ...[
        [1, 0],
        [0, 1],
      ].map((axis) => sum(apply(net.w[3]!, axis))),
    );
    expect(induced).toBe(1);
    expect(sum(delta)).toBeGreaterThan(1.9 * induced * Math.abs(e!));
    expect(length(delta) / (Math.SQRT2 * Math.abs(e!))).toBeCloseTo(1, 8);
  });

  it('(5.9) [eq:relative] between any two layers, with derivatives by differences', () => {
    for (const net of nets) {
      const size = net.b.map((_, l) => (l < 2 ? 0 : length(gradBiases(net, l))));
      for (const l of layersOf(net)) {
        for (let m = l; m <= depthOf(net); m++) {
          const factor = product(
            norms(net)
              .slice(l + 1, m + 1)
              .map((norm) => gammaOf(net) * norm),
          );
          expect(size[l]!).toBeLessThanOrEqual(factor * size[m]! * (1 + 1e-8));
        }
      }
    }
  });
});
