import { plain, powerOfTen, type Rich } from '../charts/text.ts';
import { activations } from '../core/activations.ts';
import { intervalWidth, logStepBack } from '../core/single-chain.ts';
import { decimalOfLog10, formatLog10, formatNumber } from '../model/format.ts';

/** One logistic neuron in each of the layers 2 … 5, as in Nielsen's (122). */
export const chainLayers = 5;

export interface ChainSettings {
  readonly weight: number;
  /** How far every activation lies from the point where the next neuron is steepest. */
  readonly offset: number;
}

/** Nielsen's exploding example. */
export const exploding: ChainSettings = { weight: 100, offset: 0 };

export const weightRange = { min: 1, max: 200 } as const;
export const offsetRange = { min: -0.1, max: 0.1 } as const;

/** log₁₀ of what each step back multiplies the error by. */
export const stepBack = ({ weight, offset }: ChainSettings): number =>
  logStepBack(weight, offset) / Math.LN10;

/** log₁₀ of |∂C/∂bˡ| relative to that of the last layer, by layer. */
export function ratiosOf(chain: ChainSettings): Float64Array {
  const step = stepBack(chain);
  return Float64Array.from({ length: chainLayers + 1 }, (_, l) => (chainLayers - l) * step);
}

const f: Rich[number] = { text: 'f', set: 'symbol' };
/** Italic letters lean over. */
const hair: Rich[number] = { text: '\u200a' };

/** A number 10^log10, with as many digits. */
function written(log10: number, digits: number): Rich {
  const { mantissa, exponent } = decimalOfLog10(log10, { digits, trim: true });
  if (exponent === null) return plain(mantissa);
  return [{ text: `${mantissa}·10` }, { text: String(exponent).replace('-', '−'), set: 'raised' }];
}

/** What a step back multiplies by, at length and shorter; the last says that it is f. */
export function factorWays(chain: ChainSettings): Rich[] {
  const step = stepBack(chain);
  return [3, 2, 1]
    .map((digits): Rich => [{ text: '×' }, ...written(step, digits)])
    .concat([[{ text: '×' }, f]]);
}

/** "25³": the ratio of a layer as a power of the factor, which is called f where it is too long to be written out. */
export function powerOf(chain: ChainSettings, layer: number): Rich {
  const power = chainLayers - layer;
  if (power === 0) return plain('1');
  const { mantissa, exponent } = decimalOfLog10(stepBack(chain), { trim: true });
  const base: Rich = exponent === null ? plain(mantissa) : power === 1 ? [f] : [f, hair];
  return power === 1 ? base : [...base, { text: String(power), set: 'raised' }];
}

/** The ratio as a number, where the power does not say it already; the shortest way is its power of ten alone. */
export function valueWays(chain: ChainSettings, layer: number): Rich[] {
  const power = chainLayers - layer;
  const step = stepBack(chain);
  if (power === 0 || (power === 1 && decimalOfLog10(step).exponent === null)) return [plain('')];
  const log10 = power * step;
  return [written(log10, 3), written(log10, 2), [{ text: '≈' }, ...powerOfTen(Math.round(log10))]];
}

const trimmed = (x: number): string => formatNumber(x, { trim: true });
const value = (log10: number): string => formatLog10(log10, { trim: true });

/** What is to be seen in the chain as it stands. */
export function chainTitle(chain: ChainSettings): string {
  const step = stepBack(chain);
  const by = value(step);
  if (intervalWidth(chain.weight) === 0 && step < 0)
    return `A weight of ${trimmed(chain.weight)} can only shrink the error: each step back multiplies it by ${by}`;
  return step >= 0
    ? `It explodes, on a knife-edge: each step back multiplies the error by ${by}`
    : `Beside the edge it vanishes: each step back multiplies the error by ${by}`;
}

/** What the neuron of a layer does and how its gradient compares with the last. */
export function neuronWords(chain: ChainSettings, layer: number): string {
  const z = chain.weight * chain.offset;
  const at = `Layer ${layer}: z = ${trimmed(z)}, slope ${trimmed(activations.sigmoid.slope(z))}`;
  if (layer === chainLayers) return `${at}. The other gradients are compared with this one.`;
  return `${at}. Its gradient is ${value((chainLayers - layer) * stepBack(chain))} times that of layer ${chainLayers}.`;
}

/** How far the activations may be off. */
export function windowWords({ weight }: ChainSettings): string {
  const half = intervalWidth(weight) / 2;
  return half === 0
    ? 'Below |w| = 4 no activation keeps the error from shrinking; at 4 only the one where the slope is ¼.'
    : `With w = ${trimmed(weight)} the error does not shrink as long as the offset is at most ${formatNumber(half, { rounding: 'down' })}.`;
}
