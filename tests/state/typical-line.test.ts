import { describe, expect, it } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { sampleEnsemble } from '../../src/core/ensemble/ensemble.ts';
import { drawBatch, type Experiment } from '../../src/core/experiment.ts';
import { norm } from '../../src/core/linear-algebra.ts';
import { moments } from '../../src/core/mean-field/moments.ts';
import { finish } from '../../src/core/measurement.ts';
import { typicalLineOf } from '../../src/state/typical-line.ts';
import { defaultExperiment } from '../core/nets.ts';

const experimentWith = (partial: Partial<Experiment>): Experiment => ({ ...defaultExperiment, ...partial });

const drawn: readonly Partial<Experiment>[] = [
  {},
  { weightScale: 4 },
  { weightScale: 10, layers: 8, width: 64 },
  { activation: 'tanh', target: 'independent' },
  { activation: 'tanh', target: 'independent', weightScale: 1.5, biasScale: 0.3, layers: 20 },
  { activation: 'tanh', target: 'independent', distribution: 'uniform' },
  { activation: 'tanh', target: 'independent', distribution: 'orthogonal' },
  { activation: 'relu', target: 'independent', weightScale: Math.SQRT2, layers: 20, width: 64 },
  { activation: 'gelu', target: 'independent', weightScale: 1.5, biasScale: 0.2 },
  { activation: 'sigmoid', cost: 'cross-entropy' },
  { activation: 'softsign', biasScale: 1, fan: 'average' },
  { activation: 'linear', target: 'independent', width: 10 },
];

describe('the line of theory', () => {
  it.each(drawn)('%o: lies among 80 % of 150 nets at every layer', (partial) => {
    const experiment = experimentWith(partial);
    const { prediction, reason } = typicalLineOf(experiment);
    expect(reason).toBeNull();
    const { delta } = finish(sampleEnsemble(experiment, 150, createTensorCache().ensembles));
    for (let l = 2; l <= experiment.layers; l++) {
      expect(prediction!.logDelta[l]).toBeGreaterThan(delta.p10[l]! - 1e-9);
      expect(prediction!.logDelta[l]).toBeLessThan(delta.p90[l]! + 1e-9);
    }
  });

  it('begins at the input of the net and ends, for an independent error, at √E σ′²', () => {
    const experiment = experimentWith({ activation: 'erf', target: 'independent', biasScale: 0.5 });
    const { variance, logDelta } = typicalLineOf(experiment).prediction!;
    const { x } = drawBatch(experiment, 0, 1);
    expect(variance[2]).toBeCloseTo(norm(x) ** 2 / 30 + 0.25, 12);
    expect(Math.exp(2 * logDelta[12]!)).toBeCloseTo(moments('erf', variance[12]!).slopeSquare, 9);
  });

  it('is worked out once for an experiment', () => {
    const experiment = experimentWith({});
    expect(typicalLineOf(experiment)).toBe(typicalLineOf(experiment));
  });

  it.each([
    [{ tied: true }, /share one/],
    [{ examples: 2 }, /single example/],
    [{ skip: 'residual' }, /skip connections/],
    [{ norm: 'layer' }, /normalised/],
  ] as const)('is not about %o, and says so', (partial, words) => {
    const { prediction, reason } = typicalLineOf(experimentWith(partial));
    expect(prediction).toBeNull();
    expect(reason).toMatch(words);
  });

  it.each([
    [{ width: 7, target: 'independent' }, /among 7 neurons/],
    [{ width: 1 }, /among 1 neuron /],
    // F.4: what the net puts out is √30 long, y 1.
    [{ activation: 'relu', weightScale: Math.SQRT2 }, /net’s own output.*about 3\.\d+ times larger/],
    [{ activation: 'tanh' }, /times larger/],
    [{ activation: 'tanh', distribution: 'orthogonal' }, /times smaller/],
    // F.3: e^{−5L/4n}.
    [
      { activation: 'relu', weightScale: Math.SQRT2, target: 'independent', layers: 42, width: 20 },
      /42 layers of 20 neurons.*factor of about 12/,
    ],
  ] as const)('of %o is known, but not to be drawn, and the reason is told', (partial, words) => {
    const { prediction, reason } = typicalLineOf(experimentWith(partial));
    expect(prediction!.logDelta[2]).toSatisfy(Number.isFinite);
    expect(reason).toMatch(words);
  });
});
