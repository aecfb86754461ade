import { describe, expect, it } from 'vitest';
import { createConditionalSampler } from '../../../src/core/ensemble/conditional.ts';
import { createSamples, type Samples } from '../../../src/core/ensemble/samples.ts';
import { createUnitNormals, placeOf } from '../../../src/core/ensemble/unit-normals.ts';
import type { Experiment } from '../../../src/core/experiment.ts';
import { conditional, experimentWith } from './runs.ts';

const runs = 50;

/** The largest difference of two samples at the layers 2 … L of the first. */
function largestStep(one: Samples, two: Samples): number {
  let most = 0;
  for (const kind of ['delta', 'gradW'] as const)
    one[kind].forEach((layer, l) => {
      layer.forEach((log, run) => {
        most = Math.max(most, Math.abs(log - two[kind][l]![run]!));
      });
    });
  return most;
}

describe('common random numbers', () => {
  it.each([
    ['tanh', 'weightScale'],
    ['tanh', 'biasScale'],
    ['sigmoid', 'weightScale'],
    ['gelu', 'biasScale'],
    ['softplus', 'weightScale'],
    ['relu', 'weightScale'],
  ] as const)('%s: half a step of %s moves every net half as far', (activation, key) => {
    const at = (step: number): Samples => {
      const experiment = experimentWith({
        activation,
        layers: 10,
        width: 20,
        weightScale: 1.2,
        biasScale: 0.3,
        target: 'independent',
      });
      return conditional({ ...experiment, [key]: experiment[key] + step }, runs);
    };
    const here = at(0);
    const [whole, half] = [largestStep(here, at(2e-6)), largestStep(here, at(1e-6))];
    expect(whole).toBeGreaterThan(0);
    expect(whole).toBeLessThan(2e-3);
    expect(Math.abs(whole / half - 2)).toBeLessThan(0.1);
  });

  it.each(['relu', 'linear', 'leaky-relu'] as const)(
    '%s without biases: the scale times c adds (L − l) log c to every net, exactly',
    (activation) => {
      const experiment = experimentWith({ activation, layers: 9, width: 20, target: 'independent' });
      const [one, two] = [1, 3].map((weightScale) => conditional({ ...experiment, weightScale }, runs).delta);
      for (let l = 2; l <= 9; l++)
        for (let run = 0; run < runs; run++)
          expect(Math.abs(two![l]![run]! - one![l]![run]! - (9 - l) * Math.log(3))).toBeLessThan(1e-12);
    },
  );

  it('one layer more leaves the way ahead of the others as it was, and their steps back too while the error is the same', () => {
    const experiment = experimentWith({ activation: 'tanh', layers: 9, width: 20, weightScale: 1.5 });
    const [short, long] = [9, 10].map((layers) => conditional({ ...experiment, layers }, runs));
    const output = ({ gradW, delta }: Samples, l: number) =>
      gradW[l]!.map((log, run) => log - delta[l]![run]!);
    for (let l = 2; l <= 9; l++)
      output(short!, l).forEach((log, run) => {
        expect(Math.abs(log - output(long!, l)[run]!)).toBeLessThan(1e-12);
      });
  });

  it('linear with an independent error: each step back of a deeper net is nearly that of the shallower', () => {
    // Wide layers: a step is ‖h‖√v but for a share of order 1/n.
    const experiment = experimentWith({ activation: 'linear', layers: 9, width: 200, target: 'independent' });
    const [short, long] = [9, 10].map((layers) => conditional({ ...experiment, layers }, runs).delta);
    for (let l = 2; l < 9; l++)
      for (let run = 0; run < runs; run++) {
        const step = (of: readonly Float64Array[]) => of[l]![run]! - of[l + 1]![run]!;
        expect(Math.abs(step(short!) - step(long!))).toBeLessThan(0.06);
      }
  });
});

describe('unit normals', () => {
  const layer = (normals: ReturnType<typeof createUnitNormals>, run: number, l: number, L = l) => {
    const from = placeOf(l, normals.stride);
    return [...normals.run(run, L).subarray(from, from + 2 * normals.stride)];
  };

  it('are those of the run and layer, in whatever order and depth they are asked for, kept or drawn again', () => {
    const kept = createUnitNormals(5, 16);
    const again = createUnitNormals(5, 16, 0);
    const first = layer(kept, 3, 7);
    expect(layer(again, 3, 7)).toEqual(first);
    expect(layer(kept, 3, 7, 60)).toEqual(first);
    expect(layer(kept, 0, 2)).toEqual(layer(again, 0, 2, 9));
    expect(layer(again, 3, 7, 30)).toEqual(first);
    expect(layer(kept, 3, 7)).toEqual(first);
    expect(layer(createUnitNormals(6, 16), 3, 7)).not.toEqual(first);
    expect(layer(kept, 4, 7)).not.toEqual(first);
    expect(layer(kept, 3, 8)).not.toEqual(first);
  });

  it('a wider row begins as the narrower one, either way', () => {
    const narrow = layer(createUnitNormals(5, 16), 2, 4);
    const wide = layer(createUnitNormals(5, 48), 2, 4);
    expect(wide.slice(0, 16)).toEqual(narrow.slice(0, 16));
    expect(wide.slice(48, 64)).toEqual(narrow.slice(16, 32));
  });

  it('have room for some runs alone: samples are the same with any room', () => {
    const experiment: Experiment = experimentWith({ activation: 'silu', layers: 30, width: 10 });
    const whole = conditional(experiment, 12);
    const samples = createSamples(30, 12);
    const sample = createConditionalSampler(experiment, createUnitNormals(1, 16, 5000));
    for (let run = 0; run < 12; run++) sample(run, samples);
    expect(samples).toEqual(whole);
  });
});
