import type { Shades } from '../charts/network-geometry.ts';
import type { Step } from '../charts/network-step.tsx';
import type { SinglePass } from '../core/backpropagation.ts';
import { drawBatch } from '../core/experiment.ts';
import { multiplyTransposed } from '../core/linear-algebra.ts';
import { errorOf } from '../core/network.ts';
import type { ActivationId } from '../core/types.ts';
import type { Results } from '../state/results.ts';

/** What each neuron shows. */
export type Shown = 'activations' | 'delta';

/** From the lightest to the darkest: values of a, or log₁₀|δ|. */
export interface ShadeScale {
  readonly low: number;
  readonly high: number;
}

/** Where the values of an activation lie, if they are bounded. */
const ranges: Partial<Record<ActivationId, readonly [number, number]>> = {
  sigmoid: [0, 1],
  'hard-sigmoid': [0, 1],
  tanh: [-1, 1],
  'hard-tanh': [-1, 1],
  softsign: [-1, 1],
  sin: [-1, 1],
  arctan: [-Math.PI / 2, Math.PI / 2],
  erf: [-1, 1],
};

/** All values that a bounded activation can take; of another one those it takes here, around or above 0. */
export function activationScale({ settings, measurement }: Results): ShadeScale {
  // A skip connection adds what came before to it.
  const range = settings.skip === 'none' ? ranges[settings.activation] : undefined;
  if (range) return { low: range[0], high: range[1] };
  let [low, high] = [0, 0];
  for (const a of measurement.single?.forward.a.slice(2) ?? [])
    for (const value of a) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (!Number.isFinite(high - low)) return { low: 0, high: Number.MAX_VALUE };
  const most = Math.max(high, -low) || 1;
  return low < -0.2 * most ? { low: -most, high: most } : { low: 0, high: most };
}

/** At least so many decades, lest the spread within a layer look like a story. */
const fewestDecades = 4;

/**
 * Whole decades from the typical |δ_j| of the smallest layer, and a little less, to that of the largest: neurons far below the
 * rest of their layer are as light as can be.
 */
export function errorScale({ measurement, net }: Results): ShadeScale {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let l = 2; l < net.sizes.length; l++) {
    const typical = measurement.logDelta[l]! / Math.LN10 - Math.log10(net.sizes[l]!) / 2;
    if (!Number.isFinite(typical)) continue;
    low = Math.min(low, typical);
    high = Math.max(high, typical);
  }
  if (low > high) return { low: -fewestDecades, high: 0 };
  const top = Math.ceil(high + 0.2);
  return { low: Math.min(Math.floor(low - 0.5), top - fewestDecades), high: top };
}

/** log₁₀ of the sizes of exp(log)·vector, −∞ for zeros. */
const sizesOf = (vector: Float64Array, log: number): Float64Array =>
  vector.map((entry) => (log + Math.log(Math.abs(entry))) / Math.LN10);

/** The error that reaches a layer before its slopes have acted, (wˡ⁺¹)ᵀδˡ⁺¹, at the output a^L − y: log₁₀ of its sizes. */
function carried({ net, experiment }: Results, { forward, backward }: SinglePass, l: number): Float64Array {
  if (l === net.sizes.length - 1) return sizesOf(errorOf(net, drawBatch(experiment, 0, 1), forward), 0);
  const sum = new Float64Array(net.sizes[l]!);
  multiplyTransposed(net.w[l + 1]!, backward.direction[l + 1]!, sum, net.factor[l + 1]!, 1);
  return sizesOf(sum, backward.logDelta[l + 1]![0]!);
}

/** What the neurons show, the layer of the step as it is when its weights have acted but not yet its slopes. */
function valuesOf(results: Results, shown: Shown, { layer, part, pass }: Step): (Float64Array | undefined)[] {
  const { single } = results.measurement;
  if (!single) return [];
  const { a, z } = single.forward;
  const isHalf = part === 'weights';
  if (shown === 'activations')
    return a.map((values, l) => (isHalf && pass === 'forward' && l === layer ? z[l] : values));
  const { direction, logDelta } = single.backward;
  return direction.map((vector, l) =>
    isHalf && pass === 'backward' && l === layer
      ? carried(results, single, l)
      : sizesOf(vector, logDelta[l]![0]!),
  );
}

/** How dark every neuron is; errors that are exactly zero leave it empty. The input and sums z have scales of their own. */
export function shadesOf(results: Results, shown: Shown, scale: ShadeScale, step: Step): Shades {
  const { low, high } = scale;
  return valuesOf(results, shown, step).map((values, l) => {
    if (!values) return undefined;
    const isSum = l === step.layer && step.part === 'weights';
    const [from, to] = shown === 'activations' && (l === 1 || isSum) ? ownRange(values) : [low, high];
    return values.map((value) =>
      value === Number.NEGATIVE_INFINITY
        ? Number.NaN
        : Math.max(0, Math.min(1, (value - from) / (to - from))),
    );
  });
}

/** Around 0 if there are negative numbers, as of noise; grey values of digits are 0 … 1. */
function ownRange(values: Float64Array): readonly [number, number] {
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
  return values.some((value) => value < 0) ? [-most, most] : [0, most];
}
