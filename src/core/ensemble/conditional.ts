import type { Experiment } from '../experiment.ts';
import { norm } from '../linear-algebra.ts';
import { goBack, startBack } from './back-step.ts';
import type { Samples } from './samples.ts';
import { applyTabulated, type SignedNumbers, withBits } from './tabulated.ts';
import { placeOf, type UnitNormals } from './unit-normals.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/**
 * Whether the norms can be sampled without drawing matrices: Gaussian weights, a matrix of its own for every layer, one input,
 * plain layers in doubles.
 */
export const isConditional = (experiment: Experiment): boolean =>
  experiment.distribution === 'gaussian' &&
  !experiment.tied &&
  experiment.examples === 1 &&
  (experiment.skip ?? 'none') === 'none' &&
  (experiment.norm ?? 'none') === 'none' &&
  (experiment.precision ?? 'float64') === 'float64';

/**
 * zˡ = s·(the unit normals of layer l), s² = v‖aˡ⁻¹‖² + σ_b²,  aˡ = σ(zˡ),  l = 2 … L: given aˡ⁻¹, the numbers
 * zˡ_j = Σ_k wˡ_jk aˡ⁻¹_k + bˡ_j are independent N(0, s²), for wˡ_jk are N(0, v) and bˡ_j N(0, σ_b²).
 */
function runAhead(space: Workspace, unit: SignedNumbers): void {
  const { layers: L, sizes, sigma, table, rootV, biasScale, stride, a, slopes, size, s } = space;
  for (let l = 2; l <= L; l++) {
    const n = sizes[l]!;
    const at = (l - 2) * stride;
    const fromWeights = rootV[l]! * size[l - 1]!;
    s[l] = biasScale === 0 ? fromWeights : Math.sqrt(fromWeights * fromWeights + biasScale * biasScale);
    if (s[l] === 0) {
      a.fill(sigma.value(0), at, at + n);
      slopes.fill(sigma.slope(0), at, at + n);
    } else {
      applyTabulated(table, unit, placeOf(l, stride), n, s[l]!, a, slopes, at);
    }
    size[l] = norm(a, at, n);
  }
}

/**
 * Draws the norms of one net of the ensemble after another, exact in law, in O(n) a layer instead of O(n²). The input and
 * the target are those of the experiment; an independent error is each net's own. The normals have room for {@link roomOf}.
 */
export function createConditionalSampler(
  experiment: Experiment,
  normals: UnitNormals,
): (run: number, samples: Samples) => void {
  const space = createWorkspace(experiment);
  const { layers: L, size } = space;
  return (run, samples) => {
    const unit = normals.run(run, L);
    runAhead(space, withBits(unit));
    let logDelta = startBack(space, unit);
    for (let l = L; l >= 2; l--) {
      samples.delta[l]![run] = logDelta;
      samples.gradW[l]![run] = logDelta + Math.log(size[l - 1]!);
      if (l > 2 && logDelta > Number.NEGATIVE_INFINITY) logDelta += goBack(space, unit, l);
    }
  };
}
