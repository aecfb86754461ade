import { describe, expect, it } from 'vitest';
import type { Samples } from '../../../src/core/ensemble/samples.ts';
import type { Experiment } from '../../../src/core/experiment.ts';
import { patient } from '../nets.ts';
import { conditional, direct, experimentWith } from './runs.ts';
import { distance, rarely } from './two-samples.ts';

const nets: Readonly<Record<string, Partial<Experiment>>> = {
  'tanh with biases': { activation: 'tanh', layers: 6, width: 5, weightScale: 1.5, biasScale: 0.5 },
  'tanh, error independent': {
    activation: 'tanh',
    layers: 6,
    width: 8,
    weightScale: 2,
    target: 'independent',
  },
  sigmoid: { activation: 'sigmoid', layers: 6, width: 4, weightScale: 4 },
  'sigmoid with cross-entropy': {
    activation: 'sigmoid',
    layers: 6,
    width: 5,
    weightScale: 6,
    biasScale: 1,
    cost: 'cross-entropy',
  },
  'ReLU, narrow, often dead': { activation: 'relu', layers: 6, width: 3, weightScale: 1.4 },
  'ReLU with biases': { activation: 'relu', layers: 6, width: 4, weightScale: 1.4, biasScale: 0.3 },
  erf: { activation: 'erf', layers: 7, width: 6, weightScale: 1.2, biasScale: 0.1 },
  'linear, its own output as error': { activation: 'linear', layers: 6, width: 4, weightScale: 1 },
  'sine, chaotic': { activation: 'sin', layers: 6, width: 6, weightScale: 3, biasScale: 0.2 },
  'GELU, one neuron a layer': { activation: 'gelu', layers: 6, width: 1, weightScale: 2, biasScale: 0.4 },
  'hard tanh with biases alone in layer 2': {
    activation: 'hard-tanh',
    layers: 6,
    width: 5,
    weightScale: 0.05,
    biasScale: 2,
  },
};

const difference = (one: Float64Array, two: Float64Array): Float64Array =>
  one.map((value, run) => (value === two[run] ? 0 : value - two[run]!));

/** What of the samples is compared: every layer, and contrasts between layers, which know their joint law. */
function marginals({ delta, gradW }: Samples): Map<string, Float64Array> {
  const L = delta.length - 1;
  const found = new Map<string, Float64Array>();
  for (let l = 2; l <= L; l++) found.set(`δ ${l}`, delta[l]!).set(`w ${l}`, gradW[l]!);
  return found
    .set('δ² − δ⁵', difference(delta[2]!, delta[5]!))
    .set('δ³ − δ⁴', difference(delta[3]!, delta[4]!))
    .set('δ² − δ^L', difference(delta[2]!, delta[L]!))
    .set('w² − w^L', difference(gradW[2]!, gradW[L]!));
}

describe('Conditional sampling and drawing every matrix have the same law (Kolmogorov and Smirnov)', () => {
  it.each(Object.entries(nets))(
    '%s: gradients of every layer, and joint contrasts',
    (_, partial) => {
      const experiment = experimentWith({ ...partial, seed: 11 });
      const one = marginals(conditional(experiment, 20_000));
      const two = marginals(direct(experiment, 6000));
      for (const [name, sample] of one)
        expect([name, distance(sample, two.get(name)!) < rarely(20_000, 6000)]).toEqual([name, true]);
    },
    patient.timeout,
  );

  it('the test can tell: another scale, bias or target is found out', () => {
    const experiment = experimentWith({ ...nets['tanh with biases'], seed: 11 });
    const one = conditional(experiment, 20_000).delta[2]!;
    for (const change of [{ weightScale: 1.7 }, { biasScale: 0.8 }, { target: 'independent' }] as const)
      expect(distance(one, conditional({ ...experiment, ...change }, 6000).delta[2]!)).toBeGreaterThan(
        rarely(20_000, 6000),
      );
  });
});

describe('never NaN', () => {
  it.each([
    { activation: 'sin', layers: 100, width: 1, weightScale: 20, biasScale: 5 },
    { activation: 'erf', layers: 60, width: 1, weightScale: 20, biasScale: 0 },
    { activation: 'erf', layers: 60, width: 2, weightScale: 20, biasScale: 5 },
    { activation: 'tanh', layers: 100, width: 1, weightScale: 20, biasScale: 0 },
    { activation: 'linear', layers: 100, width: 1, weightScale: 0.05, biasScale: 0 },
    { activation: 'linear', layers: 100, width: 20, weightScale: 20, biasScale: 0 },
    { activation: 'relu', layers: 100, width: 2, weightScale: 20, biasScale: 0 },
    { activation: 'gelu', layers: 100, width: 3, weightScale: 20, biasScale: 0 },
    { activation: 'hard-sigmoid', layers: 50, width: 2, weightScale: 20, biasScale: 5 },
    { activation: 'sigmoid', layers: 100, width: 30, weightScale: 0.05, cost: 'cross-entropy' },
  ] satisfies Partial<Experiment>[])('%o', (partial) => {
    const { delta, gradW } = conditional(experimentWith(partial), 60);
    for (const layer of [...delta, ...gradW])
      expect(layer.every((log) => log < Number.POSITIVE_INFINITY)).toBe(true);
  });

  it('a bias-free ReLU net dies as often as it should: 1 − (1 − 2⁻ⁿ)^{L−1} of the nets', () => {
    const { delta } = conditional(experimentWith({ activation: 'relu', width: 3, layers: 5 }), 20_000);
    const dead = delta[5]!.filter((log) => log === Number.NEGATIVE_INFINITY).length / 20_000;
    const p = 1 - (1 - 2 ** -3) ** 4;
    expect(Math.abs(dead - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000));
    for (const [run, log] of delta[5]!.entries())
      if (log === Number.NEGATIVE_INFINITY) expect(delta[2]![run]).toBe(log);
  });

  it('an error function so steep that doubles do not hold its slopes: as direct nets have it, in logarithms', () => {
    const experiment = experimentWith({ activation: 'erf', layers: 5, width: 1, weightScale: 20, seed: 3 });
    const one = conditional(experiment, 20_000);
    const two = direct(experiment, 6000);
    expect(one.delta[2]!.filter((log) => log < -745).length).toBeGreaterThan(100);
    for (let l = 2; l <= 5; l++)
      expect(distance(one.delta[l]!, two.delta[l]!)).toBeLessThan(rarely(20_000, 6000));
  });
});
