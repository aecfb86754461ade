import { type BackwardPass, hadamard, normalise, slopeRange } from '../backpropagation.ts';
import { multiply, multiplyTransposed } from '../linear-algebra.ts';
import { activationAt, type Batch, depth, errorOf, type ForwardPass, type Net } from '../network.ts';
import { unitRoundoff as u } from '../rounding.ts';
import type { Matrix } from '../types.ts';
import type { Normalised } from './normalisation.ts';
import type { LayerMap, Passes } from './variant.ts';

/** Multiply-adds between two chances to stop. */
const stepWork = 1e6;

type Product = (w: Matrix, a: Float64Array, out: Float64Array, factor: number, m: number) => void;

/** out ← factor·w a or factor·wᵀd for all examples, some at a time: n_in numbers of each go in, n_out come out. */
export function* inSteps(
  product: Product,
  w: Matrix,
  factor: number,
  source: Float64Array,
  out: Float64Array,
  m: number,
): Generator<null, void> {
  const [before, after] = [source.length / m, out.length / m];
  const count = Math.max(1, Math.floor(stepWork / w.entries.length));
  for (let x = 0; x < m; x += count) {
    const to = Math.min(m, x + count);
    product(w, source.subarray(x * before, to * before), out.subarray(x * after, to * after), factor, to - x);
    if (to < m) yield null;
  }
}

/**
 * zˡ = wˡaˡ⁻¹ + bˡ,  ẑˡ = N(zˡ),  aˡ = [aˡ⁻¹ +] branch·σ(ẑˡ),  l = 2 … L.  Shapes: m × n_l.
 */
export function* forwardSteps(
  net: Net,
  maps: readonly LayerMap[],
  x: Float64Array,
  m: number,
): Generator<null, ForwardPass> {
  const L = depth(net);
  const z: Float64Array[] = [];
  const a: Float64Array[] = [];
  const normalised: Normalised[] = [];
  a[1] = x;
  for (let l = 2; l <= L; l++) {
    const { skips, branch, norm } = maps[l]!;
    const n = net.sizes[l]!;
    const b = net.b[l]!;
    const sigma = activationAt(net, l).value;
    const before = a[l - 1]!;
    const zl = new Float64Array(m * n);
    yield* inSteps(multiply, net.w[l]!, net.factor[l]!, before, zl, m);
    for (let i = 0; i < zl.length; i++) zl[i]! += b[i % n]!;
    z[l] = zl;
    if (norm) normalised[l] = norm.apply(zl, m, n);
    const at = normalised[l]?.values ?? zl;
    a[l] = at.map((zj, i) => branch * sigma(zj) + (skips ? before[i]! : 0));
    if (l < L) yield null;
  }
  return { examples: m, z, a, normalised };
}

/**
 * gˡ = ∂C/∂aˡ, with g^L = a^L − y:
 *   δˡ = N′ˡ Σ′(ẑˡ) branch·gˡ,   gˡ⁻¹ = [gˡ +] (wˡ)ᵀδˡ,   l = L … 2;  with the cross-entropy δ^L = a^L − y.
 * Each of these vectors is kept as direction and logarithm of its length, as in the pass of the plain net.
 */
export function* backwardSteps(
  net: Net,
  maps: readonly LayerMap[],
  pass: ForwardPass,
  error: Float64Array,
): Generator<null, BackwardPass> {
  const L = depth(net);
  const m = pass.examples;
  const back = emptyPass();
  const put = (series: Float64Array[], l: number): Float64Array => {
    const values = new Float64Array(m);
    series[l] = values;
    return values;
  };
  let g = error.slice();
  let logG = new Float64Array(m);
  for (let x = 0; x < m; x++) logG[x] = normalise(g, x * net.sizes[L]!, net.sizes[L]!);
  put(back.logStretch, L);
  for (let l = L; l >= 2; l--) {
    const n = net.sizes[l]!;
    const map = maps[l]!;
    back.variant.logCarried[l] = logG;
    const logDelta = put(back.logDelta, l);
    logDelta.set(logG);
    const delta = g.slice();
    back.direction[l] = delta;
    const steepest = put(back.variant.logSteepest, l);
    const [most, least] = [put(back.logSlopeMax, l), put(back.logSlopeMin, l)];
    if (map.sloped) {
      const sigma = activationAt(net, l);
      const at = pass.normalised?.[l];
      const z = at?.values ?? pass.z[l]!;
      const slopes = z.map(sigma.slope);
      const logBranch = Math.log(map.branch);
      for (let x = 0; x < m; x++) {
        const range = slopeRange(sigma, z, slopes, x * n, n);
        most[x] = range.max;
        least[x] = range.min;
        steepest[x] = range.max + logBranch;
        let size = hadamard(sigma, z, slopes, delta, x * n, n);
        if (size < range.max + suspicious && clears(net, maps, back, l, x, g, logG[x]!)) {
          delta.set(g.subarray(x * n, (x + 1) * n), x * n);
          size = hadamard(sigma, z, slopes, delta, x * n, n);
        }
        logDelta[x]! += size + logBranch;
      }
      if (map.norm && at) {
        carryBack(map.norm, delta, logDelta, at, n);
        steepest.set(map.norm.logSteepest(slopes, at, m, n).map((log) => log + logBranch));
      }
    }
    if (l === 2) break;
    yield null;
    const k = net.sizes[l - 1]!;
    const below = new Float64Array(m * k);
    yield* inSteps(multiplyTransposed, net.w[l]!, net.factor[l]!, delta, below, m);
    const logBelow = new Float64Array(m);
    const stretch = put(back.logStretch, l - 1);
    for (let x = 0; x < m; x++) {
      stretch[x] = normalise(below, x * k, k);
      logBelow[x] = logDelta[x]! + stretch[x]!;
      if (map.skips) logBelow[x] = addTo(below, logBelow[x]!, g, logG[x]!, x * k, k);
    }
    g = below;
    logG = logBelow;
  }
  return back;
}

/** A backward pass of which no layer is known yet. */
export const emptyPass = () => ({
  direction: [] as Float64Array[],
  logDelta: [] as Float64Array[],
  logStretch: [] as Float64Array[],
  logSlopeMax: [] as Float64Array[],
  logSlopeMin: [] as Float64Array[],
  variant: { logCarried: [] as Float64Array[], logSteepest: [] as Float64Array[] },
});

/** log of a share of a vector so small that it may be nothing but rounding. */
const suspicious = Math.log(1e-11);

/**
 * Sets to zero what is only rounding in gˡ = (wˡ⁺¹)ᵀδˡ⁺¹ of example x, and tells whether that was anything. With a normalised
 * layer above, δˡ⁺¹ is orthogonal to 1 and ẑˡ⁺¹, hence gˡ to aˡ if there are no biases: where a single unit is on, its gradient is
 * zero exactly, and the sum that computes it cancels to some u Σ_j |wˡ⁺¹_jk||δˡ⁺¹_j|.
 */
function clears(
  net: Net,
  maps: readonly LayerMap[],
  back: BackwardPass,
  l: number,
  x: number,
  g: Float64Array,
  logG: number,
): boolean {
  const above = maps[l + 1];
  if (!above?.norm || above.skips) return false;
  const { rows, columns: n, entries } = net.w[l + 1]!;
  const delta = back.direction[l + 1]!;
  const unit = 32 * rows * u * net.factor[l + 1]! * Math.exp(back.logDelta[l + 1]![x]! - logG);
  let cleared = false;
  for (let k = 0; k < n; k++) {
    const i = x * n + k;
    if (g[i] === 0) continue;
    let sum = 0;
    for (let j = 0; j < rows; j++) sum += Math.abs(entries[j * n + k]! * delta[x * rows + j]!);
    if (Math.abs(g[i]!) > unit * sum) continue;
    g[i] = 0;
    cleared = true;
  }
  return cleared;
}

/** δ ← N′δ: directions and logarithms of m examples, which are brought to one unit where they meet. */
function carryBack(
  norm: NonNullable<LayerMap['norm']>,
  delta: Float64Array,
  logDelta: Float64Array,
  at: Normalised,
  n: number,
): void {
  const m = logDelta.length;
  if (norm.couplesExamples) {
    const unit = logDelta.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
    if (unit === Number.NEGATIVE_INFINITY) return;
    for (let x = 0; x < m; x++) {
      const size = Math.exp(logDelta[x]! - unit);
      for (let i = x * n; i < (x + 1) * n; i++) delta[i]! *= size;
    }
    logDelta.fill(unit);
  }
  norm.carryBack(delta, at, m, n);
  for (let x = 0; x < m; x++) logDelta[x]! += normalise(delta, x * n, n);
}

/** exp(logD)·d + exp(logG)·g of n numbers from `from` on, normalised into d; returns the logarithm of its length. */
function addTo(
  d: Float64Array,
  logD: number,
  g: Float64Array,
  logG: number,
  from: number,
  n: number,
): number {
  const unit = Math.max(logD, logG);
  if (unit === Number.NEGATIVE_INFINITY) return unit;
  const [sizeD, sizeG] = [Math.exp(logD - unit), Math.exp(logG - unit)];
  for (let j = from; j < from + n; j++) d[j] = sizeD * d[j]! + sizeG * g[j]!;
  return unit + normalise(d, from, n);
}

/** Both passes in doubles. */
export function* exactPasses(net: Net, maps: readonly LayerMap[], batch: Batch): Generator<null, Passes> {
  const forward = yield* forwardSteps(net, maps, batch.x, batch.examples);
  const error = errorOf(net, batch, forward);
  const backward = yield* backwardSteps(net, maps, forward, error);
  return { forward, error, backward };
}
