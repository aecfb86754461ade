import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import type { ActivationId } from '../../src/core/types.ts';
import {
  apply,
  coreErrors,
  costFrom,
  costOf,
  depthOf,
  distance,
  errorAt,
  gradient,
  layersOf,
  normals,
  outputFrom,
  passOf,
  randomNet,
  smooth,
  transpose,
  withBiases,
  withWeights,
} from './plain-net.ts';

const sizes = [3, 5, 2, 4, 3];
const slopesAt = (activation: ActivationId, z: readonly number[]) => z.map(activations[activation].slope);
/** σ′ by differences of σ. */
const differences = (activation: ActivationId, z: readonly number[]) =>
  z.map((zj) => gradient(([t]) => activations[activation].value(t!), [zj])[0]!);
const times = (u: readonly number[], v: readonly number[]) => u.map((ui, i) => ui * v[i]!);
const column = (v: readonly number[]) => MlMatrix.columnVector([...v]);

describe.each(smooth)('chapter 3, %s', (activation) => {
  const net = randomNet(sizes, activation, 7);
  const L = depthOf(net);
  const { z, a } = passOf(net);
  const { delta } = coreErrors(net);
  const byDifferences = (l: number) => gradient((at) => costFrom(net, l, at), z[l]!);

  it('(29) [eq:error] δ is the derivative of the cost with respect to z, by differences', () => {
    for (const l of layersOf(net)) expect(distance(delta[l]!, byDifferences(l))).toBeLessThan(1e-8);
  });

  it('(BP1) [eq:bp1] δ at the output is ∂C/∂a times σ′, both by differences', () => {
    const gradC = gradient((at) => at.reduce((sum, aj, j) => sum + (aj - net.y[j]!) ** 2, 0) / 2, a[L]!);
    expect(distance(delta[L]!, times(gradC, differences(activation, z[L]!)))).toBeLessThan(1e-8);
  });

  it('(3.1) [eq:slope-matrix] Σ′v is the derivative of σ at z in the direction v', () => {
    const v = normals(z[2]!.length, 3);
    const sigmaAlong = (j: number) =>
      gradient(([t]) => activations[activation].value(z[2]![j]! + t! * v[j]!), [0])[0]!;
    const product = MlMatrix.diag(slopesAt(activation, z[2]!)).mmul(column(v)).to1DArray();
    expect(
      distance(
        product,
        v.map((_, j) => sigmaAlong(j)),
      ),
    ).toBeLessThan(1e-8);
  });

  it('(33) [eq:bp1-matrix] holds for a cost that is not quadratic: C = Σ a⁴', () => {
    const quartic = (at: readonly number[]) => at.reduce((sum, aj) => sum + aj ** 4, 0);
    const left = gradient((at) => quartic(outputFrom(net, L, at)), z[L]!);
    const gradC = a[L]!.map((aj) => 4 * aj ** 3);
    const right = MlMatrix.diag(slopesAt(activation, z[L]!)).mmul(column(gradC)).to1DArray();
    expect(distance(left, right)).toBeLessThan(1e-8);
  });

  it('(30) [eq:output-error] δ at the output is (a − y) ⊙ σ′(z)', () => {
    expect(distance(delta[L]!, times(errorAt(net), differences(activation, z[L]!)))).toBeLessThan(1e-8);
  });

  it('(BP2) [eq:bp2] holds between derivatives taken by differences', () => {
    for (let l = 2; l < L; l++) {
      const carried = apply(transpose(net.w[l + 1]!), byDifferences(l + 1));
      expect(distance(byDifferences(l), times(carried, differences(activation, z[l]!)))).toBeLessThan(1e-8);
    }
  });

  it('(34) [eq:one-step-back] one step of core is one product of ml-matrix', () => {
    for (let l = 2; l < L; l++) {
      const step = MlMatrix.diag(slopesAt(activation, z[l]!)).mmul(new MlMatrix(net.w[l + 1]!).transpose());
      expect(distance(delta[l]!, step.mmul(column(delta[l + 1]!)).to1DArray())).toBeLessThan(1e-13);
    }
  });

  it('(BP3) [eq:bp3] δ is the gradient with respect to the biases, by differences', () => {
    for (const l of layersOf(net)) {
      const gradB = gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!);
      expect(distance(delta[l]!, gradB)).toBeLessThan(1e-8);
    }
  });

  it('(BP4) [eq:bp4] a δ is the derivative with respect to a weight, by differences', () => {
    for (const l of layersOf(net)) {
      const gradW = gradient((w) => costOf(withWeights(net, l, w)), net.w[l]!.flat());
      const products = delta[l]!.flatMap((dj) => a[l - 1]!.map((ak) => ak * dj));
      expect(distance(products, gradW)).toBeLessThan(1e-8);
    }
  });
});

it('(66) [eq:cross-entropy] δ at the output is a − y with logistic outputs, by differences of the cross-entropy', () => {
  for (const hidden of smooth) {
    const net = randomNet(sizes, hidden, 8);
    const { delta, core } = coreErrors(net, 'cross-entropy');
    const L = depthOf(net);
    const { a } = passOf(net);
    const z = apply(net.w[L]!, a[L - 1]!).map((zj, j) => zj + net.b[L]![j]!);
    const crossEntropy = (at: readonly number[]) =>
      -at.reduce((sum, zj, j) => {
        const output = 1 / (1 + Math.exp(-zj));
        return sum + net.y[j]! * Math.log(output) + (1 - net.y[j]!) * Math.log(1 - output);
      }, 0);
    expect(core.cost).toBe('cross-entropy');
    expect(distance(delta[L]!, gradient(crossEntropy, z))).toBeLessThan(1e-8);
  }
});

it('(3.2) [eq:kink] max(t,0) − max(−t,0) has slope 1 at 0, and its backward pass returns 0', () => {
  const { value, slope } = activations.relu;
  const f = (t: number) => value(t) - value(-t);
  for (const t of [-3, -1e-9, 0, 1e-9, 2.5]) expect(f(t)).toBe(t);
  expect(gradient(([t]) => f(t!), [0])[0]).toBeCloseTo(1, 10);
  const backwardPass = (t: number) => slope(t) * 1 - slope(-t) * -1;
  expect(backwardPass(0)).toBe(0);
  for (const t of [-3, -1e-9, 1e-9, 2.5]) expect(backwardPass(t)).toBe(1);
});
