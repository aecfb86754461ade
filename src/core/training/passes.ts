import { addTransposedProduct, multiply, multiplyTransposed } from '../linear-algebra.ts';
import { activationAt, depth } from '../network.ts';
import type { Matrix } from '../types.ts';
import type { LayerMap } from '../variants/variant.ts';
import { activate } from './activate.ts';
import type { TrainingSet } from './examples.ts';
import type { Parts } from './parameters.ts';
import { type Meter, spend } from './slices.ts';
import { addSparseGradient, sortByInput, sparseForward } from './sparse.ts';
import type { Workspace } from './workspace.ts';

/**
 * zˡ = wˡaˡ⁻¹ + bˡ,  aˡ = [aˡ⁻¹ +] branch·σ(N(zˡ)), plain aˡ = σ(zˡ),  l = 2 … L,  for the examples order[from … from+m), m ≤ most; and the slopes there.
 * Nielsen (25).
 */
export function* forwardChunk(
  space: Workspace,
  { w, b }: Parts,
  set: TrainingSet,
  order: Int32Array,
  from: number,
  m: number,
  meter: Meter,
): Generator<null, void> {
  const { net, maps, z, a, slope, workAt } = space;
  const L = depth(net);
  for (let l = 2; l <= L; l++) {
    const n = net.sizes[l]!;
    if (l === 2 && set.sparse) {
      sparseForward(w[2]!.entries, b[2]!, set.sparse, order, from, m, z[2]!, n);
    } else {
      if (l === 2) gather(set.x!, net.sizes[1]!, order, from, m, a[1]!);
      multiply(w[l]!, a[l - 1]!, z[l]!, 1, m);
      addToRows(z[l]!, b[l]!, m, n);
    }
    const at = maps ? normalise(space, maps[l]!, l, m) : z[l]!;
    activate(activationAt(net, l), at, a[l]!, slope[l]!, m * n);
    if (maps) join(maps[l]!, a[l - 1]!, a[l]!, slope[l]!, m * n);
    if (spend(meter, m * workAt[l]!)) yield null;
  }
}

/** ẑˡ = N(zˡ), or zˡ where nothing normalises. */
function normalise(space: Workspace, { norm }: LayerMap, l: number, m: number): Float64Array {
  const z = space.z[l]!;
  if (!norm) return z;
  const n = space.net.sizes[l]!;
  const normalised = norm.apply(z.subarray(0, m * n), m, n);
  space.normalised[l] = normalised;
  return normalised.values;
}

/** a ← [before +] branch·a, slope ← branch·slope. */
function join(
  { skips, branch }: LayerMap,
  before: Float64Array,
  a: Float64Array,
  slope: Float64Array,
  count: number,
): void {
  if (branch !== 1) {
    for (let i = 0; i < count; i++) a[i]! *= branch;
    for (let i = 0; i < count; i++) slope[i]! *= branch;
  }
  if (skips) for (let i = 0; i < count; i++) a[i]! += before[i]!;
}

/** The rows order[from … from+m) of x. */
function gather(
  x: Float64Array,
  n: number,
  order: Int32Array,
  from: number,
  m: number,
  out: Float64Array,
): void {
  for (let i = 0; i < m; i++) {
    const at = order[from + i]! * n;
    for (let k = 0; k < n; k++) out[i * n + k] = x[at + k]!;
  }
}

function addToRows(z: Float64Array, b: Float64Array, m: number, n: number): void {
  for (let x = 0; x < m; x++) for (let j = 0; j < n; j++) z[x * n + j]! += b[j]!;
}

/**
 * Adds the costs of the m examples that went forward last, and how many are told right, to the tally.
 * Costs: ½‖a^L − y‖², or −Σ_j [y_j ln a_j + (1−y_j) ln(1−a_j)] of logistic outputs as softplus(∓z). Of several outputs that are
 * the largest the first counts.
 */
export function tallyOutputs(
  { net, z, a, tally }: Workspace,
  { labels }: TrainingSet,
  order: Int32Array,
  from: number,
  m: number,
): void {
  const L = depth(net);
  const n = net.sizes[L]!;
  const aL = a[L]!;
  const zL = z[L]!;
  for (let x = 0; x < m; x++) {
    const label = labels[order[from + x]!]!;
    let best = 0;
    let cost = 0;
    for (let j = 0; j < n; j++) {
      const value = aL[x * n + j]!;
      if (value > aL[x * n + best]!) best = j;
      if (net.cost === 'quadratic') cost += 0.5 * (value - (j === label ? 1 : 0)) ** 2;
      else cost += softplus(j === label ? -zL[x * n + j]! : zL[x * n + j]!);
    }
    tally.cost += cost;
    if (best === label) tally.correct++;
  }
  tally.examples += m;
}

/** ln(1+eᶻ). */
const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/**
 * Adds the gradients of `share` times the cost of each of the m examples that went forward last:
 *   δ^L = share Σ′(z^L)(a^L − y), with the cross-entropy share (a^L − y);  δˡ = Σ′(zˡ)(wˡ⁺¹)ᵀδˡ⁺¹,  l = L−1 … 2;
 * where layers skip or normalise δˡ = N′ branch Σ′ gˡ with gˡ = [gˡ⁺¹ +] (wˡ⁺¹)ᵀδˡ⁺¹;
 *   ∂C/∂bˡ = Σ_x δˡ_x,  ∂C/∂wˡ = Σ_x δˡ_x(aˡ⁻¹_x)ᵀ.  Nielsen (30), (34), BP3, BP4.
 */
export function* backwardChunk(
  space: Workspace,
  { w }: Parts,
  set: TrainingSet,
  order: Int32Array,
  from: number,
  m: number,
  share: number,
  gradient: Parts,
  meter: Meter,
): Generator<null, void> {
  const { net, maps, a, delta, slope, normalised, carried, turned, byInput, workAt } = space;
  const L = depth(net);
  for (let l = L; l >= 2; l--) {
    const n = net.sizes[l]!;
    const d = delta[l]!;
    if (l === L) outputError(space, set, order, from, m, share);
    else multiplyTransposed(w[l + 1]!, delta[l + 1]!, d, 1, m);
    if (maps?.[l + 1]?.skips) addTo(d, carried, m * n);
    if (maps?.[l]?.skips) carried.set(d.subarray(0, m * n));
    if (l < L || net.cost === 'quadratic') timesSlopes(slope[l]!, d, m * n);
    maps?.[l]?.norm?.carryBack(d.subarray(0, m * n), normalised[l]!, m, n);
    addRows(d, gradient.b[l]!, m, n);
    if (l === 2 && set.sparse && byInput) {
      sortByInput(set.sparse, order, from, m, byInput);
      addSparseGradient(byInput, d, n, gradient.w[2]!.entries);
    } else {
      turn(d, m, n, turned);
      const inputs: Matrix = { rows: m, columns: net.sizes[l - 1]!, entries: a[l - 1]! };
      addTransposedProduct(inputs, turned, gradient.w[l]!.entries, 1, n);
    }
    if (spend(meter, 2 * m * workAt[l]!)) yield null;
  }
}

/** share (a^L − y); where y is 1 and the unit logistic, a − 1 = −1/(1+eᶻ) without cancellation. */
function outputError(
  { net, z, a, delta }: Workspace,
  { labels }: TrainingSet,
  order: Int32Array,
  from: number,
  m: number,
  share: number,
): void {
  const L = depth(net);
  const n = net.sizes[L]!;
  const d = delta[L]!;
  for (let i = 0; i < m * n; i++) d[i] = share * a[L]![i]!;
  for (let x = 0; x < m; x++) {
    const at = x * n + labels[order[from + x]!]!;
    d[at] = net.cost === 'cross-entropy' ? -share / (1 + Math.exp(z[L]![at]!)) : share * (a[L]![at]! - 1);
  }
}

function timesSlopes(slope: Float64Array, d: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) d[i]! *= slope[i]!;
}

function addTo(d: Float64Array, more: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) d[i]! += more[i]!;
}

/** b += the sum of the rows. */
function addRows(d: Float64Array, b: Float64Array, m: number, n: number): void {
  for (let x = 0; x < m; x++) for (let j = 0; j < n; j++) b[j]! += d[x * n + j]!;
}

/** The transpose of m × n. */
function turn(d: Float64Array, m: number, n: number, out: Float64Array): void {
  for (let x = 0; x < m; x++) for (let j = 0; j < n; j++) out[j * m + x] = d[x * n + j]!;
}
