import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { normOf, product, singularValues } from './matrices.ts';
import {
  coreErrors,
  costOf,
  depthOf,
  distance,
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

const m = 7;
/** The same weights, m examples. */
const batchOf = (net: PlainNet): PlainNet[] =>
  Array.from({ length: m }, (_, i) => ({
    ...net,
    x: normals(net.x.length, 300 + i),
    y: normals(net.y.length, 400 + i),
  }));
const meanCost = (nets: readonly PlainNet[], change: (net: PlainNet) => PlainNet) =>
  nets.reduce((sum, net) => sum + costOf(change(net)), 0) / nets.length;
const meanGradB = (nets: readonly PlainNet[], l: number) =>
  gradient((b) => meanCost(nets, (net) => withBiases(net, l, b)), nets[0]!.b[l]!);
const meanGradW = (nets: readonly PlainNet[], l: number) =>
  gradient((w) => meanCost(nets, (net) => withWeights(net, l, w)), nets[0]!.w[l]!.flat());
const columns = (vectors: readonly (readonly number[])[]) =>
  new MlMatrix(vectors.map((v) => [...v])).transpose();
const frobenius = (A: MlMatrix) => length(A.to1DArray());

describe.each(smooth)('mini-batches, %s', (activation) => {
  const nets = batchOf(randomNet([3, 5, 4, 6, 3], activation, 23));
  const L = depthOf(nets[0]!);
  const errors = nets.map((net) => coreErrors(net).delta);
  const passes = nets.map(passOf);
  const deltas = (l: number) => columns(errors.map((delta) => delta[l]!));
  const inputs = (l: number) => columns(passes.map(({ a }) => a[l - 1]!));

  it('(5.18) [eq:batch] gradients of the mean cost by differences are the mean of δ and ΔAᵀ/m', () => {
    for (const l of layersOf(nets[0]!)) {
      const mean = deltas(l).mean('row');
      expect(distance(meanGradB(nets, l), mean)).toBeLessThan(1e-8);
      const w = deltas(l).mmul(inputs(l).transpose()).div(m);
      expect(distance(meanGradW(nets, l), w.to1DArray())).toBeLessThan(1e-8);
    }
  });

  it('(5.19) [eq:batch-bound] the mean gradient, the mean error, the root of twice the cost, in this order', () => {
    const gamma = activations[activation].slopeBound;
    const sizes = nets.map((net) => length(errorAt(net)));
    const meanError = sizes.reduce((sum, size) => sum + size, 0) / m;
    expect(meanError).toBeLessThanOrEqual(Math.sqrt(2 * meanCost(nets, (net) => net)));
    for (const l of layersOf(nets[0]!)) {
      const norms = product(nets[0]!.w.slice(l + 1).map((w) => normOf(new MlMatrix(w))));
      expect(length(meanGradB(nets, l))).toBeLessThanOrEqual(gamma ** (L - l + 1) * norms * meanError);
    }
  });

  it('(5.20) [eq:batch-weights] spectral ≤ Frobenius ≤ mean of ‖δ‖‖a‖, the bounds by ‖Δ‖ and ‖A‖, and rank above one', () => {
    for (const l of layersOf(nets[0]!)) {
      const rows = nets[0]!.w[l]!.length;
      const flat = meanGradW(nets, l);
      const G = MlMatrix.from1DArray(rows, flat.length / rows, flat);
      const [D, A] = [deltas(l), inputs(l)];
      const mean =
        errors.reduce((sum, delta, i) => sum + length(delta[l]!) * length(passes[i]!.a[l - 1]!), 0) / m;
      const room = 1 + 1e-8;
      expect(singularValues(G)[1]! / normOf(G)).toBeGreaterThan(1e-3);
      expect(frobenius(G)).toBeLessThanOrEqual(mean * room);
      expect(normOf(G)).toBeLessThanOrEqual(((normOf(D) * normOf(A)) / m) * room);
      expect(frobenius(G)).toBeLessThanOrEqual(((normOf(D) * frobenius(A)) / m) * room);
      expect(frobenius(G)).toBeLessThanOrEqual(((frobenius(D) * normOf(A)) / m) * room);
    }
  });

  it('(5.21) [eq:cancel] targets on both sides of the output: every gradient of the mean cost is 0', () => {
    const net = nets[0]!;
    const d = normals(net.y.length, 500);
    const output = passOf(net).a[L]!;
    const pair = [1, -1].map((sign) => ({ ...net, y: output.map((aj, j) => aj + sign * d[j]!) }));
    const [one, other] = pair.map((example) => coreErrors(example).delta);
    for (const l of layersOf(net)) {
      expect(length(one![l]!)).toBeGreaterThan(1e-6);
      expect(
        distance(
          one![l]!,
          other![l]!.map((value) => -value),
        ),
      ).toBeLessThan(1e-10);
      expect(length(meanGradB(pair, l)) / length(one![l]!)).toBeLessThan(1e-7);
      expect(length(meanGradW(pair, l)) / length(one![l]!)).toBeLessThan(1e-7);
    }
  });
});

it('(5.9) does not hold for mean gradients: that of a later layer may cancel where that of an earlier one does not', () => {
  // One neuron per layer; two examples with δ³ = ±1 and slopes of layer 2 that differ.
  const base = randomNet([1, 1, 1], 'tanh', 29);
  const nets = [0.2, 1.5].map((x, i) => {
    const net = { ...base, x: [x], b: [[], [], [0], [0]] };
    const output = passOf(net).a[3]![0]!;
    const slope = 1 - output ** 2;
    return { ...net, y: [output - (i === 0 ? 1 : -1) / slope] };
  });
  expect(length(meanGradB(nets, 3))).toBeLessThan(1e-9);
  expect(length(meanGradB(nets, 2))).toBeGreaterThan(1e-3);
});
