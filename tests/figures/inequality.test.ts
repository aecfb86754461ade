import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  inequalityAt,
  inequalitySentence,
  selectedInequality,
  stepOf,
  stepSentence,
} from '../../src/figures/inequality.ts';
import type { Decimal } from '../../src/model/format.ts';
import type { Results } from '../../src/state/results.ts';
import { resultsOf, smallNet } from './nets.ts';

/** log₁₀ of what is shown. */
const log10Of = ({ mantissa, exponent }: Decimal): number => Math.log10(Number(mantissa)) + (exponent ?? 0);

/** log₁₀‖wʳ‖ by a singular value decomposition. */
function log10Norm({ net }: Results, r: number): number {
  const { rows, columns, entries } = net.w[r]!;
  const w = Matrix.from1DArray(rows, columns, [...entries]);
  return Math.log10(new SingularValueDecomposition(w).diagonal[0]!) + Math.log10(net.factor[r]!);
}

/** One unit of the third digit, and a little for logarithms. */
const threeDigits = Math.log10(1.01) + 1e-9;

describe('the live inequality', () => {
  it('(∗∗): is never violated in the digits shown, whatever the net', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const { measured, bound } = selectedInequality(resultsOf(settings));
        expect(log10Of(measured)).toBeLessThanOrEqual(log10Of(bound!));
      }),
      { numRuns: 150 },
    );
  });

  it('(∗∗): its bound is γ^{L−l+1} ∏‖wʳ‖ (1/m)Σ‖e_x‖ to three digits, one γ fewer with the cross-entropy', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const { net, measurement } = results;
        const [L, l] = [settings.layers!, settings.layer!];
        const shown = inequalityAt(results, l);
        const power = L - l + (settings.cost === 'quadratic' ? 1 : 0);
        let expected = power * Math.log10(net.activation.slopeBound) + measurement.logError / Math.LN10;
        for (let r = l + 1; r <= L; r++) expected += log10Norm(results, r);
        expect(shown.gammaPower).toBe(power);
        fc.pre(Number.isFinite(expected));
        expect(Math.abs(log10Of(shown.bound!) - expected)).toBeLessThanOrEqual(threeDigits);
        expect(Math.abs(log10Of(shown.error) - measurement.logError / Math.LN10)).toBeLessThanOrEqual(
          threeDigits,
        );
        const ends = [...new Set([l + 1, L])].filter((r) => r > l && r <= L);
        expect(shown.norms).toHaveLength(ends.length);
        ends.forEach((r, i) => {
          expect(Math.abs(log10Of(shown.norms[i]!) - log10Norm(results, r))).toBeLessThanOrEqual(threeDigits);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('(∗∗): measured agrees with the backward pass to three digits', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const log10 = results.measurement.logDelta[settings.layer!]! / Math.LN10;
        const shown = log10Of(selectedInequality(results).measured);
        if (log10 === Number.NEGATIVE_INFINITY) expect(shown).toBe(log10);
        else expect(Math.abs(shown - log10)).toBeLessThanOrEqual(threeDigits);
      }),
      { numRuns: 60 },
    );
  });

  it('has an empty product at the output layer', () => {
    const results = resultsOf({ layers: 5, layer: 5 });
    const shown = selectedInequality(results);
    expect(shown.norms).toEqual([]);
    expect(shown.gammaPower).toBe(1);
    expect(log10Of(shown.bound!) - Math.log10(0.25) - results.measurement.logError / Math.LN10).toBeCloseTo(
      0,
      2,
    );
    expect(selectedInequality(resultsOf({ layers: 5, layer: 5, cost: 'cross-entropy' })).gammaPower).toBe(0);
  });

  it('shows equal sides where the bound is attained: linear and orthogonal', () => {
    const { measured, bound } = selectedInequality(
      resultsOf({ layers: 9, layer: 2, activation: 'linear', weights: 'orthogonal', scale: 1.3 }),
    );
    expect(measured).toEqual(bound);
  });

  it('does not know its bound while a norm is missing', () => {
    const results = resultsOf({ layers: 5, layer: 3 });
    const logB0 = results.bounds.logB0.map(() => Number.POSITIVE_INFINITY);
    const shown = inequalityAt(
      { ...results, norms: () => undefined, bounds: { ...results.bounds, logB0 } },
      3,
    );
    expect(shown.bound).toBeUndefined();
    expect(shown.norms).toEqual([undefined, undefined]);
    expect(inequalitySentence(shown)).toContain('at most the bound, not known yet');
  });

  it('can be said in one sentence', () => {
    const sentence = inequalitySentence(selectedInequality(resultsOf({ layers: 14, layer: 4 })));
    expect(sentence).toMatch(
      /^Layer 4 of 14: the measured norm of the bias gradient, \d\.\d\d times ten to the minus \d+, is at most the bound, \d\.\d\d times ten to the minus \d+: 0\.25 to the power 11, times the spectral norms of the weights into layers 5 to 14, \d\.\d\d\d? to \d\.\d\d\d?, times the size of the output error, \d\.\d\d\d?\.$/,
    );
    expect(inequalitySentence(selectedInequality(resultsOf({ examples: 3 })))).toContain(
      'mean size of 3 output errors',
    );
  });
});

describe('the product, step by step', () => {
  it('grows by γ‖wʳ‖ at each step and ends at the bound of the selected layer', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const results = resultsOf(settings);
        const [L, l] = [settings.layers!, settings.layer!];
        const steps = Array.from({ length: L - l + 1 }, (_, k) => stepOf(results, k));
        steps.forEach(({ r, layer, gamma, factor, product, measured }, k) => {
          expect([r, layer]).toEqual([k === 0 ? undefined : L - k + 1, L - k]);
          expect(gamma === undefined).toBe(k === 0 && settings.cost === 'cross-entropy');
          expect(log10Of(measured)).toBeLessThanOrEqual(log10Of(product!));
          const before = k === 0 ? 0 : log10Of(steps[k - 1]!.product!);
          fc.pre(Number.isFinite(before) && Number.isFinite(log10Of(product!)));
          const grown =
            before + log10Of(factor!) + (gamma ? Math.log10(results.net.activation.slopeBound) : 0);
          expect(Math.abs(log10Of(product!) - grown)).toBeLessThanOrEqual(3 * threeDigits);
        });
        const { bound, measured } = inequalityAt(results, l);
        expect([steps.at(-1)!.product, steps.at(-1)!.measured]).toEqual([bound, measured]);
      }),
      { numRuns: 60 },
    );
  });

  it('can be said', () => {
    const results = resultsOf({ layers: 14, layer: 4 });
    expect(stepSentence(stepOf(results, 0))).toMatch(
      /^Start at layer 14: 0\.25 times \S+; the product is \S+, measured \S+\.$/,
    );
    expect(stepSentence(stepOf(results, 1))).toMatch(/^From layer 14 to layer 13: times 0\.25 times /);
  });
});
