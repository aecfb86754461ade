import { Matrix as Dense, EigenvalueDecomposition } from 'ml-matrix';
import { activations } from './activations.ts';
import type { SinglePass } from './backpropagation.ts';
import { backwardStep, type LogMatrix, rescaled } from './jacobian.ts';
import { product } from './linear-algebra.ts';
import { type Batch, depth, type Net } from './network.ts';
import { moderated } from './scaling.ts';
import { spectralNorm } from './spectral-norm.ts';
import type { Bracket, Matrix } from './types.ts';

/**
 * One matrix and one bias for all layers: a recurrent net unrolled, layer l being time l (Pascanu, Mikolov and Bengio 2013). A
 * step back multiplies by Σ′ˡwᵀ, and the product over many steps is one of powers, as it were, of the same matrix.
 */
export interface RecurrentCondition {
  /** σ₁(w) = ‖w‖. */
  readonly largestSingularValue: Bracket;
  /** 1/γ. */
  readonly threshold: number;
  /** σ₁(w) < 1/γ is sufficient for vanishing: each step back shrinks the error by γσ₁(w) at least, whatever the input. */
  readonly vanishes: boolean;
  /** σ₁(w) > 1/γ is necessary for exploding, and not sufficient. */
  readonly mayExplode: boolean;
}

/** `norms` is ‖w‖ of the matrix that is multiplied by `factor`. */
export function recurrentCondition(norms: Bracket, factor: number, slopeBound: number): RecurrentCondition {
  const ulp = 2 ** -52;
  const largestSingularValue = {
    lower: norms.lower * factor * (1 - ulp),
    upper: norms.upper * factor * (1 + ulp),
  };
  return {
    largestSingularValue,
    threshold: 1 / slopeBound,
    vanishes: largestSingularValue.upper * slopeBound * (1 + ulp) < 1,
    mayExplode: largestSingularValue.upper * slopeBound * (1 + ulp) > 1,
  };
}

/**
 * ρ(w) = max|λ|, from the eigenvalues of a square matrix (Hessenberg form and QR steps). No bracket: eigenvalues of a matrix far
 * from normal are ill conditioned, and are found to some ‖w‖·2⁻⁵³ᐟᵏ where k of them meet.
 */
export function spectralRadius(w: Matrix): number {
  if (w.rows !== w.columns) throw new RangeError(`A ${w.rows} × ${w.columns} matrix has no eigenvalues.`);
  const { A, scale } = moderated(w);
  const dense = Dense.from1DArray(A.rows, A.columns, A.entries);
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(dense);
  return (
    scale *
    realEigenvalues.reduce((most, re, i) => Math.max(most, Math.hypot(re, imaginaryEigenvalues[i]!)), 0)
  );
}

/** log‖wᵏ‖ of one power, from below and above. */
export interface PowerNorm {
  readonly power: number;
  readonly log: Bracket;
}

/**
 * log‖wᵏ‖, k = 1 … count, of factor·w: what k steps of a linear recurrent net do at most to an error. In the long run it is k log ρ(w)
 * alone that counts; before that ‖wᵏ‖ ≥ ρ(w)ᵏ may grow although ρ(w) < 1, for as long as singular values and eigenvalues
 * differ. Powers are the computed ones.
 */
export function* powerNorms(w: Matrix, factor: number, count: number): Generator<PowerNorm, void> {
  let power: LogMatrix = rescaled({ log: Math.log(factor), matrix: w });
  for (let k = 1; k <= count; k++) {
    if (k > 1) {
      power = rescaled({ log: power.log + Math.log(factor), matrix: product(power.matrix, w) });
    }
    yield { power: k, log: bracketOf(power) };
  }
}

/** log of the norm of exp(log)·matrix. */
function bracketOf({ log, matrix }: LogMatrix): Bracket {
  if (log === Number.NEGATIVE_INFINITY) return { lower: log, upper: log };
  const { lower, upper } = spectralNorm(matrix);
  return { lower: log + Math.log(lower), upper: log + Math.log(upper) };
}

/** log‖∂z^L/∂zˡ‖ of one layer, from below and above. */
export interface UnrolledNorm {
  readonly layer: number;
  readonly log: Bracket;
}

/**
 * log‖∂z^L/∂zˡ‖ at l l = L−1 … 2, ∂z^L/∂zˡ = w^LΣ′^{L−1} ⋯ wˡ⁺¹Σ′ˡ: the Jacobian of Pascanu et al. between two times, at the visited
 * z. For any plain net; with tied weights it is the recurrent one.
 */
export function* unrolledNorms(net: Net, pass: SinglePass): Generator<UnrolledNorm, void> {
  let total: LogMatrix | undefined;
  for (let l = depth(net) - 1; l >= 2; l--) {
    const step = backwardStep(net, l, pass);
    total = total
      ? rescaled({ log: total.log + step.log, matrix: product(total.matrix, step.matrix) })
      : step;
    yield { layer: l, log: bracketOf(total) };
  }
}

/**
 * The example against the condition with eigenvalues in place of singular values: w = [[8, 8], [−8, −8]] is nilpotent, ρ(w) = 0 < 1/γ,
 * and with tanh and b = x* − w tanh x* the point x* = (0, artanh ½) is a fixed point, where σ′ = (1, ¾) and
 * J = wΣ′ = [[8, 6], [−8, −6]] has J² = 2J. So ∂zˡ⁺ᵏ⁺¹/∂zˡ = 2ᵏJ, of norm 2ᵏ·10√2: it explodes.
 *
 * x*₂ is the multiple of 2⁻⁵⁰ that is next above artanh ½, so that all sums are exact and the computed net stays at its
 * fixed point for any number of layers, though it is an unstable one.
 */
export function nilpotentNet(layers: number): { readonly net: Net; readonly batch: Batch } {
  const activation = activations.tanh;
  const x2 = Math.ceil(Math.atanh(0.5) * 2 ** 50) / 2 ** 50;
  const t = activation.value(x2);
  const w: Matrix = { rows: 2, columns: 2, entries: Float64Array.of(8, 8, -8, -8) };
  const b = Float64Array.of(-8 * t, x2 + 8 * t);
  const hidden = Array.from({ length: layers - 1 }, (_, i) => i + 2);
  const byLayer = <T>(value: T): T[] => {
    const values: T[] = [];
    for (const l of hidden) values[l] = value;
    return values;
  };
  const net: Net = {
    sizes: [0, ...new Array<number>(layers).fill(2)],
    w: byLayer(w),
    factor: byLayer(1),
    b: byLayer(b),
    activation,
    outputActivation: activation,
    cost: 'quadratic',
  };
  return { net, batch: { examples: 1, x: Float64Array.of(0, t), y: Float64Array.of(1, 0) } };
}
