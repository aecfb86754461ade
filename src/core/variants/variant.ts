import type { BackwardPass, SinglePass } from '../backpropagation.ts';
import type { Bounds } from '../bounds.ts';
import type { JacobianStep } from '../jacobian.ts';
import type { Measurement } from '../measurement.ts';
import type { Batch, ForwardPass, Net } from '../network.ts';
import type { FloatFormat } from '../precision/formats.ts';
import type { StoredParameters } from '../precision/stored.ts';
import type { Rungs } from '../rungs.ts';
import type { WeightNorms } from '../weight-norms.ts';
import type { Normalisation } from './normalisation.ts';

/**
 * What one layer does: aˡ = [aˡ⁻¹ +] branch·σ(N(wˡaˡ⁻¹ + bˡ)). The plain layer is σ(wˡaˡ⁻¹ + bˡ) alone. A new kind of layer is
 * another of these, and everything that is computed of a net asks no more of it than this.
 */
export interface LayerMap {
  /** Whether aˡ⁻¹ is added: the residual connection. */
  readonly skips: boolean;
  /** What the rest is multiplied by before it is added. */
  readonly branch: number;
  /** N; none if null. */
  readonly norm: Normalisation | null;
  /** Whether a slope enters on the way back: not at the output with the cross-entropy. */
  readonly sloped: boolean;
}

/** A bound of the ladder that does not apply to a net, and why. */
export type RungId = 'b0' | 'b1' | 'b2' | 'b3' | 'lower';
export type Refusal =
  /** N′ has the norm 1/s, and no weights tell how small s may become. */
  | 'spread-unknown'
  /** N′ kills two directions in every group of numbers. */
  | 'norm-kills'
  /** Rounding sets numbers to zero. */
  | 'rounded-to-zero'
  /** The product of the exact matrices is not what the rounded numbers pass through. */
  | 'product-rounded'
  /** Gradients of several examples may cancel, and each has a product of its own. */
  | 'several-examples';

/** What differs from the plain net: how layers are joined, and how numbers are stored. */
export interface Variant {
  /** By layer, l = 2 … L. */
  readonly maps: readonly LayerMap[];
  /** Whether examples meet on the way: batch normalisation. */
  readonly couplesExamples: boolean;
  /** Of every stored number; doubles if null. */
  readonly format: FloatFormat | null;
  /** Weights and biases as they are stored in that format. */
  readonly stored: StoredParameters | null;
  /** The error is multiplied by 2^this before it goes back, the gradients divided by it at the end. */
  readonly lossScale: number;
  /** Both passes, all examples of a batch at once, in small steps. */
  readonly passes: (net: Net, batch: Batch) => Generator<null, Passes>;
  readonly bounds: (
    net: Net,
    measurement: Measurement,
    norms: (r: number) => WeightNorms | undefined,
  ) => Bounds;
  readonly innerRungs: (net: Net, measurement: Measurement, outer: Bounds) => Generator<Rungs, void>;
  readonly jacobianSteps: (net: Net, pass: SinglePass) => Generator<JacobianStep, void>;
}

/** What else is known of a way back that is not that of the plain net; by layer and example. */
export interface VariantBackward {
  /** log‖∂C/∂aˡ_x‖; at l = L log‖a^L − y‖. */
  readonly logCarried: readonly Float64Array[];
  /** log of what N′ˡΣ′ˡ·branch stretches at most: log max_j|σ′(ẑˡ_xj)| without a norm, 0 where no slope enters. */
  readonly logSteepest: readonly Float64Array[];
  /** Where numbers of a layer fell to zero for want of smaller ones, l = 2 … L; only in a format other than doubles. */
  readonly lost?: readonly Lost[];
}

/** How many numbers of a layer on the way back were stored as zero although they are not, and how many were stored. */
export interface Lost {
  readonly zeros: number;
  readonly of: number;
}

/** Both passes of a batch. */
export interface Passes {
  readonly forward: ForwardPass;
  /** a^L − y as it goes back. */
  readonly error: Float64Array;
  readonly backward: BackwardPass;
}
