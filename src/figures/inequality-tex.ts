import { texLog10, texNumber, texText } from '../model/format.ts';
import { selectedLayer } from '../model/settings.ts';
import { outsideWords } from '../model/variant-words.ts';
import type { Results } from '../state/results.ts';
import { inequalityAt } from './inequality.ts';
import { weightNorm } from './readings.ts';

/** (∗∗) as LaTeX, which amsmath sets. */
export interface InequalityTex {
  /** For every layer l of every net. */
  readonly symbols: string;
  /** For the selected layer of the net on show; null while a norm is missing. */
  readonly numbers: string | null;
}

/** As many factors are written out; of more the product. */
const mostFactors = 6;

const dot = String.raw` \cdot `;

const displayed = (...lines: readonly string[]): string => ['\\[', ...lines, '\\]'].join('\n');

const gradient = (l: string): string => String.raw`\left\| \frac{\partial C}{\partial b^{${l}}} \right\|`;

function errorTex(examples: number, L: string): string {
  return examples === 1
    ? String.raw`\left\| a^{${L}} - y \right\|`
    : String.raw`\frac{1}{m} \sum_{x} \left\| a^{${L}}_x - y_x \right\|`;
}

/** The bound's exponent of γ with l and L as letters. */
const powerTex = (lacksOne: boolean): string => (lacksOne ? 'L-l' : 'L-l+1');

/** ‖wʳ‖ for r = l+1 … L with their numbers, rounded up; a product of many as one number. Undefined while one is missing. */
function normsTex(results: Results, l: number): string | undefined {
  const { layers } = results.settings;
  const norms = Array.from({ length: layers - l }, (_, i) => weightNorm(results, l + 1 + i));
  if (norms.some((norm) => norm === undefined)) return undefined;
  if (norms.length <= mostFactors) return norms.map((norm) => texNumber(norm!, { rounding: 'up' })).join(dot);
  const log = norms.reduce<number>((sum, norm) => sum + Math.log10(norm!), 0);
  return texLog10(log, { rounding: 'up' });
}

/** The inequality of the selected layer; words instead where it is not about the net on show. */
export function inequalityTex(results: Results): InequalityTex | { readonly outside: string } {
  const outside = outsideWords(results.settings);
  if (outside !== null) return { outside };
  const l = selectedLayer(results.settings);
  const { layers: L, examples } = results.settings;
  const { measured, gamma, gammaPower, error, bound } = inequalityAt(results, l);
  const lacksOne = gammaPower === L - l;
  const symbols = displayed(
    String.raw`  ${gradient('l')} \le \gamma^{${powerTex(lacksOne)}} \prod_{r=l+1}^{L} \left\| w^r \right\| \cdot ${errorTex(examples, 'L')}`,
  );
  const norms = normsTex(results, l);
  if (bound === undefined || norms === undefined) return { symbols, numbers: null };
  const product = (...factors: readonly string[]): string =>
    factors.filter((factor) => factor !== '').join(dot);
  const power = (base: string): string => (gammaPower === 0 ? '' : `${base}^{${gammaPower}}`);
  const matrices = l === L ? '' : String.raw`\prod_{r=${l + 1}}^{${L}} \left\| w^r \right\|`;
  const letters = product(power(String.raw`\gamma`), matrices, errorTex(examples, String(L)));
  const digits = product(power(texText(gamma)), norms, texText(error));
  const numbers = displayed(
    String.raw`  \begin{aligned}`,
    String.raw`    ${gradient(String(l))} &\le ${letters} \\`,
    String.raw`    ${texText(measured)} &\le ${digits} \approx ${texText(bound)}`,
    String.raw`  \end{aligned}`,
  );
  return { symbols, numbers };
}
