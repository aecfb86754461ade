import type { Bounds } from '../bounds.ts';
import type { Experiment } from '../experiment.ts';
import type { Measurement } from '../measurement.ts';
import { type EnsembleNumbers, sampleEnsemble } from './ensemble.ts';
import { createSamples, quantileOf, type Samples } from './samples.ts';

/** log ‖∂C̄/∂b²‖/‖∂C̄/∂b^L‖ or the same of weights: the first layer that learns against the last. Natural logarithms. */
export interface EndQuantiles {
  /** −∞ where the first layer of so many nets receives exactly nothing; NaN without any net. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** The ratio of one net, and what is certified of it: ±∞ where nothing is. */
export interface EndBracket {
  readonly measured: number;
  readonly least: number;
  readonly most: number;
}

/** A number for the biases and one for the weights. */
export interface Ends<One> {
  readonly bias: One;
  readonly weight: One;
}

/** The quantiles of both ratios over the first `count` nets; those without a ratio, 0/0 or ∞/∞, are left out. */
export function endQuantilesOf({ delta, gradW }: Samples, count: number): Ends<EndQuantiles> {
  const L = delta.length - 1;
  const quantiles = (byLayer: readonly Float64Array[]): EndQuantiles => {
    const ratios = byLayer[2]!
      .subarray(0, count)
      .map((first, run) => first - byLayer[L]![run]!)
      .filter((ratio) => !Number.isNaN(ratio) && ratio < Number.POSITIVE_INFINITY)
      .sort();
    const at = (share: number) => (ratios.length === 0 ? Number.NaN : quantileOf(ratios, share));
    return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
  };
  return { bias: quantiles(delta), weight: quantiles(gradW) };
}

/** The same of nets that are sampled first. */
export function* sampleEnds(
  experiment: Experiment,
  runs: number,
  numbers: EnsembleNumbers,
): Generator<null, Ends<EndQuantiles>> {
  const samples = createSamples(experiment.layers, runs);
  for (const _ of sampleEnsemble(experiment, runs, numbers, samples)) yield null;
  return endQuantilesOf(samples, runs);
}

/**
 * Both ratios of one net, with B ≥ (1/m)Σ‖δ²_x‖ the bound at layer 2 (B0, or B1 where there is no B0) and the lower one:
 *   lower/‖∂C̄/∂b^L‖ ≤ ‖∂C̄/∂b²‖/‖∂C̄/∂b^L‖ ≤ B/‖∂C̄/∂b^L‖,
 *   ‖∂C̄/∂w²‖ ≤ (1/m)Σ‖δ²_x‖‖x‖ ≤ B·max‖x‖, with equality of both sides' factor ‖x‖ for one example.
 * Where the numbers of a format are rounded, the product δ(aˡ⁻¹)ᵀ is rounded as well: nothing is claimed of weights there.
 */
export function endBrackets(
  { logDelta, logGradW, variant }: Measurement,
  { logB0, logB1, logLower, variant: proved }: Bounds,
  logLongestInput: number,
): Ends<EndBracket> {
  const L = logDelta.length - 1;
  const none = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  const most = logB0[2]! < Number.POSITIVE_INFINITY ? logB0[2]! : logB1[2]!;
  const against = (last: number, input: number) =>
    Number.isFinite(last) ? { least: logLower[2]! + input - last, most: most + input - last } : none;
  const isRounded = variant?.lost !== undefined;
  return {
    // A normalised batch has no bias gradient to be bounded: the bounds are those of its errors.
    bias: { measured: logDelta[2]! - logDelta[L]!, ...(proved?.ofErrors ? none : against(logDelta[L]!, 0)) },
    weight: {
      measured: logGradW[2]! - logGradW[L]!,
      ...(isRounded ? none : against(logGradW[L]!, logLongestInput)),
    },
  };
}
