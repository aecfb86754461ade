import { Matrix as MlMatrix } from 'ml-matrix';
import { expect, it } from 'vitest';
import { VerdictLine } from '../../src/figures/verdict.tsx';
import type { Settings } from '../../src/model/settings.ts';
import type { Results } from '../../src/state/results.ts';
import { normOf } from '../equations/matrices.ts';
import { mount } from './mounted.tsx';

/** γ‖wʳ‖ for r = 3 … L, by the SVD of ml-matrix. */
const factorsOf = ({ net, settings }: Results): number[] =>
  Array.from({ length: settings.layers - 2 }, (_, i) => {
    const { rows, columns, entries } = net.w[i + 3]!;
    const w = MlMatrix.from1DArray(rows, columns, [...entries]);
    return net.activation.slopeBound * net.factor[i + 3]! * normOf(w);
  });

const readVerdict = (settings: Partial<Settings>): { said: string; results: Results } => {
  const { host, results } = mount(settings, <VerdictLine />);
  return { said: host.querySelector('.fig-verdict')!.textContent!, results: results() };
};

it('what the verdict says of the bound is what the norms by SVD prove, at every scale', () => {
  const seen = new Set<string>();
  for (const seed of [1, 2, 3]) {
    for (let scale = 0.6; scale < 5; scale *= 1.1) {
      const { said, results } = readVerdict({ layers: 8, width: 6, scale, seed });
      const factors = factorsOf(results);
      const together = factors.reduce((product, factor) => product * factor, 1);
      const { logDelta } = results.measurement;
      const kept = Math.exp(logDelta[2]! - logDelta[8]!);
      if (Math.max(...factors) < 1) {
        expect(said).toMatch(/^Certified vanishing\./);
        const [, most] = said.match(/≤ (0\.\d+) < 1/)!;
        expect(Number(most)).toBeGreaterThanOrEqual(Math.max(...factors) * (1 - 1e-7));
        seen.add('vanishing');
      } else if (together < 1) {
        expect(said).toMatch(/^The bound is silent on single steps\./);
        const [, most] = said.match(/multiply it by (0\.\d+) at most/)!;
        expect(Number(most)).toBeGreaterThanOrEqual(together * (1 - 1e-7));
        expect(kept).toBeLessThanOrEqual(Number(most));
        seen.add('together');
      } else {
        expect(said).toMatch(/^The bound is silent\..*it proves neither growth nor decay/);
        seen.add('silent');
      }
    }
  }
  expect([...seen].sort()).toEqual(['silent', 'together', 'vanishing']);
});

it('just below the edge no number is shown that would read 1', () => {
  const { said } = readVerdict({
    layers: 5,
    width: 4,
    activation: 'tanh',
    weights: 'orthogonal',
    scale: 0.9997,
  });
  expect(said).toMatch(/^Certified vanishing\./);
  expect(said).not.toContain('≤');
});

it('a step back through ReLU layers typically multiplies the error by σ_w/√2, in words that say so', () => {
  const words = (scale: number): string =>
    readVerdict({ layers: 8, width: 6, activation: 'relu', scale }).said;
  expect(words(Math.SQRT2)).toMatch(/a step back keeps its length\.$/);
  expect(words(1.41)).toMatch(/a step back nearly keeps its length\.$/);
  for (const scale of [1.5, 2, 3])
    expect(words(scale)).toContain(`multiplies it by ${(scale / Math.SQRT2).toFixed(2)}.`);
  for (const scale of [0.5, 1, 1.3])
    expect(words(scale)).toContain(`divides it by ${(Math.SQRT2 / scale).toFixed(2)}.`);
});
