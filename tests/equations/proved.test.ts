import fc from 'fast-check';
import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { netOf, normOf, product, random } from './matrices.ts';
import {
  costOf,
  depthOf,
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
  withWeights,
} from './plain-net.ts';

const gradB = (net: PlainNet, l: number) => length(gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!));
const gradW = (net: PlainNet, l: number) =>
  length(gradient((w) => costOf(withWeights(net, l, w)), net.w[l]!.flat()));
const gammaOf = (net: PlainNet) => activations[net.activation].slopeBound;

/** A random net with γ‖wʳ‖ = ρ for every r, the norms by SVD. */
const certifiedNet = (id: (typeof smooth)[number] | 'arctan', rho: number, seed: number, bias = 0.5) =>
  netOf({
    activation: id,
    sizes: [4, 5, 3, 4, 5, 2],
    w: (l) => {
      const w = random([0, 4, 5, 3, 4, 5, 2][l]!, [0, 4, 5, 3, 4, 5, 2][l - 1]!, 10 * seed + l);
      return w.mul(rho / normOf(w) / activations[id].slopeBound).to2DArray();
    },
    b: (l) => normals([0, 4, 5, 3, 4, 5, 2][l]!, 10 * seed + l, bias),
    x: normals(4, seed),
    y: normals(2, seed + 1),
  });

describe('what the bound proves', () => {
  it('(5.10) [eq:vanishing] with γ‖w‖ = ρ gradients by differences fall like ρ^{L−l}, and layer by layer', () => {
    for (const id of smooth) {
      for (const rho of [0.3, 0.8]) {
        const net = certifiedNet(id, rho, 3);
        const L = depthOf(net);
        const sizes = layersOf(net).map((l) => gradB(net, l));
        sizes.forEach((size, i) => {
          const l = i + 2;
          expect(size).toBeLessThanOrEqual(
            gammaOf(net) * rho ** (L - l) * length(errorAt(net)) * (1 + 1e-8) + 1e-13,
          );
          for (let m = l; m <= L; m++)
            expect(size).toBeLessThanOrEqual(rho ** (m - l) * sizes[m - 2]! * (1 + 1e-7) + 1e-13);
        });
      }
    }
  });

  it('(5.11) [eq:weights-vanish] the weight gradients of bounded activations fall with them', () => {
    for (const [id, A] of [
      ['sigmoid', 1],
      ['tanh', 1],
      ['sin', 1],
      ['arctan', Math.PI / 2],
    ] as const) {
      const net = certifiedNet(id, 0.5, 4);
      const L = depthOf(net);
      for (let l = 3; l <= L; l++) {
        const right = A * Math.sqrt(net.sizes[l - 1]!) * gammaOf(net) * 0.5 ** (L - l) * length(errorAt(net));
        expect(gradW(net, l)).toBeLessThanOrEqual(right * (1 + 1e-8));
      }
      expect(gradW(net, 2)).toBeLessThanOrEqual(
        length(net.x) * gammaOf(net) * 0.5 ** (L - 2) * length(errorAt(net)) * (1 + 1e-8),
      );
    }
  });

  it('(5.12) [eq:weights-alike] one bound for all layers, and the weight gradients of small tanh nets attain it nearly', () => {
    for (const id of ['tanh', 'gelu', 'sin'] as const) {
      const net = certifiedNet(id, 0.9, 5, 0);
      const norms = net.w.map((w) => normOf(new MlMatrix(w)));
      for (const l of layersOf(net)) {
        const others = product(norms.filter((_, r) => r >= 2 && r !== l));
        const right = gammaOf(net) ** (depthOf(net) - 1) * others * length(net.x) * length(errorAt(net));
        expect(gradW(net, l)).toBeLessThanOrEqual(right * (1 + 1e-8));
      }
    }
    // One neuron per layer and small signals: all layers alike, and as large as the bound.
    const thin = netOf({
      activation: 'tanh',
      sizes: [1, 1, 1, 1, 1],
      w: () => [[0.5]],
      x: [1e-4],
      y: [1],
    });
    for (const l of layersOf(thin)) expect(gradW(thin, l) / (0.5 ** 3 * 1e-4)).toBeCloseTo(1, 3);
  });
});

describe('what it never proves', () => {
  it('(5.13) [eq:growth-needs] wherever an earlier layer has the larger gradient, some γ‖w‖ exceeds 1', () => {
    let grown = 0;
    for (const id of smooth) {
      for (let seed = 0; seed < 6; seed++) {
        const net = randomNet([3, 4, 4, 4, 3], id, 40 + seed);
        const factors = net.w.map((w) => gammaOf(net) * normOf(new MlMatrix(w)));
        const sizes = net.b.map((_, l) => (l < 2 ? 0 : gradB(net, l)));
        for (let l = 2; l < 5; l++) {
          for (let m = l + 1; m <= 5; m++) {
            if (sizes[l]! <= sizes[m]! * (1 + 1e-7)) continue;
            grown++;
            expect(Math.max(...factors.slice(l + 1, m + 1))).toBeGreaterThan(1);
          }
        }
      }
    }
    expect(grown).toBeGreaterThan(10);
  });

  it('(5.14) [eq:silent] w = diag(10, 1/10): bound 10^{L−l}, gradient 10^{−(L−l)}', () => {
    fc.assert(
      // In deeper nets the first direction, stretched tenfold at every step both ways, drowns the differences in rounding:
      // 10^{L−2} times ulp(2·10^{L−1}) against the gradient's 10^{−(L−2)}, which is 2·10⁻³ of it at L = 6, and enters squared.
      fc.property(fc.integer({ min: 2, max: 6 }), fc.double({ min: -2, max: 2, noNaN: true }), (L, x) => {
        const net = netOf({
          activation: 'linear',
          sizes: Array.from({ length: L }, () => 2),
          w: () => [
            [10, 0],
            [0, 0.1],
          ],
          x: [x, 1],
          y: [0, 0],
        });
        const output = passOf(net).a[L]!;
        const aimed = { ...net, y: [output[0]!, output[1]! - 1] };
        for (const l of layersOf(aimed)) {
          const bound =
            product(aimed.w.slice(l + 1).map((w) => normOf(new MlMatrix(w)))) * length(errorAt(aimed));
          expect(bound / 10 ** (L - l)).toBeCloseTo(1, 9);
          expect(gradB(aimed, l) / 10 ** -(L - l)).toBeCloseTo(1, 3);
        }
      }),
      { numRuns: 50 },
    );
  });
});
