import type { SinglePass } from '../backpropagation.ts';
import type { Bounds } from '../bounds.ts';
import { diagonalMatrix, type JacobianStep, type LogMatrix, rescaled, slopes } from '../jacobian.ts';
import { product } from '../linear-algebra.ts';
import type { Measurement } from '../measurement.ts';
import { depth, type Net } from '../network.ts';
import type { Rungs } from '../rungs.ts';
import { spectralNorm } from '../spectral-norm.ts';
import type { Matrix } from '../types.ts';
import { roundingOf } from './bounds.ts';

/** branch·Σ′ˡN′ˡ times the n_l × c matrix, or times I: what stands between ∂C/∂aˡ and δˡ, transposed; I without a slope. */
function throughLayer(net: Net, l: number, pass: SinglePass, matrix: Matrix | null, log: number): LogMatrix {
  const { norm, branch, sloped } = net.variant!.maps[l]!;
  const n = net.sizes[l]!;
  const { rows, columns, entries } = matrix ?? diagonalMatrix(new Float64Array(n).fill(1));
  if (!sloped) return { log, matrix: { rows, columns, entries } };
  const product = entries.slice();
  const at = pass.forward.normalised?.[l];
  if (norm && at) norm.carryBackColumns(product, columns, at);
  const slope = slopes(net, l, pass);
  for (let i = 0; i < product.length; i++) product[i]! *= slope.diagonal[Math.floor(i / columns)]!;
  return { log: log + slope.log + Math.log(branch), matrix: { rows, columns, entries: product } };
}

/** exp(log)·matrix + I. */
function plusIdentity({ log, matrix }: LogMatrix): LogMatrix {
  const scale = Math.exp(log);
  const entries = matrix.entries.map((entry, i) => scale * entry + (i % (matrix.columns + 1) === 0 ? 1 : 0));
  return { log: 0, matrix: { ...matrix, entries } };
}

/**
 * ∂C/∂aˡ⁻¹ = M_l ∂C/∂aˡ with M_l = [I +] (wˡ)ᵀN′ˡΣ′ˡ·branch, δˡ = E_l ∂C/∂aˡ with E_l = N′ˡΣ′ˡ·branch: so J_l = E_l M_{l+1} ⋯ M_L.
 */
export function* jacobianSteps(net: Net, pass: SinglePass): Generator<JacobianStep, void> {
  const L = depth(net);
  for (let l = L; l >= 2; l--) {
    const own = rescaled(throughLayer(net, l, pass, null, 0));
    if (l === L) {
      yield { layer: l, carry: null, own };
      continue;
    }
    const r = l + 1;
    const stored = net.variant!.stored?.w[r];
    const step = throughLayer(net, r, pass, stored ?? net.w[r]!, stored ? 0 : Math.log(net.factor[r]!));
    yield { layer: l, carry: rescaled(net.variant!.maps[r]!.skips ? plusIdentity(step) : step), own };
  }
}

/** From above. */
const logNorm = ({ log, matrix }: LogMatrix): number =>
  log === Number.NEGATIVE_INFINITY ? log : log + Math.log(spectralNorm(matrix).upper);

const times = (a: LogMatrix | null, b: LogMatrix | null): LogMatrix => {
  if (a === null || b === null) return (a ?? b)!;
  return rescaled({ log: a.log + b.log, matrix: product(a.matrix, b.matrix) });
};

/**
 * B2 = ‖E_l‖ ∏_{r=l+1}^{L}‖M_r‖ · ‖e‖ and B3 = ‖E_l M_{l+1} ⋯ M_L‖·‖e‖ of one example (see {@link jacobianSteps}); from above in
 * the sense in which the rungs of the plain net are. ∞ where the rounding of a format makes them say nothing.
 */
export function* innerRungs(net: Net, measurement: Measurement, outer: Bounds): Generator<Rungs, void> {
  const { single, logError } = measurement;
  if (!single) return;
  const L = depth(net);
  if (net.variant!.format) {
    const unknown = Number.POSITIVE_INFINITY;
    for (let l = L; l >= 2; l--) yield { layer: l, logB2: unknown, logB3: unknown };
    return;
  }
  let carried: LogMatrix | null = null;
  let logCarried = logError;
  let spare = 0;
  for (const { layer: l, carry, own } of jacobianSteps(net, single)) {
    const factor = carry ? logNorm(carry) : 0;
    carried = times(carried, carry);
    logCarried += factor;
    const last = logNorm(own!);
    spare += roundingOf(net, l, 1, logCarried, factor, last);
    const logB2 = Math.min(outer.logB1[l]!, logCarried + last + spare);
    const logB3 = logNorm(times(carried, own)) + logError;
    yield { layer: l, logB2, logB3: Math.min(logB2, logB3 + spare) };
  }
}
