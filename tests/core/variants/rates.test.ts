import { describe, expect, it } from 'vitest';
import { buildNet, createTensors, drawBatch, type Experiment } from '../../../src/core/experiment.ts';
import { linearBatchGrowth, normalisedGrowth } from '../../../src/core/mean-field/normalisation.ts';
import { finish } from '../../../src/core/measurement.ts';
import { passes } from '../../../src/core/passes.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';
import { type VariantChoice, withVariant } from '../../../src/core/variants/build.ts';
import { defaultExperiment, patient, readOracle } from '../nets.ts';

interface Ratios {
  readonly LN_ratio: number;
  readonly BN_ratio: number;
}
const oracle = readOracle<{ readonly normalisation_ratios_q1: Readonly<Record<string, Ratios>> }>(
  'normalisation',
);

/** How the file of reference values spells it, where it does otherwise. */
const spelt: Partial<Record<ActivationId, string>> = {
  'leaky-relu': 'leaky_relu_0.01',
  'hard-tanh': 'hardtanh',
  'hard-sigmoid': 'hardsigmoid',
};
const reference = (id: ActivationId): Ratios => oracle.normalisation_ratios_q1[spelt[id] ?? id]!;

interface Rate {
  readonly mean: number;
  /** Of the mean, as if all samples were independent. */
  readonly error: number;
}

/**
 * Mean of Σ_x‖δˡ⁻¹_x‖²/Σ_x‖δˡ_x‖² over the layers from `first` to L−1, over nets and over batches in each of them, the error
 * a^L − y drawn independently of the net.
 */
function measuredRate(
  experiment: Experiment,
  choice: VariantChoice,
  { nets, batches, first }: { nets: number; batches: number; first: number },
): Rate {
  const samples: number[] = [];
  for (let seed = 1; seed <= nets; seed++) {
    const one = { ...experiment, seed };
    const tensors = createTensors(seed, one.width, one.distribution);
    const net = withVariant(buildNet(one, tensors), choice);
    for (let i = 0; i < batches; i++) {
      const batch = drawBatch(one, i * one.examples, one.examples);
      const { backward } = finish(passes(net, batch));
      const square = (l: number): number =>
        backward.logDelta[l]!.reduce((sum, log) => sum + Math.exp(2 * log), 0);
      for (let l = first; l < one.layers - 1; l++) samples.push(square(l) / square(l + 1));
    }
  }
  const mean = samples.reduce((sum, r) => sum + r, 0) / samples.length;
  const squares = samples.reduce((sum, r) => sum + (r - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares) / samples.length };
}

const wide: Experiment = { ...defaultExperiment, target: 'independent', cost: 'quadratic' };

/** Within four standard errors and what the finite net leaves out, relatively. */
function expectRate({ mean, error }: Rate, expected: number, finite: number, what: string): void {
  const said = `${what}: ${mean} ± ${error} against ${expected}`;
  expect(error, said).toBeLessThan(0.025 * expected);
  expect(Math.abs(mean - expected), said).toBeLessThan(4 * error + finite * expected);
}

describe('theory F.8: growth of squared errors a layer, against normalisation.json, by simulation', () => {
  it('the closed forms are those of the file; π/(π−1) for ReLU behind batches', () => {
    for (const id of activationIds) {
      const { layer, batch } = normalisedGrowth(id);
      expect(layer).toBeCloseTo(reference(id).LN_ratio, 9);
      expect(batch).toBeCloseTo(reference(id).BN_ratio, 9);
    }
    expect(reference('relu').BN_ratio).toBeCloseTo(Math.PI / (Math.PI - 1), 12);
  });

  it('layer normalisation: Eσ′²/Eσ², whatever σ_w, to 4 standard errors + 1/n', patient, () => {
    const experiment = { ...wide, width: 100, layers: 16, weightScale: 1.7 };
    for (const id of activationIds) {
      const rate = measuredRate(
        { ...experiment, activation: id },
        { norm: 'layer' },
        { nets: 3, batches: 8, first: 4 },
      );
      expectRate(rate, reference(id).LN_ratio, 1 / 100, id);
    }
  });

  it(
    'batch normalisation: Eσ′²/Var σ, whatever σ_w and σ_b, to 4 standard errors + 1/n + 1/m',
    patient,
    () => {
      const experiment = {
        ...wide,
        width: 100,
        layers: 12,
        examples: 64,
        weightScale: 0.6,
        biasScale: 1,
      };
      for (const id of ['tanh', 'sigmoid', 'relu', 'gelu', 'silu', 'softplus', 'sin'] as const) {
        const rate = measuredRate(
          { ...experiment, activation: id },
          { norm: 'batch' },
          { nets: 3, batches: 2, first: 4 },
        );
        expectRate(rate, reference(id).BN_ratio, 1 / 100 + 1 / 64, id);
        expect(rate.mean, 'no activation escapes growth').toBeGreaterThan(1);
      }
    },
  );

  it.each([4, 6, 16])('batch normalisation of linear nets with B = %i examples: (B−2)/(B−3)', (examples) => {
    const experiment = {
      ...wide,
      activation: 'linear' as const,
      width: 200,
      layers: 14,
      examples,
    };
    const rate = measuredRate(experiment, { norm: 'batch' }, { nets: 3, batches: 40, first: 2 });
    expect(linearBatchGrowth(examples)).toBe((examples - 2) / (examples - 3));
    // With 4 examples 1/s² has no variance: its mean converges slowly, and from below.
    expectRate(rate, linearBatchGrowth(examples), examples === 4 ? 0.04 : 1 / 200, `B = ${examples}`);
  });

  it('SELU without normalisation at σ_w = 1: 1.0716, to 4 standard errors + 1/n', () => {
    const rate = measuredRate(
      { ...wide, activation: 'selu', width: 200, layers: 16 },
      {},
      { nets: 3, batches: 20, first: 3 },
    );
    expectRate(rate, 1.0715749924557993, 1 / 200, 'selu');
    expect(rate.mean - 2 * rate.error).toBeGreaterThan(1);
  });
});
