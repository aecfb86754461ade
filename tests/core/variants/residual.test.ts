import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdict } from '../../../src/core/bounds.ts';
import { jacobianSpectra } from '../../../src/core/jacobian-spectrum.ts';
import type { ActivationId } from '../../../src/core/types.ts';
import { withVariant } from '../../../src/core/variants/build.ts';
import {
  anyExperiment,
  defaultExperiment,
  difference,
  layersOf,
  netOf,
  patient,
  readOracle,
} from '../nets.ts';
import { runGiven, runVariant } from './nets.ts';

interface SkipCase {
  readonly name: string;
  readonly activation: ActivationId;
  readonly cost: 'quadratic';
  readonly skip: boolean;
  readonly sizes: readonly number[];
  readonly w: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly examples: readonly {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly cost: number;
    readonly z: readonly (readonly number[])[];
    readonly a: readonly (readonly number[])[];
    readonly delta: readonly (readonly number[])[];
    readonly norm_delta: readonly number[];
    readonly norm_grad_w: readonly number[];
    readonly max_abs_sigma_prime: readonly number[];
    readonly norm_error: number;
  }[];
  readonly batch: { readonly norm_grad_b: readonly number[]; readonly norm_grad_w: readonly number[] };
}

const cases = readOracle<{ readonly cases: readonly SkipCase[] }>('backprop').cases.filter((one) => one.skip);

const netOfCase = ({ sizes, activation, cost, w, b }: SkipCase) =>
  withVariant(
    netOf({
      sizes,
      activation,
      cost,
      w: (l, j, k) => w[l - 2]![(j - 1) * sizes[l - 2]! + k - 1]!,
      b: (l, j) => b[l - 2]![j - 1]!,
    }),
    { skip: 'residual' },
  );

function expectClose(actual: ArrayLike<number>, expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(difference(actual[i]!, value), `${what}[${i}]: ${actual[i]} against ${value}`).toBeLessThan(1e-10);
  });
}

describe('residual nets against PyTorch autograd (backprop.json), to 1e-10', () => {
  it('holds the cases it is thought to hold', () => {
    expect(cases.map(({ activation }) => activation)).toEqual(['sigmoid', 'tanh', 'relu']);
  });

  for (const one of cases) {
    it(`aˡ = aˡ⁻¹ + σ(zˡ), the output included: z, a, δ, cost and norms of ${one.name}`, () => {
      const net = netOfCase(one);
      for (const example of one.examples) {
        const batch = { examples: 1, x: Float64Array.from(example.x), y: Float64Array.from(example.y) };
        const { measurement } = runGiven(net, batch);
        const { forward, backward } = measurement.single!;
        expectClose(
          [measurement.cost, Math.exp(measurement.logError)],
          [example.cost, example.norm_error],
          'cost, ‖e‖',
        );
        for (const l of layersOf(net)) {
          const size = Math.exp(backward.logDelta[l]![0]!);
          expectClose(forward.z[l]!, example.z[l - 2]!, `z${l}`);
          expectClose(forward.a[l]!, example.a[l - 2]!, `a${l}`);
          expectClose(
            backward.direction[l]!.map((d) => size * d),
            example.delta[l - 2]!,
            `δ${l}`,
          );
          expectClose(
            [measurement.logDelta[l]!, measurement.logGradW[l]!, backward.logSlopeMax[l]![0]!].map(Math.exp),
            [example.norm_delta[l - 2]!, example.norm_grad_w[l - 2]!, example.max_abs_sigma_prime[l - 2]!],
            `‖δ${l}‖, ‖∂C/∂w${l}‖, max|σ′|`,
          );
        }
      }
    });
  }
});

/** Any net of equal widths that skips. */
const anyResidual = anyExperiment({ layers: 60, width: 32 });

describe('theory F.7', () => {
  it(
    '∏(1−κ)₊ ≤ ‖∂C/∂aˡ‖/‖a^L − y‖ ≤ ∏(1+κ), κ = γ‖w‖: over random nets, most of them with κ < 1',
    patient,
    () => {
      let bracketed = 0;
      fc.assert(
        fc.property(anyResidual, fc.constantFrom(1, 0.2, 0.02), (experiment, branch) => {
          const { net, measurement, bounds, norms } = runVariant(experiment, { skip: 'residual', branch });
          const { logErrorRms, logCarriedRms } = measurement.variant!;
          const { carriedMost, carriedLeast } = bounds.variant!;
          let most = 0;
          let least = 0;
          for (const l of layersOf(net).reverse()) {
            const ratio = logCarriedRms[l]! - logErrorRms;
            // By its own definition, from the norms, with room for rounding.
            expect(ratio).toBeLessThanOrEqual(most + 1e-9 * (1 + Math.abs(most)));
            if (least > -200) expect(ratio).toBeGreaterThanOrEqual(least - 1e-6 * (1 + Math.abs(least)));
            // As it is shown, with none.
            expect(logCarriedRms[l]!).toBeLessThanOrEqual(carriedMost[l]!);
            expect(logCarriedRms[l]!).toBeGreaterThanOrEqual(carriedLeast[l]!);
            if (l < net.sizes.length - 1 && carriedLeast[l]! > Number.NEGATIVE_INFINITY) bracketed++;
            const { skips, sloped } = net.variant!.maps[l]!;
            const gamma = sloped ? branch ** (skips ? 1 : 0) * net.activation.slopeBound : 1;
            const kappa = gamma * net.factor[l]! * norms(l).largest.upper;
            most += Math.log((skips ? 1 : 0) + kappa);
            least += skips ? Math.log(Math.max(0, 1 - kappa)) : Number.NEGATIVE_INFINITY;
          }
        }),
        { numRuns: 60, seed: 3 },
      );
      expect(bracketed, 'layers with a lower bound above zero').toBeGreaterThan(200);
    },
  );

  it('a net that skips is never certified to vanish; with κ < 1 it is certified to keep', patient, () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anyResidual, fc.constantFrom(1, 0.05), (experiment, branch) => {
        const results = runVariant({ ...experiment, cost: 'quadratic' }, { skip: 'residual', branch });
        const kind = verdict(results.bounds);
        kinds.add(kind);
        expect(['kept', 'silent']).toContain(kind);
        const { growthMost } = results.bounds;
        const r = [...growthMost.keys()].slice(3);
        expect(kind === 'kept').toBe(r.length > 0 && r.every((i) => growthMost[i]! < 2));
      }),
      { numRuns: 40, seed: 5 },
    );
    expect([...kinds].sort()).toEqual(['kept', 'silent']);
  });

  it('κ = 0 on the way is the identity: with weights of zero ∂C/∂aˡ is the error itself at every layer', () => {
    const net = withVariant(
      netOf({ sizes: [4, 4, 4, 4], activation: 'tanh', w: () => 0, b: (l, j) => Math.sin(l + j) }),
      { skip: 'residual' },
    );
    const batch = { examples: 1, x: Float64Array.of(1, 2, 3, 4), y: new Float64Array(4) };
    const { measurement, bounds } = runGiven(net, batch);
    for (const l of layersOf(net)) {
      expect(measurement.variant!.logCarriedRms[l]).toBeCloseTo(measurement.logError, 14);
      expect(bounds.variant!.carriedLeast[l]).toBeCloseTo(measurement.logError, 10);
      expect(bounds.variant!.carriedMost[l]).toBeCloseTo(measurement.logError, 10);
    }
  });
});

describe('the rungs of a residual net', () => {
  it('the largest singular value of J_l by graded QR is that of B3', () => {
    for (const cost of ['quadratic', 'cross-entropy'] as const) {
      const { net, measurement, rungs } = runVariant(
        { ...defaultExperiment, width: 6, layers: 9, activation: 'tanh', cost },
        { skip: 'residual', norm: 'layer' },
      );
      let layers = 0;
      for (const spectrum of jacobianSpectra(net, measurement.single!)) {
        if (!spectrum) continue;
        const { layer, logSingularValues } = spectrum;
        const logJ = rungs[layer]!.logB3 - measurement.logError;
        expect(Math.abs(logSingularValues[0]! - logJ), `layer ${layer}`).toBeLessThan(1e-9);
        layers++;
      }
      expect(layers).toBe(8);
    }
  });

  it('B3 is attained: with the top right-singular vector of J_2 as the error, ‖δ²‖ = ‖J_2‖', () => {
    const experiment = { ...defaultExperiment, width: 5, layers: 7, activation: 'gelu' } as const;
    const { net, measurement, rungs } = runVariant(experiment, { skip: 'residual' });
    const x = measurement.single!.forward.a[1]!;
    // Power iteration on J_2ᵀJ_2 by passes alone: J_2 by its columns.
    const columns = Array.from({ length: 5 }, (_, k) => {
      const error = new Float64Array(5);
      error[k] = 1;
      const { backward } = runGiven(net, { examples: 1, x, error }).measurement.single!;
      return backward.direction[2]!.map((d) => d * Math.exp(backward.logDelta[2]![0]!));
    });
    let e = new Float64Array(5).fill(1);
    for (let i = 0; i < 500; i++) {
      const y = e.map((_, j) => columns.reduce((sum, column, k) => sum + column[j]! * e[k]!, 0));
      e = e.map((_, k) => columns[k]!.reduce((sum, entry, j) => sum + entry * y[j]!, 0));
      const size = Math.hypot(...e);
      e = e.map((value) => value / size);
    }
    const top = runGiven(net, { examples: 1, x, error: e }).measurement;
    expect(top.logDelta[2]!).toBeCloseTo(rungs[2]!.logB3 - measurement.logError, 9);
  });
});

it('two layers leave nothing to compare', () => {
  const { bounds } = runVariant({ ...defaultExperiment, layers: 2 }, { skip: 'residual' });
  expect(verdict(bounds)).toBe('silent');
  expect(bounds.variant!.logKept).toBeNull();
});
