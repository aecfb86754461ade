import { multiply, norm } from './linear-algebra.ts';
import type { Activation, Matrix } from './types.ts';
import type { Normalised } from './variants/normalisation.ts';
import type { Variant } from './variants/variant.ts';

export const costIds = ['quadratic', 'cross-entropy'] as const;
export type CostId = (typeof costIds)[number];

/**
 * A feedforward net of layers 1 … L. wˡ is factor[l]·w[l], so that a change of the weight scale touches one number a
 * layer. With the cross-entropy cost the output units are logistic whatever the activation of the hidden layers.
 */
export interface Net {
  /** n_l at index l = 1 … L; index 0 is unused. */
  readonly sizes: readonly number[];
  /** Unit-scale matrices at l = 2 … L, n_l × n_{l−1}; tied layers share one object. */
  readonly w: readonly Matrix[];
  readonly factor: readonly number[];
  /** bˡ at l = 2 … L, n_l numbers. */
  readonly b: readonly Float64Array[];
  readonly activation: Activation;
  /** The activation of layer L. */
  readonly outputActivation: Activation;
  readonly cost: CostId;
  /** What differs from the plain net, aˡ = σ(wˡaˡ⁻¹ + bˡ) in doubles; absent where nothing does. */
  readonly variant?: Variant;
}

/** m examples: x is m × n_1, y is m × n_L, row-major. Without y the error a^L − y itself is given (see {@link errorOf}). */
export interface Batch {
  readonly examples: number;
  readonly x: Float64Array;
  readonly y?: Float64Array;
  /** a^L − y, m × n_L, where the target is defined by it. */
  readonly error?: Float64Array;
}

/** Examples whose targets do not depend on the net. */
export interface LabelledBatch extends Batch {
  readonly y: Float64Array;
}

/** zˡ at l = 2 … L and aˡ at l = 1 … L, each m × n_l, row-major. */
export interface ForwardPass {
  readonly examples: number;
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
  /** ẑˡ of the layers that are normalised. */
  readonly normalised?: readonly (Normalised | undefined)[];
}

export const depth = (net: Net): number => net.sizes.length - 1;

/** The activation of layer l. */
export const activationAt = (net: Net, l: number): Activation =>
  l === depth(net) ? net.outputActivation : net.activation;

/** What σ is applied to in layer l: zˡ, or ẑˡ where it is normalised. */
export const slopeArgument = (pass: ForwardPass, l: number): Float64Array =>
  pass.normalised?.[l]?.values ?? pass.z[l]!;

/** zˡ = wˡaˡ⁻¹ + bˡ,  aˡ = σ(zˡ),  l = 2 … L, of a plain net.  Nielsen (25). Shapes: zˡ, aˡ are m × n_l. */
export function forward(net: Net, x: Float64Array, examples: number): ForwardPass {
  if (net.variant) throw new Error('This net has passes of its own.');
  const L = depth(net);
  const z: Float64Array[] = [];
  const a: Float64Array[] = [];
  a[1] = x;
  for (let l = 2; l <= L; l++) {
    const n = net.sizes[l]!;
    const sigma = activationAt(net, l).value;
    const b = net.b[l]!;
    const zl = new Float64Array(examples * n);
    const al = new Float64Array(examples * n);
    multiply(net.w[l]!, a[l - 1]!, zl, net.factor[l]!, examples);
    for (let i = 0; i < zl.length; i += n) {
      for (let j = 0; j < n; j++) {
        const zj = zl[i + j]! + b[j]!;
        zl[i + j] = zj;
        al[i + j] = sigma(zj);
      }
    }
    z[l] = zl;
    a[l] = al;
  }
  return { examples, z, a };
}

/**
 * e = a^L − y, m × n_L. Where y is 1 and the unit is logistic, a − 1 = −1/(1+eᶻ) without cancellation.
 */
export function errorOf(net: Net, batch: Batch, pass: ForwardPass): Float64Array {
  if (batch.error) return batch.error;
  const L = depth(net);
  const a = pass.a[L]!;
  const z = pass.z[L]!;
  const y = batch.y!;
  const logistic = net.cost === 'cross-entropy';
  return a.map((ai, i) => (logistic && y[i] === 1 ? -1 / (1 + Math.exp(z[i]!)) : ai - y[i]!));
}

/**
 * Mean cost over the examples: C = ½‖a^L − y‖² (Nielsen's quadratic cost of one example), or the cross-entropy
 * −Σ_j [y_j ln a_j + (1−y_j) ln(1−a_j)] of logistic outputs, by ln s(z) = −softplus(−z) so that a saturated unit costs
 * |z| and not ∞, and a right one e^−|z| and not 0. ∞ where a cost exceeds the largest double.
 */
export function meanCost(net: Net, batch: Batch, pass: ForwardPass, error: Float64Array): number {
  const L = depth(net);
  const m = pass.examples;
  let sum = 0;
  if (net.cost === 'quadratic') {
    const n = net.sizes[L]!;
    for (let x = 0; x < m; x++) sum += norm(error, x * n, n) ** 2;
    return sum / (2 * m);
  }
  const z = pass.z[L]!;
  const a = pass.a[L]!;
  for (let i = 0; i < z.length; i++) {
    const y = batch.y ? batch.y[i]! : a[i]! - error[i]!;
    // A factor 0 in front of a softplus that may be as large as z.
    if (y !== 0) sum += y * softplus(-z[i]!);
    if (y !== 1) sum += (1 - y) * softplus(z[i]!);
  }
  return sum / m;
}

/** ln(1+eᶻ). */
const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
