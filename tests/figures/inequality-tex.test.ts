import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { inequalityTex } from '../../src/figures/inequality-tex.ts';
import type { Settings } from '../../src/model/settings.ts';
import { run } from '../python.ts';
import { resultsOf, smallNet } from './nets.ts';

function texOf(settings: Partial<Settings>): { symbols: string; numbers: string } {
  const tex = inequalityTex(resultsOf(settings));
  if ('outside' in tex || tex.numbers === null)
    throw new Error('There is an inequality for each of these nets.');
  return { symbols: tex.symbols, numbers: tex.numbers };
}

/** What stands between \[ and \]. */
const inside = (tex: string): string => /^\\\[\n(.*)\n\\\]$/s.exec(tex)![1]!;

/** log₁₀ of a product of numbers as LaTeX writes them, 2.5 \times 10^{-7} \cdot 0.25^{11}. */
const log10Of = (tex: string): number =>
  tex.split('\\cdot').reduce((sum, factor) => {
    const [, size, , ten, , power] =
      /^\s*([\d.]+)(\s*\\times 10\^\{(-?\d+)\})?(\^\{(\d+)\})?\s*$/.exec(factor) ?? [];
    return sum + Math.log10(Number(size)) * Number(power ?? 1) + Number(ten ?? 0);
  }, 0);

describe('(∗∗) as LaTeX', () => {
  it('is accepted by KaTeX in its strict mode, for every net', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        for (const tex of Object.values(texOf(settings)))
          katex.renderToString(inside(tex), { displayMode: true, strict: 'error' });
      }),
      { numRuns: 60 },
    );
  });

  it('has numbers that satisfy it as they stand: measured ≤ product of the factors ≈ bound', () => {
    fc.assert(
      fc.property(smallNet, (settings) => {
        const line = texOf(settings).numbers.split('\n').at(-3)!;
        const [measured, product, bound] = line.split(/&\\le|\\approx/);
        if (measured!.trim() === '0') return;
        const factors = log10Of(product!);
        // Up to half a unit of the third digit in γ, the error and the measured norm.
        expect(log10Of(measured!)).toBeLessThanOrEqual(factors + 0.0045 * (1 + (settings.layers ?? 0)));
        expect(Math.abs(factors - log10Of(bound!))).toBeLessThan(0.0045 * (2 + (settings.layers ?? 0)));
      }),
      { numRuns: 60 },
    );
  });

  it('has one γ fewer with the cross-entropy, and the mean over several examples', () => {
    const plain = texOf({ layers: 5, layer: 2, activation: 'tanh' });
    expect(plain.symbols).toContain(
      String.raw`\gamma^{L-l+1} \prod_{r=l+1}^{L} \left\| w^r \right\| \cdot \left\| a^{L} - y \right\|`,
    );
    expect(plain.numbers).toContain(String.raw`\gamma^{4} \cdot \prod_{r=3}^{5}`);
    const entropy = texOf({ layers: 5, layer: 2, activation: 'tanh', cost: 'cross-entropy', examples: 3 });
    expect(entropy.symbols).toContain(String.raw`\gamma^{L-l} \prod`);
    expect(entropy.symbols).toContain(String.raw`\frac{1}{m} \sum_{x}`);
    expect(entropy.numbers).toContain(String.raw`\gamma^{3} \cdot`);
  });

  it('at the last layer with the cross-entropy is the error alone', () => {
    const { numbers } = texOf({ layers: 4, layer: 4, cost: 'cross-entropy' });
    expect(numbers).not.toMatch(/gamma|prod/);
    expect(numbers).toContain(String.raw`&\le \left\| a^{4} - y \right\|`);
  });

  it('of a net of another kind there is none', () => {
    expect(inequalityTex(resultsOf({ skip: 'residual' }))).toEqual({
      outside: expect.stringContaining('residual connections'),
    });
  });

  const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;
  it.skipIf(!hasLatex)(
    `compiles with amsmath${hasLatex ? '' : ' (skipped: there is no pdflatex here)'}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tex-'));
      const nets = [{}, { layers: 3, layer: 3 }, { examples: 3, cost: 'cross-entropy' as const, layers: 9 }];
      const body = nets.flatMap((net) => Object.values(texOf(net))).join('\n');
      writeFileSync(
        join(folder, 'all.tex'),
        `\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n${body}\n\\end{document}\n`,
      );
      const { status, output } = await run(
        'pdflatex',
        ['-interaction=nonstopmode', '-halt-on-error', 'all.tex'],
        folder,
      );
      expect(status, output).toBe(0);
    },
  );
});
