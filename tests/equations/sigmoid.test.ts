import fc from 'fast-check';
import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { buildNet, createTensors } from '../../src/core/experiment.ts';
import { forward } from '../../src/core/network.ts';
import { defaultExperiment } from '../core/nets.ts';
import { normOf, product } from './matrices.ts';
import {
  costFrom,
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
  withBiases,
} from './plain-net.ts';

const s = (t: number) => 1 / (1 + Math.exp(-t));
const gradB = (net: PlainNet, l: number) => gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!);
const anyT = fc.double({ min: -30, max: 30, noNaN: true });

describe('the sigmoid', () => {
  it('(7.1) [eq:quarter] differences of 1/(1+e⁻ᵗ) are σ(1−σ), at most ¼, and a quarter at 0', () => {
    const slope = (t: number) => gradient(([x]) => s(x!), [t])[0]!;
    fc.assert(
      fc.property(anyT, (t) => {
        expect(slope(t)).toBeCloseTo(s(t) * (1 - s(t)), 10);
        expect(slope(t)).toBeLessThanOrEqual(0.25 + 1e-11);
        if (Math.abs(t) > 0.01) expect(slope(t)).toBeLessThan(0.25 - 1e-6);
      }),
    );
    expect(slope(0)).toBeCloseTo(0.25, 11);
    expect(slope(40)).toBeLessThan(1e-12);
    expect(slope(-40)).toBeLessThan(1e-12);
  });

  it('(7.2) [eq:sigmoid-bound] gradients by differences stay below ¼∏‖w‖/4·‖e‖', () => {
    for (let seed = 1; seed < 6; seed++) {
      const net = randomNet([3, 5, 4, 6, 3], 'sigmoid', 100 + seed);
      const norms = net.w.map((w) => normOf(new MlMatrix(w)));
      for (const l of layersOf(net)) {
        const bound = (product(norms.slice(l + 1).map((norm) => norm / 4)) / 4) * length(errorAt(net));
        expect(length(gradB(net, l))).toBeLessThanOrEqual(bound * (1 + 1e-9));
        // Its fall is that of the geometric mean of the norms.
        const steps = depthOf(net) - l;
        if (steps === 0) continue;
        const mean = product(norms.slice(l + 1)) ** (1 / steps);
        const last = length(errorAt(net)) / 4;
        expect(bound < last).toBe(mean < 4);
      }
    }
  });
});

describe('the tanh net inside', () => {
  it('(111) [eq:half-tanh] 1/(1+e⁻ᵗ) = ½ + ½ tanh(t/2)', () => {
    fc.assert(
      fc.property(anyT, (t) => {
        expect(0.5 + 0.5 * Math.tanh(t / 2)).toBeCloseTo(s(t), 14);
      }),
    );
  });

  /** The tanh net of (7.7): its ζ, and its α at the output. */
  const twin = (net: PlainNet): PlainNet => ({
    ...net,
    activation: 'tanh',
    w: net.w.map((w, l) => w.map((row) => row.map((x) => x / (l === 2 ? 2 : 4)))),
    b: net.b.map((b, l) =>
      b.map((bj, j) => bj / 2 + (l === 2 ? 0 : net.w[l]![j]!.reduce((all, x) => all + x, 0) / 4)),
    ),
    y: net.y.map((yj) => 2 * yj - 1),
  });

  it('(7.7) [eq:forced-bias] has half the pre-activations, and the same ratios of gradients by differences', () => {
    for (let seed = 1; seed < 6; seed++) {
      const net = randomNet([3, 5, 4, 6, 3], 'sigmoid', 110 + seed);
      const tanh = twin(net);
      const [one, other] = [passOf(net), passOf(tanh)];
      for (const l of layersOf(net)) {
        expect(
          distance(
            other.z[l]!,
            one.z[l]!.map((z) => z / 2),
          ),
        ).toBeLessThan(1e-14);
        expect(
          distance(
            other.a[l]!,
            one.a[l]!.map((a) => 2 * a - 1),
          ),
        ).toBeLessThan(1e-13);
        // ∂C/∂ζ of the same cost is 2δ; exercise 7.3: with a target and a cost of its own it is 8δ.
        const delta = gradient((z) => costFrom(net, l, z), one.z[l]!);
        const sameCost = gradient(
          (zeta) =>
            costFrom(
              net,
              l,
              zeta.map((x) => 2 * x),
            ),
          other.z[l]!,
        );
        expect(
          distance(
            sameCost,
            delta.map((x) => 2 * x),
          ),
        ).toBeLessThan(1e-8);
        expect(
          distance(
            gradB(tanh, l),
            delta.map((x) => 8 * x),
          ),
        ).toBeLessThan(1e-8);
      }
    }
  });

  it('(7.8) [eq:forced-scale] standard deviations over one wide layer of core’s random weights', () => {
    const width = 200;
    for (const [weightScale, biasScale] of [
      [4, 0],
      [1, 1.5],
    ] as const) {
      const experiment = { ...defaultExperiment, layers: 4, width, weightScale, biasScale };
      const net = buildNet(experiment, createTensors(7, width, 'gaussian'));
      const forced = Array.from({ length: width }, (_, j) => {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += net.w[3]!.entries[j * width + k]! * net.factor[3]!;
        return net.b[3]![j]! / 2 + sum / 4;
      });
      const deviation = (v: readonly number[]) => length(v) / Math.sqrt(v.length);
      const expected = Math.sqrt(biasScale ** 2 / 4 + weightScale ** 2 / 16);
      // Four standard errors: 4/√(2·200).
      expect(Math.abs(deviation(forced) / expected - 1)).toBeLessThan(0.2);
      const weights = Array.from(net.w[3]!.entries, (w) => (w * net.factor[3]!) / 4);
      expect(deviation(weights) / (weightScale / 4 / Math.sqrt(width))).toBeCloseTo(1, 1);
      expect(expected).toBeGreaterThanOrEqual(weightScale / 4);
    }
  });

  it('exercise 7.1: σ − ½ has no forced bias: at the typical scale 4 its pre-activations stay small', () => {
    const experiment = { ...defaultExperiment, layers: 12, width: 100, weightScale: 4 };
    const net = buildNet(experiment, createTensors(8, 100, 'gaussian'));
    const moved = { value: (t: number) => s(t) - 0.5, slope: (t: number) => s(t) * (1 - s(t)) };
    const x = Float64Array.from({ length: 100 }, (_, i) => Math.sin(i * i));
    const last = (activation: typeof net.activation) =>
      Math.hypot(...forward({ ...net, activation, outputActivation: activation }, x, 1).z[12]!);
    expect(last({ ...net.activation, ...moved })).toBeLessThan(last(net.activation) / 2);
  });
});
