import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import {
  coreErrors,
  costOf,
  depthOf,
  distance,
  dot,
  errorAt,
  gradient,
  layersOf,
  length,
  outputFrom,
  type PlainNet,
  passOf,
  randomNet,
  smooth,
  withWeights,
} from './plain-net.ts';

const sizes = [3, 5, 2, 4, 3];
const column = (v: readonly number[]) => MlMatrix.columnVector([...v]);

/** The matrices of (35) from layer l to layer m, in their order, each with what it is. */
function factors(net: PlainNet, l: number, m: number): { kind: 'slopes' | 'weights'; matrix: MlMatrix }[] {
  const { z } = passOf(net);
  const slopes = (r: number) => MlMatrix.diag(z[r]!.map(activations[net.activation].slope));
  const steps = Array.from({ length: m - l }, (_, i) => [
    { kind: 'slopes' as const, matrix: slopes(l + i) },
    { kind: 'weights' as const, matrix: new MlMatrix(net.w[l + i + 1]!).transpose() },
  ]);
  return steps.flat();
}

const multiplied = (matrices: readonly MlMatrix[], v: readonly number[]): number[] =>
  matrices.reduceRight((vector, matrix) => matrix.mmul(vector), column(v)).to1DArray();

const gradWeights = (net: PlainNet, l: number, h = 1e-3) =>
  gradient((w) => costOf(withWeights(net, l, w)), net.w[l]!.flat(), h);

describe.each(smooth)('chapter 4, %s', (activation) => {
  const net = randomNet(sizes, activation, 11);
  const L = depthOf(net);
  const { z, a } = passOf(net);
  const { delta } = coreErrors(net);
  const last = { kind: 'slopes' as const, matrix: MlMatrix.diag(z[L]!.map(activations[activation].slope)) };

  it('(35) [eq:product] L−l+1 slope matrices and L−l weight matrices times a − y give δ of core', () => {
    for (const l of layersOf(net)) {
      const all = [...factors(net, l, L), last];
      expect(all.filter(({ kind }) => kind === 'slopes')).toHaveLength(L - l + 1);
      expect(all.filter(({ kind }) => kind === 'weights')).toHaveLength(L - l);
      const product = multiplied(
        all.map(({ matrix }) => matrix),
        errorAt(net),
      );
      expect(distance(delta[l]!, product)).toBeLessThan(1e-12);
    }
  });

  it('(4.1) [eq:jacobian] the product is the transpose of ∂a^L/∂z, by differences', () => {
    for (const l of layersOf(net)) {
      const product = [...factors(net, l, L), last].map(({ matrix }) => matrix).reduce((A, B) => A.mmul(B));
      const rows = a[L]!.map((_, i) => gradient((at) => outputFrom(net, l, at)[i]!, z[l]!));
      expect(
        distance(product.to2DArray().flat(), new MlMatrix(rows).transpose().to2DArray().flat()),
      ).toBeLessThan(1e-7);
    }
  });

  it('(4.2) [eq:layer-to-layer] carries the error from every layer to every earlier one', () => {
    for (const l of layersOf(net)) {
      for (let m = l; m <= L; m++) {
        const product = multiplied(
          factors(net, l, m).map(({ matrix }) => matrix),
          delta[m]!,
        );
        expect(distance(delta[l]!, product)).toBeLessThan(1e-12);
      }
    }
  });

  it('(4.3) [eq:paths] the sum over all paths, each walked by itself, is δ', () => {
    const slope = activations[activation].slope;
    const e = errorAt(net);
    let walked = 0;
    const walk = (l: number, j: number, gathered: number): number => {
      const here = gathered * slope(z[l]![j]!);
      if (l === L) {
        walked++;
        return here * e[j]!;
      }
      return net.w[l + 1]!.reduce((sum, row, k) => sum + walk(l + 1, k, here * row[j]!), 0);
    };
    for (const l of layersOf(net)) {
      walked = 0;
      const sums = delta[l]!.map((_, j) => walk(l, j, 1));
      expect(distance(delta[l]!, sums)).toBeLessThan(1e-12);
      const paths = net.sizes.slice(l + 1).reduce((product, n) => product * n, 1);
      expect(walked).toBe(paths * net.sizes[l]!);
    }
  });

  it('(4.4) [eq:weight-gradient] ∂C/∂w by differences is δaᵀ and has one singular value', () => {
    for (const l of layersOf(net)) {
      const outer = column(delta[l]!).mmul(MlMatrix.rowVector(a[l - 1]!));
      const byDifferences = gradWeights(net, l);
      expect(distance(byDifferences, outer.to2DArray().flat())).toBeLessThan(1e-8);
      const rows = net.w[l]!.map((row, j) => byDifferences.slice(j * row.length, (j + 1) * row.length));
      const [first, second] = new SingularValueDecomposition(new MlMatrix(rows), { autoTranspose: true })
        .diagonal;
      expect(second! / first!).toBeLessThan(1e-8);
    }
  });
});

describe('homogeneous nets without biases', () => {
  const homogeneous = ['linear', 'relu', 'leaky-relu'] as const;
  /** Small enough that no neuron crosses its kink meanwhile. */
  const h = 1e-5;
  /** Nets whose output is not zero, for of a dead one there is nothing to measure, and whose neurons are clear of the kink. */
  const living = (activation: (typeof homogeneous)[number]) =>
    Array.from({ length: 12 }, (_, seed) => randomNet([6, 9, 7, 8, 5], activation, 20 + seed, 0)).filter(
      (net) =>
        length(passOf(net).a[5]!) > 0 &&
        passOf(net)
          .z.flat()
          .every((zj) => Math.abs(zj) > 1e-4),
    );

  it.each(homogeneous)(
    '(4.5) [eq:balance] ⟨w, ∂C/∂w⟩ by differences is ⟨a, a − y⟩ in every layer: %s',
    (activation) => {
      expect(living(activation).length).toBeGreaterThan(6);
      for (const net of living(activation)) {
        const right = dot(passOf(net).a[5]!, errorAt(net));
        for (const l of layersOf(net)) {
          const w = net.w[l]!.flat();
          const products = gradWeights(net, l, h).map((g, i) => g * w[i]!);
          const size = products.reduce((sum, value) => sum + Math.abs(value), 0);
          expect(Math.abs(products.reduce((sum, value) => sum + value, 0) - right)).toBeLessThan(1e-8 * size);
        }
      }
    },
  );

  it('(4.5) needs its hypotheses: with biases, or with tanh, the layers differ', () => {
    for (const net of [
      randomNet([6, 9, 7, 8, 5], 'leaky-relu', 31, 1),
      randomNet([6, 9, 7, 8, 5], 'tanh', 32, 0),
    ]) {
      const products = layersOf(net).map((l) => dot(gradWeights(net, l, h), net.w[l]!.flat()));
      expect(Math.max(...products) - Math.min(...products)).toBeGreaterThan(1e-3);
    }
  });

  it.each(homogeneous)(
    '(4.6) [eq:weights-cannot-vanish] ‖∂C/∂w‖_F is at least |⟨a, a − y⟩|/‖w‖_F: %s',
    (activation) => {
      for (const net of living(activation)) {
        const floor = Math.abs(dot(passOf(net).a[5]!, errorAt(net)));
        expect(floor).toBeGreaterThan(0);
        for (const l of layersOf(net)) {
          expect(length(gradWeights(net, l, h)) * length(net.w[l]!.flat())).toBeGreaterThanOrEqual(
            floor * (1 - 1e-8),
          );
        }
      }
    },
  );
});
