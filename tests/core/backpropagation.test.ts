import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backward } from '../../src/core/backpropagation.ts';
import { norm } from '../../src/core/linear-algebra.ts';
import {
  type Batch,
  type CostId,
  costIds,
  errorOf,
  forward,
  meanCost,
  type Net,
} from '../../src/core/network.ts';
import { type ActivationId, activationIds } from '../../src/core/types.ts';
import { weightNorms } from '../../src/core/weight-norms.ts';
import {
  anyExperiment,
  difference,
  layersOf,
  netOf,
  patient,
  readOracle,
  runExperiment,
  runNet,
} from './nets.ts';

interface BackpropCase {
  readonly name: string;
  readonly activation: ActivationId;
  readonly cost: CostId;
  readonly skip: boolean;
  readonly sizes: readonly number[];
  readonly w: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly weight_spectral: readonly number[];
  readonly weight_smallest: readonly number[];
  readonly examples: readonly {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly cost: number;
    readonly z: readonly (readonly number[])[];
    readonly a: readonly (readonly number[])[];
    readonly delta: readonly (readonly number[])[];
    readonly norm_delta: readonly number[];
    readonly norm_grad_w: readonly number[];
    readonly norm_grad_w_spectral: readonly number[];
    readonly max_abs_sigma_prime: readonly number[];
    readonly norm_error: number;
    readonly jacobian_spectral: readonly number[];
  }[];
  readonly batch: { readonly norm_grad_b: readonly number[]; readonly norm_grad_w: readonly number[] };
}

const oracle = readOracle<{ readonly cases: readonly BackpropCase[] }>('backprop');
const cases = oracle.cases.filter((one) => !one.skip);

/**
 * PyTorch's hard sigmoid has the slope 1.0f/6.0f, 3e-8 above 1/6, in its backward pass: what the reference values of that
 * activation carry once for every slope in them, and the net here does not.
 */
const slopeExcess = ({ activation }: BackpropCase): number =>
  activation === 'hard-sigmoid' ? Math.fround(1 / 6) / (1 / 6) : 1;

const netOfCase = ({ sizes, activation, cost, w, b }: BackpropCase): Net =>
  netOf({
    sizes,
    activation,
    cost,
    w: (l, j, k) => w[l - 2]![(j - 1) * sizes[l - 2]! + k - 1]!,
    b: (l, j) => b[l - 2]![j - 1]!,
  });

/** Every number within 1e-10 of its reference divided by `excess`, relative to that number. */
function expectClose(
  actual: ArrayLike<number>,
  reference: readonly number[],
  what: string,
  excess = 1,
): void {
  expect(actual.length, what).toBe(reference.length);
  reference.forEach((number, i) => {
    const value = number / excess;
    expect(difference(actual[i]!, value), `${what}[${i}]: ${actual[i]} against ${value}`).toBeLessThan(1e-10);
  });
}

describe('PyTorch autograd and LAPACK (backprop.json), to 1e-10', () => {
  it('holds the cases it is thought to hold', () => {
    expect(cases.length).toBe(42);
    expect(new Set(cases.map((one) => one.activation)).size).toBe(16);
  });

  for (const one of cases) {
    it(`(25), (30), (34): z, a, δ, costs and norms of ${one.name}`, () => {
      const net = netOfCase(one);
      const L = one.sizes.length;
      for (const example of one.examples) {
        const { measurement, rungs } = runNet(net, [example.x], [example.y]);
        const { forward: ahead, backward: back } = measurement.single!;
        expectClose(
          [measurement.cost, Math.exp(measurement.logError)],
          [example.cost, example.norm_error],
          'cost, ‖e‖',
        );
        for (const l of layersOf(net)) {
          const i = l - 2;
          const excess = slopeExcess(one) ** (L - l + 1);
          const size = Math.exp(back.logDelta[l]![0]!);
          expectClose(ahead.z[l]!, example.z[i]!, `z${l}`);
          expectClose(ahead.a[l]!, example.a[i]!, `a${l}`);
          expectClose(
            back.direction[l]!.map((d) => size * d),
            example.delta[i]!,
            `δ${l}`,
            excess,
          );
          expectClose([Math.exp(measurement.logDelta[l]!)], [example.norm_delta[i]!], `‖δ${l}‖`, excess);
          const gradW = Math.exp(measurement.logGradW[l]!);
          // A.2: Frobenius and spectral norm of a matrix of rank one.
          const norms = [example.norm_grad_w[i]!, example.norm_grad_w_spectral[i]!];
          expectClose([gradW, gradW], norms, `‖∂C/∂w${l}‖`, excess);
          if (l < L || one.cost === 'quadratic') {
            const slope = Math.exp(back.logSlopeMax[l]![0]!);
            expectClose([slope], [example.max_abs_sigma_prime[i]!], `max|σ′(z${l})|`, slopeExcess(one));
          }
          const norm = example.jacobian_spectral[i];
          if (norm !== undefined) {
            // ‖J_l‖ = B3/‖e‖; the upper end of a bracket.
            const logJ = rungs[l]!.logB3 - measurement.logError;
            if (example.norm_error > 0) expectClose([Math.exp(logJ)], [norm], `‖J${l}‖`, excess);
          }
        }
      }
    });

    it(`‖w‖ and s₋ of ${one.name}`, () => {
      const net = netOfCase(one);
      for (const l of layersOf(net)) {
        const { largest, smallest } = weightNorms(net.w[l]!);
        const [top, bottom] = [one.weight_spectral[l - 2]!, one.weight_smallest[l - 2]!];
        expectClose([largest.lower, largest.upper], [top, top], `‖w${l}‖`);
        // LAPACK's own rounding is relative to the largest singular value.
        const expected = net.sizes[l]! > net.sizes[l - 1]! ? 0 : bottom;
        expect(difference(smallest.lower, expected, top), `s₋(w${l}) from below`).toBeLessThan(1e-10);
        expect(difference(smallest.upper, expected, top), `s₋(w${l}) from above`).toBeLessThan(1e-10);
      }
    });

    it(`BP3, BP4: gradients of the mean cost of ${one.name}`, () => {
      const net = netOfCase(one);
      const { measurement } = runNet(
        net,
        one.examples.map((example) => example.x),
        one.examples.map((example) => example.y),
      );
      for (const l of layersOf(net)) {
        const excess = slopeExcess(one) ** (one.sizes.length - l + 1);
        const actual = [measurement.logDelta[l]!, measurement.logGradW[l]!].map(Math.exp);
        const expected = [one.batch.norm_grad_b[l - 2]!, one.batch.norm_grad_w[l - 2]!];
        expectClose(actual, expected, `‖∂C̄/∂b${l}‖, ‖∂C̄/∂w${l}‖`, excess);
      }
      const mean = one.examples.reduce((sum, example) => sum + example.cost, 0) / one.examples.length;
      expectClose([measurement.cost], [mean], 'C̄');
    });
  }
});

describe('200 layers in the log domain (deep200.json, mpmath), to 1e-9 in log₁₀', () => {
  const deep = readOracle<Record<string, Record<string, string>>>('deep200');
  for (const [key, activation, scale] of [
    ['sigmoid_scale_1', 'sigmoid', 1],
    ['tanh_scale_1', 'tanh', 1],
    ['tanh_scale_30', 'tanh', 30],
  ] as const) {
    it(`G.4: ${activation}, weights times ${scale}`, () => {
      const net = netOf({
        sizes: new Array(200).fill(4),
        activation,
        w: (l, j, k) => scale * Math.sin(l * l + 3 * j * k + 5 * k * k),
        b: (l, j) => 0.1 * Math.cos(l + j),
      });
      const x = [1, 2, 3, 4].map((j) => Math.cos(j) / 2);
      const { measurement } = runNet(net, [x], [[0.25, 0.25, 0.25, 0.25]]);
      for (const [l, expected] of Object.entries(deep[key]!)) {
        const actual = measurement.logDelta[Number(l)]! / Math.LN10;
        expect(Math.abs(actual - Number(expected)), `l = ${l}: ${actual}`).toBeLessThan(1e-9);
      }
    });
  }
});

describe('finite differences', () => {
  const sizes = [3, 5, 4, 4, 2];
  const x = Float64Array.of(0.4, -0.7, 0.9);
  const y = Float64Array.of(1, 0);
  const h = 1e-5;

  /** (f(+h) − f(−h))/2h with the error of order h² removed by a second step twice as long. */
  function derivative(f: (step: number) => number): number {
    const central = (step: number): number => (f(step) - f(-step)) / (2 * step);
    return (4 * central(h) - central(2 * h)) / 3;
  }

  for (const activation of activationIds) {
    for (const cost of costIds) {
      it(`BP1, BP2, (30), (34), BP3, BP4: δ and δaᵀ agree with central differences, ${activation}, ${cost}`, () => {
        const at = (l: number, change: { w?: number; b?: number }, j: number, k: number, step: number): Net =>
          netOf({
            sizes,
            activation,
            cost,
            w: (r, p, q) =>
              Math.sin(r + 2 * p * p + 3 * q) + (change.w && r === l && p === j && q === k ? step : 0),
            b: (r, p) => 0.3 * Math.cos(2 * r + p) + (change.b && r === l && p === j ? step : 0),
          });
        const batch: Batch = { examples: 1, x, y };
        const costAt = (net: Net): number => {
          const pass = forward(net, x, 1);
          return meanCost(net, batch, pass, errorOf(net, batch, pass));
        };
        const net = at(0, {}, 0, 0, 0);
        const pass = forward(net, x, 1);
        const back = backward(net, pass, errorOf(net, batch, pass));
        for (const l of layersOf(net)) {
          const delta = back.direction[l]!.map((d) => d * Math.exp(back.logDelta[l]![0]!));
          for (let j = 1; j <= net.sizes[l]!; j++) {
            const slope = derivative((step) => costAt(at(l, { b: 1 }, j, 0, step)));
            expect(Math.abs(delta[j - 1]! - slope)).toBeLessThan(1e-9);
            for (let k = 1; k <= net.sizes[l - 1]!; k++) {
              const slopeW = derivative((step) => costAt(at(l, { w: 1 }, j, k, step)));
              expect(Math.abs(delta[j - 1]! * pass.a[l - 1]![k - 1]! - slopeW)).toBeLessThan(1e-9);
            }
          }
          expect(norm(delta), 'a test of zeros would say nothing').toBeGreaterThan(1e-4);
        }
      });
    }
  }
});

describe('identities and exact zeros', () => {
  it(
    'A.9: ⟨wˡ, ∂C/∂wˡ⟩ = ⟨e, a^L⟩ for every l in bias-free linear, ReLU and leaky ReLU nets',
    patient,
    () => {
      const homogeneous = fc.constantFrom<ActivationId>('linear', 'relu', 'leaky-relu');
      fc.assert(
        fc.property(anyExperiment({ layers: 30, width: 40 }), homogeneous, (experiment, activation) => {
          const { net, measurement } = runExperiment({
            ...experiment,
            activation,
            biasScale: 0,
            cost: 'quadratic',
          });
          const { forward: ahead, backward: back } = measurement.single!;
          const L = net.sizes.length - 1;
          if (measurement.logDelta[2] === Number.NEGATIVE_INFINITY) return;
          // ⟨e, a^L⟩ = ⟨w^L, δ^L(a^{L−1})ᵀ⟩ = Σ_j δ_j z_j at l = L; so at every l, with ⟨wˡ, δˡ(aˡ⁻¹)ᵀ⟩ = ⟨δˡ, zˡ⟩ at b = 0.
          const logs = layersOf(net).map((l) => {
            const w = net.w[l]!;
            let sum = 0;
            let size = 0;
            for (let i = 0; i < w.entries.length; i++) {
              const [j, k] = [Math.floor(i / w.columns), i % w.columns];
              const term = net.factor[l]! * w.entries[i]! * back.direction[l]![j]! * ahead.a[l - 1]![k]!;
              sum += term;
              size += Math.abs(term);
            }
            return { log: back.logDelta[l]![0]!, sum, size };
          });
          const last = logs[L - 2]!;
          for (const { log, sum, size } of logs) {
            const shift = Math.exp(log - last.log);
            // Both sides carry the rounding of sums of `size`, and of what each layer between them adds.
            const room = 1e-13 * L * (size * shift + last.size);
            expect(Math.abs(sum * shift - last.sum)).toBeLessThanOrEqual(room);
          }
        }),
      );
    },
  );

  it('A.7: a ReLU layer that is off gives log 0 = −∞ to itself and all before it, and nothing else', () => {
    const net = netOf({
      sizes: [3, 4, 4, 4, 4, 2],
      activation: 'relu',
      w: (l, j, k) => Math.cos(l + j * k),
      b: (l) => (l === 4 ? -1e3 : 5),
    });
    const { measurement, bounds, rungs, slack } = runNet(net, [[1, 2, 3]], [[0, 1]]);
    expect([...measurement.logDelta.slice(2, 5)]).toEqual(new Array(3).fill(Number.NEGATIVE_INFINITY));
    expect(measurement.logDelta[5]).toBeGreaterThan(-10);
    expect([...bounds.logB1.slice(2, 5)]).toEqual(new Array(3).fill(Number.NEGATIVE_INFINITY));
    for (const l of layersOf(net)) {
      expect(bounds.logB0[l]).toBeGreaterThan(-10);
      expect(Number.isNaN(rungs[l]!.logB2) || Number.isNaN(rungs[l]!.logB3)).toBe(false);
      expect([slack!.activation[l], slack!.alignment[l], slack!.averaging[l]]).not.toContain(Number.NaN);
    }
    expect(rungs[4]).toEqual({ layer: 4, logB2: Number.NEGATIVE_INFINITY, logB3: Number.NEGATIVE_INFINITY });
  });

  it('an error of zero gives gradients and bounds of zero', () => {
    const net = netOf({ sizes: [2, 2, 2], activation: 'linear', w: (_, j, k) => j + k, b: () => 0 });
    const { measurement, bounds, rungs } = runNet(net, [[1, 1]], [[31, 43]]);
    for (const l of [2, 3]) {
      const all = [measurement.logDelta, bounds.logB0, bounds.logB1, bounds.logLower].map((logs) => logs[l]);
      expect([...all, rungs[l]!.logB2, rungs[l]!.logB3]).toEqual(new Array(6).fill(Number.NEGATIVE_INFINITY));
    }
  });
});
