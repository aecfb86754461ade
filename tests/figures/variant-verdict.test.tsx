import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { LiveInequality } from '../../src/figures/live-inequality.tsx';
import { VerdictLine } from '../../src/figures/verdict.tsx';
import type { Settings } from '../../src/model/settings.ts';
import { normOf } from '../equations/matrices.ts';
import { mount } from './mounted.tsx';

const read = (settings: Partial<Settings>) => {
  const { host, results } = mount(settings, <VerdictLine />);
  return { said: host.textContent ?? '', results: results() };
};

describe('the verdict on a net that is not plain', () => {
  it('residual: the share that is certified to arrive is ∏(1 − γ‖wʳ‖) by the norms of SVD, rounded down', () => {
    for (const seed of [1, 2, 3]) {
      const { said, results } = read({ layers: 6, width: 5, skip: 'residual', scale: 0.8, seed });
      const { net, measurement } = results;
      let share = 1;
      for (let r = 3; r <= 6; r++) {
        const { rows, columns, entries } = net.w[r]!;
        const norm = normOf(MlMatrix.from1DArray(rows, columns, [...entries])) * net.factor[r]!;
        share *= 1 - net.activation.slopeBound * norm;
      }
      const [, least] = said.match(
        /^Certified to arrive\..*At least ([\d.]+) of it is left, whatever the example/,
      )!;
      expect(Number(least)).toBeLessThanOrEqual(share);
      expect(Number(least)).toBeGreaterThan(share * 0.98);
      const { logCarriedRms } = measurement.variant!;
      expect(Math.exp(logCarriedRms[2]! - logCarriedRms[6]!)).toBeGreaterThanOrEqual(Number(least));
    }
  });

  it('residual with κ ≥ 1 somewhere: silent, and never certified to vanish', () => {
    expect(read({ layers: 6, skip: 'residual', scale: 8 }).said).toMatch(/^The bound is silent\./);
  });

  it('normalised layers: for whom it holds, and why there is no bound from the weights alone', () => {
    const { said } = read({ layers: 8, width: 40, norm: 'layer', weights: 'orthogonal' });
    expect(said).toMatch(/^Certified vanishing\..*for this example/);
    expect(said).toMatch(/No bound from the weights alone: .*No lower bound: /);
    const batch = read({ layers: 8, norm: 'batch', examples: 8, activation: 'relu' });
    expect(batch.said).toMatch(/bias gradient of every normalised layer is exactly zero/);
  });

  it('in a format: where numbers leave its range', () => {
    expect(read({ layers: 30, precision: 'float16' }).said).toMatch(/^Certified vanishing\..*Underflow/);
    const growing = read({ layers: 20, activation: 'relu', scale: 6, precision: 'float16' });
    expect(growing.said).toMatch(/^The gradient has left the range of its numbers\..*Overflow/);
    expect(growing.said).not.toMatch(/NaN|∞/);
  });

  it('a refusal stands alone: nothing is said of the net on show, which is another', () => {
    const { said } = read({ norm: 'batch' });
    expect(said).toMatch(
      /^Batch normalisation compares the examples .*at least 2 examples, or another normalisation\.$/,
    );
  });
});

it('the inequality (∗∗) is not filled with the numbers of another kind of net', () => {
  const { host } = mount({ skip: 'residual' }, <LiveInequality />);
  expect(host.textContent).toMatch(/about plain layers.*residual connections\.$/);
  expect(host.querySelectorAll('.fig-factor')).toHaveLength(0);
});
