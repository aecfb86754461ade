import { drawBatch, type Experiment } from '../core/experiment.ts';
import { finish } from '../core/measurement.ts';
import { activationAt, depth, type Net, slopeArgument } from '../core/network.ts';
import { passes } from '../core/passes.ts';
import type { ActivationId, Bracket } from '../core/types.ts';
import type { Settings } from '../model/settings.ts';
import type { Results } from './results.ts';

export const recordFileName = 'record.json';

/**
 * One net with all that is needed to compute its numbers again elsewhere. Keys of w and b, and `layer`, count layers from 1,
 * the input, so that they run from 2 to L; rows of w are output neurons. Lengths of vectors are Euclidean, norms of
 * ∂C/∂w Frobenius's, norms of w spectral. null stands for what is not there (the inner rungs, lower bound and slack of a
 * batch) and for what a double or JSON cannot hold: a size below 2⁻¹⁰²² or above the largest double, which then has its
 * `log10` alone, and the log10 of zero.
 */
export interface NetRecord {
  readonly format: 'unstable-gradients/1';
  readonly settings: Settings;
  /** n_1 … n_L. */
  readonly sizes: readonly number[];
  /** σ of every layer; with the cross-entropy cost the output units are logistic instead. */
  readonly activation: ActivationId;
  readonly w: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (readonly number[])[];
  /**
   * a^L − y, as the backward pass starts with it: with a target defined by it, y is a^L less it and has fewer digits of it.
   */
  readonly error: readonly (readonly (number | null)[])[];
  /** Mean over the examples. */
  readonly cost: number | null;
  /** (1/m)Σ‖a^L − y‖. */
  readonly errorNorm: number | null;
  readonly layers: readonly LayerRecord[];
  readonly typical: TypicalRecord | null;
  readonly ensemble: EnsembleRecord | null;
}

export interface LayerRecord {
  readonly layer: number;
  /** ‖∂C̄/∂bˡ‖ of the mean cost; for one example ‖δˡ‖. */
  readonly deltaNorm: number | null;
  readonly gradWNorm: number | null;
  readonly weightNorm: Bracket;
  /** s₋(wˡ) from below: min ‖(wˡ)ᵀu‖ over unit vectors u, 0 if wˡ has more rows than columns. */
  readonly weightSmallest: number;
  /** max |σ′(zˡ_j)| over the units and examples. */
  readonly slopeMax: number | null;
  readonly log10: Readonly<Record<'delta' | 'gradW' | 'b0' | 'b1' | 'b2' | 'b3' | 'lower', number | null>>;
  /** Natural logarithms; from layer l on they sum to ln(B0/‖δˡ‖). */
  readonly slack: Readonly<Record<'activation' | 'alignment' | 'averaging', number>> | null;
}

/** The limit of wide layers: where the variance of zˡ comes to rest, what holds there, and gradients on the way. */
export interface TypicalRecord {
  /** q*; null where the variance grows without bound, and so with the others. */
  readonly qStar: number | null;
  /** χ₁ = σ_w² E σ′², by which E‖δ‖² is multiplied at each step back. */
  readonly chi1: number | null;
  readonly vPrime: number | null;
  /** The correlation to which two inputs tend. */
  readonly cStar: number | null;
  /** −1/ln χ₁, in layers; negative where gradients grow. */
  readonly depthScale: number | null;
  /** [layer, ½ log₁₀ E‖δˡ‖²], … */
  readonly log10Delta: readonly (readonly [number, number])[];
  /** Why the last does not fit nets of this width, depth or target; null where it does. */
  readonly caveat: string | null;
}

/** Quantiles of log₁₀‖∂C̄/∂bˡ‖ over nets with weights of their own; null for zero. */
export interface EnsembleRecord {
  readonly runs: number;
  readonly log10Delta: readonly {
    readonly layer: number;
    readonly p10: number | null;
    readonly p50: number | null;
    readonly p90: number | null;
  }[];
}

type Complete = Pick<
  Results,
  'settings' | 'experiment' | 'net' | 'measurement' | 'bounds' | 'slack' | 'norms' | 'rungs'
>;

/** The record of results with nothing missing. Throws if a norm is. */
export function recordOf(
  results: Complete,
  typical: TypicalRecord | null = null,
  ensemble: EnsembleRecord | null = null,
): NetRecord {
  const { settings, experiment, net, measurement } = results;
  const layers = Array.from({ length: depth(net) - 1 }, (_, i) => i + 2);
  const { x, y, error, slopeMax } = examplesOf(experiment, net);
  return {
    format: 'unstable-gradients/1',
    settings,
    sizes: net.sizes.slice(1),
    activation: settings.activation,
    w: Object.fromEntries(layers.map((l) => [l, weightRows(net, l)])),
    b: Object.fromEntries(layers.map((l) => [l, [...net.b[l]!]])),
    x,
    y,
    error,
    cost: finite(measurement.cost),
    errorNorm: fromLog(measurement.logError),
    layers: layers.map((l) => layerOf(results, l, slopeMax[l]!)),
    typical,
    ensemble,
  };
}

function layerOf(
  { net, measurement, bounds, norms, rungs, slack }: Complete,
  l: number,
  logSlope: number,
): LayerRecord {
  const known = norms(l);
  if (!known) throw new Error(`The norm of the weights of layer ${l} is not known.`);
  const factor = net.factor[l]!;
  // Of the weights as they are written, each rounded after the factor: ‖rounding‖ ≤ 2⁻⁵³‖w‖_F.
  const outwards = (net.w[l]!.rows + net.w[l]!.columns + 4) * 2 ** -53;
  const rung = rungs[l];
  return {
    layer: l,
    deltaNorm: fromLog(measurement.logDelta[l]!),
    gradWNorm: fromLog(measurement.logGradW[l]!),
    weightNorm: {
      lower: known.largest.lower * factor * (1 - outwards),
      upper: known.largest.upper * factor * (1 + outwards),
    },
    weightSmallest: Math.max(0, known.smallest.lower - outwards * known.largest.upper) * factor,
    slopeMax: fromLog(logSlope),
    log10: {
      delta: log10(measurement.logDelta[l]!),
      gradW: log10(measurement.logGradW[l]!),
      b0: log10(bounds.logB0[l]!),
      b1: log10(bounds.logB1[l]!),
      b2: rung ? log10(rung.logB2) : null,
      b3: rung ? log10(rung.logB3) : null,
      lower: log10(bounds.logLower[l]!),
    },
    slack: slack && {
      activation: slack.activation[l]!,
      alignment: slack.alignment[l]!,
      averaging: slack.averaging[l]!,
    },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** exp(log): 0 for −∞, null where that is not a normal double. */
function fromLog(log: number): number | null {
  const value = Math.exp(log);
  return log === Number.NEGATIVE_INFINITY || value >= 2 ** -1022 ? finite(value) : null;
}

const log10 = (log: number): number | null => finite(log / Math.LN10);

/** Rows of a flat m × n array. */
const rowsOf = (flat: Float64Array, n: number): number[][] =>
  Array.from({ length: flat.length / n }, (_, i) => [...flat.subarray(i * n, (i + 1) * n)]);

function weightRows(net: Net, l: number): number[][] {
  const { entries, columns } = net.w[l]!;
  return rowsOf(
    entries.map((entry) => net.factor[l]! * entry),
    columns,
  );
}

interface Examples {
  readonly x: number[][];
  readonly y: number[][];
  readonly error: (number | null)[][];
  /** log max|σ′(zˡ)| by layer. */
  readonly slopeMax: number[];
}

/** The examples, drawn again, some at a time unless they meet on the way. A target defined by its error is y = a^L − e. */
function examplesOf(experiment: Experiment, net: Net): Examples {
  const L = depth(net);
  const x: number[][] = [];
  const y: number[][] = [];
  const errors: number[][] = [];
  const slopeMax = net.sizes.map(() => Number.NEGATIVE_INFINITY);
  const block = net.variant?.couplesExamples ? experiment.examples : 16;
  for (let first = 0; first < experiment.examples; first += block) {
    const batch = drawBatch(experiment, first, Math.min(block, experiment.examples - first));
    const { forward: pass, error } = finish(passes(net, batch));
    x.push(...rowsOf(batch.x, net.sizes[1]!));
    y.push(...rowsOf(batch.y ?? pass.a[L]!.map((a, i) => a - error[i]!), net.sizes[L]!));
    errors.push(...rowsOf(error, net.sizes[L]!));
    for (let l = 2; l <= L; l++) {
      const { logSlope } = activationAt(net, l);
      slopeMax[l] = slopeArgument(pass, l).reduce((most, z) => Math.max(most, logSlope(z)), slopeMax[l]!);
    }
  }
  return { x, y, error: errors.map((row) => row.map(finite)), slopeMax };
}
