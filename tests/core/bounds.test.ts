import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifiedScale, verdict } from '../../src/core/bounds.ts';
import { depth } from '../../src/core/network.ts';
import type { ActivationId } from '../../src/core/types.ts';
import {
  anyExperiment,
  defaultExperiment,
  difference,
  layersOf,
  netOf,
  patient,
  type Results,
  readOracle,
  runExperiment,
  runNet,
} from './nets.ts';

interface RefLayer {
  readonly delta: string;
  readonly grad_w: string;
  readonly B0: string;
  readonly B1: string;
  readonly B2: string;
  readonly B3: string;
  readonly lower: string;
  readonly norm_w: string;
  readonly sigma_max: string;
  readonly sigma_min: string;
}
interface RefNet {
  readonly C: string;
  readonly a_L: readonly string[];
  readonly norm_e: string;
  readonly layers: Readonly<Record<string, RefLayer>>;
  readonly slack_l2: readonly {
    readonly r: number;
    readonly s_act: string;
    s_align: string;
    s_avg: string;
  }[];
  readonly slack_total: string;
  readonly delta2: readonly string[];
}

const refnet = readOracle<Record<string, Record<string, RefNet>>>('refnet');

describe('the ladder of two small nets (refnet.json, mpmath with 60 digits), to 1e-12', () => {
  for (const [key, sizes] of [
    ['net1_sizes_3_4_5_4_3_2', [3, 4, 5, 4, 3, 2]],
    ['net2_sizes_5_5_4_4_3_2', [5, 5, 4, 4, 3, 2]],
  ] as const) {
    for (const [id, expected] of Object.entries(refnet[key]!)) {
      it(`A.8: ${id} on ${sizes.join(', ')}`, () => {
        const net = netOf({
          sizes,
          activation: id as ActivationId,
          w: (l, j, k) => 0.9 * Math.sin(l + j * j + 3 * j * k + 2 * k ** 3),
          b: (l, j) => Math.cos(2 * l + j) / 5,
        });
        const x = [0.5, -0.25, 0.75, 0.125, -0.625].slice(0, sizes[0]);
        const { measurement, norms, bounds, rungs, slack } = runNet(net, [x], [[0.1, -0.2]]);
        const { forward, backward } = measurement.single!;
        const close = (actual: number, value: string, what: string) =>
          expect(difference(actual, Number(value)), `${what}: ${actual} against ${value}`).toBeLessThan(
            1e-12,
          );

        close(measurement.cost, expected.C, 'C');
        close(Math.exp(measurement.logError), expected.norm_e, '‖e‖');
        const delta2 = backward.direction[2]!.map((d) => d * Math.exp(backward.logDelta[2]![0]!));
        for (const [j, value] of expected.a_L.entries()) close(forward.a[6]![j]!, value, `a^L_${j}`);
        for (const [j, value] of expected.delta2.entries()) close(delta2[j]!, value, `δ²_${j}`);
        for (const l of layersOf(net)) {
          const layer = expected.layers[l]!;
          close(Math.exp(measurement.logDelta[l]!), layer.delta, `‖δ${l}‖`);
          close(Math.exp(measurement.logGradW[l]!), layer.grad_w, `‖∂C/∂w${l}‖`);
          close(norms(l).largest.lower, layer.norm_w, `‖w${l}‖ from below`);
          close(norms(l).largest.upper, layer.norm_w, `‖w${l}‖ from above`);
          close(Math.exp(backward.logSlopeMax[l]![0]!), layer.sigma_max, `max|σ′(z${l})|`);
          close(Math.exp(backward.logSlopeMin[l]![0]!), layer.sigma_min, `min|σ′(z${l})|`);
          close(Math.exp(bounds.logB0[l]!), layer.B0, `B0 at ${l}`);
          close(Math.exp(bounds.logB1[l]!), layer.B1, `B1 at ${l}`);
          close(Math.exp(rungs[l]!.logB2), layer.B2, `B2 at ${l}`);
          close(Math.exp(rungs[l]!.logB3), layer.B3, `B3 at ${l}`);
          close(Math.exp(bounds.logLower[l]!), layer.lower, `lower bound at ${l}`);
        }
        // The terms of slack by their own size, or that of the total where a term is near zero.
        const total = Number(expected.slack_total);
        for (const { r, s_act, s_align, s_avg } of expected.slack_l2) {
          expect(difference(slack!.activation[r]!, Number(s_act), total)).toBeLessThan(1e-12);
          expect(difference(slack!.alignment[r]!, Number(s_align), total)).toBeLessThan(1e-12);
          expect(difference(slack!.averaging[r]!, Number(s_avg), total)).toBeLessThan(1e-12);
        }
      });
    }
  }
});

/** Every number a result may show. */
function numbersOf({ measurement, bounds, rungs, slack }: Results): number[] {
  const l = Array.from({ length: bounds.logB0.length - 2 }, (_, i) => i + 2);
  const arrays = [
    measurement.logDelta,
    measurement.logGradW,
    measurement.logSlopes,
    ...Object.values(bounds),
  ];
  if (slack) arrays.push(slack.activation, slack.alignment, slack.averaging);
  return [
    measurement.cost,
    measurement.logError,
    ...arrays.flatMap((array: Float64Array) => l.map((i) => array[i]!)),
    ...rungs.flatMap((rung) => [rung.logB2, rung.logB3]),
  ];
}

describe('for any net', () => {
  it('A.5, A.8: lower ≤ ‖δˡ‖ ≤ B3 ≤ B2 ≤ B1 ≤ B0 in floating point, and no NaN', patient, () => {
    fc.assert(
      fc.property(anyExperiment(), (experiment) => {
        const results = runExperiment(experiment);
        const { net, measurement, bounds, rungs } = results;
        expect(numbersOf(results)).not.toContain(Number.NaN);
        for (const l of layersOf(net)) {
          const exact = measurement.logDelta[l]!;
          expect(bounds.logLower[l]!).toBeLessThanOrEqual(exact);
          expect(exact).toBeLessThanOrEqual(rungs[l]!.logB3);
          expect(rungs[l]!.logB3).toBeLessThanOrEqual(rungs[l]!.logB2);
          expect(rungs[l]!.logB2).toBeLessThanOrEqual(bounds.logB1[l]!);
          expect(bounds.logB1[l]!).toBeLessThanOrEqual(bounds.logB0[l]!);
          expect(bounds.logB0[l]!).toBeLessThan(Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 60 },
    );
  });

  it(
    'A.6: ‖∂C̄/∂bˡ‖ ≤ B1 ≤ B0 for batches, B0 ≤ γ^{L−l+1}∏‖wʳ‖√(2C̄), no lower bound, and no NaN',
    patient,
    () => {
      fc.assert(
        fc.property(anyExperiment({ layers: 40, width: 32, examples: 40 }), (experiment) => {
          const results = runExperiment(experiment);
          const { net, measurement, bounds, norms } = results;
          expect(numbersOf(results)).not.toContain(Number.NaN);
          expect(results.rungs).toEqual([]);
          expect(results.slack).toBeNull();
          expect(measurement.examples).toBe(experiment.examples);
          let logProduct = 0;
          for (let l = depth(net); l >= 2; l--) {
            expect(measurement.logDelta[l]!).toBeLessThanOrEqual(bounds.logB1[l]!);
            expect(bounds.logB1[l]!).toBeLessThanOrEqual(bounds.logB0[l]!);
            expect(bounds.logLower[l]).toBe(Number.NEGATIVE_INFINITY);
            const sigma = l === depth(net) ? net.outputActivation : net.activation;
            if (l < depth(net) || net.cost === 'quadratic') logProduct += Math.log(sigma.slopeBound);
            if (l < depth(net)) logProduct += Math.log(norms(l + 1).largest.upper * net.factor[l + 1]!);
            if (net.cost === 'quadratic') {
              expect(bounds.logB0[l]!).toBeLessThanOrEqual(
                logProduct + Math.log(2 * measurement.cost) / 2 + 1e-9,
              );
            }
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('A.4: what is certified to vanish or to grow does, layer by layer', patient, () => {
    let vanishing = 0;
    let growth = 0;
    // Growth is certified for weights that are nearly orthogonal, and slopes that are not small.
    const isometric = anyExperiment({ layers: 30, width: 20 }).map((experiment) => ({
      ...experiment,
      distribution: 'orthogonal' as const,
      activation: experiment.seed % 2 === 0 ? ('linear' as const) : ('softplus' as const),
      weightScale: Math.max(1.01, experiment.weightScale),
    }));
    fc.assert(
      fc.property(fc.oneof(anyExperiment({ layers: 30, width: 20 }), isometric), (experiment) => {
        const { net, measurement, bounds } = runExperiment(experiment);
        const kind = verdict(bounds);
        if (kind === 'silent') return;
        if (kind === 'vanishing') vanishing++;
        else growth++;
        const logDelta = measurement.logDelta;
        for (const l of layersOf(net).slice(1)) {
          const [earlier, later] = [logDelta[l - 1]!, logDelta[l]!];
          if (kind === 'growth') expect(earlier).toBeGreaterThan(later);
          else if (later > Number.NEGATIVE_INFINITY) expect(earlier).toBeLessThan(later);
          else expect(earlier).toBe(later);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(vanishing, 'nets certified to vanish among them').toBeGreaterThan(10);
    expect(growth, 'nets certified to grow among them').toBeGreaterThan(2);
  });

  it('the scale up to which vanishing is certified: true just below, not just above', patient, () => {
    fc.assert(
      fc.property(anyExperiment({ layers: 12, width: 12 }), (experiment) => {
        const at = (weightScale: number) => runExperiment({ ...experiment, weightScale });
        const { net, norms } = at(experiment.weightScale);
        const edge = certifiedScale(net, experiment.weightScale, norms);
        if (experiment.layers === 2) {
          expect(edge).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(verdict(at(edge * (1 - 1e-9)).bounds)).toBe('vanishing');
        expect(verdict(at(edge * (1 + 1e-9)).bounds)).not.toBe('vanishing');
      }),
      { numRuns: 40 },
    );
  });
});

describe('verdicts', () => {
  it('the default net, 12 sigmoid layers of 30 at scale 1, is certified to vanish', () => {
    const { bounds } = runExperiment(defaultExperiment);
    expect(verdict(bounds)).toBe('vanishing');
    // ‖w‖ → 2 for wide Gaussian matrices (G.1), γ = ¼.
    expect(Math.max(...bounds.growthMost.slice(3))).toBeLessThan(0.6);
  });

  it('E.5: sigmoid at scale 4 leaves the bound silent, although the gradients fall', () => {
    const { bounds, measurement } = runExperiment({ ...defaultExperiment, weightScale: 4 });
    expect(verdict(bounds)).toBe('silent');
    expect(measurement.logDelta[2]!).toBeLessThan(measurement.logDelta[12]!);
  });

  it('A.5: orthogonal weights of gain 1.5 are certified growth where the slopes are at least 0.01 … 1', () => {
    const orthogonal = { ...defaultExperiment, distribution: 'orthogonal', weightScale: 1.5 } as const;
    expect(verdict(runExperiment({ ...orthogonal, activation: 'linear' }).bounds)).toBe('growth');
    // Leaky ReLU: gα ≤ ‖δˡ‖/‖δˡ⁺¹‖ ≤ g with α = 0.01, so growth for every example from g = 100 on only.
    const leaky = runExperiment({ ...orthogonal, activation: 'leaky-relu' });
    expect(verdict(leaky.bounds)).toBe('silent');
    for (const r of layersOf(leaky.net).slice(1)) {
      expect(difference(leaky.bounds.growthMost[r]!, 1.5)).toBeLessThan(1e-8);
      expect(difference(leaky.bounds.growthLeast[r]!, 0.015)).toBeLessThan(1e-8);
    }
  });

  it('A.5: leaky ReLU grows by certificate where every unit of the hidden layers is on', () => {
    const net = netOf({
      sizes: [3, 3, 3, 3],
      activation: 'leaky-relu',
      w: (_, j, k) => (j === k ? 1.5 : 0),
      b: () => 1,
    });
    expect(verdict(runNet(net, [[1, 2, 3]], [[0, 0, 0]]).bounds)).toBe('growth');
    expect(verdict(runNet(net, [[-9, 2, 3]], [[0, 0, 0]]).bounds)).toBe('silent');
  });

  it('two layers leave nothing to compare; norms that are not known prove nothing', () => {
    expect(verdict(runExperiment({ ...defaultExperiment, layers: 2 }).bounds)).toBe('silent');
  });
});
