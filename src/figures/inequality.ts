import {
  aloud,
  type Decimal,
  decimalOf,
  decimalOfLog10,
  plainText,
  shownInequality,
} from '../model/format.ts';
import { quantities } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import type { Results } from '../state/results.ts';
import { weightNorm } from './readings.ts';

/** ‖∂C/∂bˡ‖ ≤ γ^{L−l+1} ∏_{r=l+1}^{L}‖wʳ‖ · ‖a^L − y‖ at one layer, its numbers as they are shown. */
export interface Inequality {
  readonly layer: number;
  readonly layers: number;
  readonly examples: number;
  readonly measured: Decimal;
  readonly gamma: Decimal;
  /** L − l + 1; one fewer with the cross-entropy. */
  readonly gammaPower: number;
  /** ‖wˡ⁺¹‖ and ‖w^L‖, the ends of the product; the one there is, or none. Undefined where it is not known yet. */
  readonly norms: readonly (Decimal | undefined)[];
  /** ‖a^L − y‖; its mean over the examples. */
  readonly error: Decimal;
  /** Undefined while a norm is missing. */
  readonly bound: Decimal | undefined;
}

const shownNorm = (results: Results, r: number): Decimal | undefined => {
  const norm = weightNorm(results, r);
  return norm === undefined ? undefined : decimalOf(norm);
};

/** Both sides at a layer: measured, and the bound rounded up. */
function sides({ measurement, bounds }: Results, l: number): Pick<Inequality, 'measured' | 'bound'> {
  const measured = measurement.logDelta[l]! / Math.LN10;
  const bound = bounds.logB0[l]! / Math.LN10;
  if (bound === Number.POSITIVE_INFINITY) return { measured: decimalOfLog10(measured), bound: undefined };
  const { smaller, larger } = shownInequality(measured, bound);
  return { measured: smaller, bound: larger };
}

/** The first and the last of the numbers from … to, as far as there are two. */
const ends = (from: number, to: number): number[] => (from < to ? [from, to] : from === to ? [to] : []);

export function inequalityAt(results: Results, l: number): Inequality {
  const { net, settings, measurement } = results;
  const L = settings.layers;
  return {
    layer: l,
    layers: L,
    examples: measurement.examples,
    ...sides(results, l),
    gamma: decimalOf(net.activation.slopeBound, { trim: true }),
    gammaPower: L - l + (net.cost === 'cross-entropy' ? 0 : 1),
    norms: ends(l + 1, L).map((r) => shownNorm(results, r)),
    error: decimalOfLog10(measurement.logError / Math.LN10),
  };
}

export const selectedInequality = (results: Results): Inequality =>
  inequalityAt(results, selectedLayer(results.settings));

/** One factor more on the way back from the output: from layer r to layer r−1. */
export interface Step {
  /** Undefined at the start, where the factors are those of the output layer. */
  readonly r: number | undefined;
  /** The layer that has been reached, r − 1 or L. */
  readonly layer: number;
  /** Undefined where no slope enters: at the output layer with the cross-entropy. */
  readonly gamma: Decimal | undefined;
  /** ‖wʳ‖, or at the start ‖a^L − y‖. */
  readonly factor: Decimal | undefined;
  /** The product of all factors so far: the bound at the layer reached. */
  readonly product: Decimal | undefined;
  readonly measured: Decimal;
}

/** The step number `k` of the walk from the output back: k = 0 at layer L, k = 1 is r = L, … */
export function stepOf(results: Results, k: number): Step {
  const { net, settings, measurement } = results;
  const layer = settings.layers - k;
  const r = k === 0 ? undefined : layer + 1;
  const gamma = decimalOf(net.activation.slopeBound, { trim: true });
  const { measured, bound } = sides(results, layer);
  return {
    r,
    layer,
    gamma: r === undefined && net.cost === 'cross-entropy' ? undefined : gamma,
    factor: r === undefined ? decimalOfLog10(measurement.logError / Math.LN10) : shownNorm(results, r),
    product: bound,
    measured,
  };
}

const say = (number: Decimal | undefined): string =>
  number === undefined ? 'not known yet' : aloud(plainText(number));

/** "γ to the power 11": "0.25 to the power 11". */
export const gammaWords = ({ gamma, gammaPower }: Inequality): string =>
  `${aloud(plainText(gamma))} to the power ${gammaPower}`;

export function normsWords({ norms, layer, layers }: Inequality): string {
  if (norms.length === 0) return 'an empty product, 1';
  if (norms.length === 1) return `the spectral norm of the weights into layer ${layers}, ${say(norms[0])}`;
  return `the spectral norms of the weights into layers ${layer + 1} to ${layers}, ${say(norms[0])} to ${say(norms.at(-1))}`;
}

/** The inequality in one sentence. */
export function inequalitySentence(inequality: Inequality): string {
  const { layer, layers, examples, measured, error, bound } = inequality;
  const mean = examples === 1 ? 'the size of the output error' : `the mean size of ${examples} output errors`;
  return (
    `Layer ${layer} of ${layers}: the measured norm of the bias gradient, ${say(measured)}, is at most the bound, ${say(bound)}: ` +
    `${gammaWords(inequality)}, times ${normsWords(inequality)}, times ${mean}, ${say(error)}.`
  );
}

/** What a step does, in one sentence. */
export function stepSentence({ r, layer, gamma, factor, product, measured }: Step): string {
  const start = r === undefined ? `Start at layer ${layer}` : `From layer ${r} to layer ${layer}`;
  const times = `${gamma === undefined ? '' : `${say(gamma)} times `}${say(factor)}`;
  return `${start}: ${r === undefined ? '' : 'times '}${times}; the product is ${say(product)}, measured ${say(measured)}.`;
}

/** ‖a^L − y‖, or for several examples its mean. */
export const errorTex = (examples: number): string =>
  examples === 1 ? quantities.errorNorm.tex('L') : '\\tfrac{1}{m}\\sum_x\\|e_x\\|';
