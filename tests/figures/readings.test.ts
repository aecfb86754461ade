import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/figures/readings.ts';
import { type QuantityId, quantities } from '../../src/model/quantities.ts';
import type { Results } from '../../src/state/results.ts';
import { resultsOf, smallNet } from './nets.ts';

const ids = Object.keys(quantities) as QuantityId[];

/** The number back from its text. */
const read = (text: string | null): number => {
  const [mantissa, power] = text!.replace(/^(norm |×)/, '').split(/\u00a0×\u00a010|·10/);
  const digits = [...(power ?? '⁰')].map((c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).map((i) => (i === 0 ? '-' : i - 1));
  return Number(mantissa!.replace('−', '-')) * 10 ** Number(digits.join(''));
};

/** ‖wʳ‖ by a singular value decomposition. */
function svdNorm({ net }: Results, r: number): number {
  const { rows, columns, entries } = net.w[r]!;
  const w = Matrix.from1DArray(
    rows,
    columns,
    [...entries].map((entry) => net.factor[r]! * entry),
  );
  return new SingularValueDecomposition(w).diagonal[0]!;
}

describe('the value of a quantity', () => {
  const results = resultsOf({ layers: 14, layer: 4 });

  it('is that of the net on show, to three digits', () => {
    const { measurement } = results;
    expect(read(readingOf('gradB', 4, results)) / Math.exp(measurement.logDelta[4]!)).toBeCloseTo(1, 2);
    expect(read(readingOf('gradW', 4, results)) / Math.exp(measurement.logGradW[4]!)).toBeCloseTo(1, 2);
    expect(read(readingOf('errorNorm', undefined, results)) / Math.exp(measurement.logError)).toBeCloseTo(
      1,
      2,
    );
    expect(read(readingOf('weightNorm', 9, results)) / svdNorm(results, 9)).toBeCloseTo(1, 2);
    expect(readingOf('gamma', undefined, results)).toBe('0.25');
    expect(readingOf('gamma', undefined, resultsOf({ activation: 'tanh' }))).toBe('1');
    expect(readingOf('weights', 9, results)).toBe('8 × 8');
    expect(readingOf('layers', undefined, results)).toBe('14');
    expect(readingOf('layer', undefined, results)).toBe('4');
    expect(readingOf('sigma', undefined, results)).toBe('Sigmoid');
    expect(readingOf('biases', 4, results)).toBe('all 0');
  });

  it('of ‖wʳ‖ without a layer spans the norms that stand in the bound', () => {
    const norms = Array.from({ length: 10 }, (_, i) => svdNorm(results, 5 + i));
    const [least, most] = readingOf('weightNorm', undefined, results)!.split(' … ');
    expect(read(least!) / Math.min(...norms)).toBeCloseTo(1, 2);
    expect(read(most!) / Math.max(...norms)).toBeCloseTo(1, 2);
    expect(readingOf('weightNorm', undefined, resultsOf({ layers: 5, layer: 5 }))).toBeNull();
  });

  it('slack is bound over measured', () => {
    const slack = read(readingOf('slack', 4, results));
    expect(slack / (read(readingOf('bound', 4, results)) / read(readingOf('gradB', 4, results)))).toBeCloseTo(
      1,
      1,
    );
  });

  it('E.1: the typical variance begins with σ_w²‖x‖²/n + σ_b²; for ReLU it and the error grow by σ_w²/2', () => {
    const relu = resultsOf({ activation: 'relu', scale: 2, bias: 0, layers: 6 });
    const x = relu.measurement.single!.forward.a[1]!;
    const first = (4 * x.reduce((sum, value) => sum + value ** 2, 0)) / x.length;
    expect(read(readingOf('variance', 2, relu)) / first).toBeCloseTo(1, 2);
    expect(read(readingOf('variance', 4, relu)) / first).toBeCloseTo(4, 1);
    expect(readingOf('chi', 3, relu)).toBe('2.00');
    expect(readingOf('chi', 3, resultsOf({ tied: 'yes' }))).toBeNull();
  });

  it('is none at a layer that has none, and of slopes that do not enter', () => {
    for (const layer of [0, 1, 15, undefined]) expect(readingOf('delta', layer, results)).toBeNull();
    expect(readingOf('slopeMax', 14, results)).not.toBeNull();
    expect(readingOf('slopeMax', 14, resultsOf({ layers: 14, cost: 'cross-entropy' }))).toBeNull();
    expect(readingOf('slopes', 3, resultsOf({ examples: 3 }))).toBeNull();
  });

  it('is a text or nothing for every quantity of every net, never NaN', () => {
    fc.assert(
      fc.property(smallNet, fc.integer({ min: 0, max: 31 }), (settings, at) => {
        const results = resultsOf(settings);
        for (const id of ids) {
          for (const layer of [at, undefined]) {
            const text = readingOf(id, layer, results);
            if (text !== null) expect(text, id).toMatch(/^(?!.*(NaN|undefined|null|Infinity)).+$/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('(A4), (∗∗): lower ≤ measured ≤ B1 ≤ bound in the digits shown', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const at = (id: QuantityId): number => read(readingOf(id, settings.layer, results));
        fc.pre(Math.abs(results.measurement.logDelta[settings.layer!]!) < 600);
        if (results.settings.examples > 1) expect(readingOf('lower', settings.layer, results)).toBeNull();
        else expect(at('lower')).toBeLessThanOrEqual(at('gradB'));
        expect(at('gradB')).toBeLessThanOrEqual(at('bound'));
        expect(at('b1')).toBeLessThanOrEqual(at('bound') * 1.006);
      }),
      { numRuns: 60 },
    );
  });
});
