import { hadamardOfLogs } from '../backpropagation.ts';
import { norm } from '../linear-algebra.ts';
import { placeOf } from './unit-normals.ts';
import type { Workspace } from './workspace.ts';

/** Sums of squares below this may have lost what is small: the layer is done again in logarithms. */
const tinySquare = 1e-280;

/**
 * g ← a^L − y. Where the target is independent this is a random unit vector, another one for every net: the row that the way
 * back from layer 2, which nobody goes, would take.
 */
function setError(space: Workspace, unit: Float32Array): void {
  const { layers: L, sizes, isCrossEntropy, target, stride, a, s, g } = space;
  const n = sizes[L]!;
  if (target === null) {
    const from = placeOf(2, stride) + stride;
    for (let j = 0; j < n; j++) g[j] = unit[from + j]!;
    const length = norm(g, 0, n);
    for (let j = 0; j < n; j++) g[j]! /= length;
    return;
  }
  for (let j = 0; j < n; j++) {
    const z = s[L]! * unit[placeOf(L, stride) + j]!;
    if (!isCrossEntropy) g[j] = a[(L - 2) * stride + j]! - target[j]!;
    // 1/(1+e⁻ᶻ) − 1 = −1/(1+eᶻ), without cancellation.
    else g[j] = target[j] === 1 ? -1 / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));
  }
}

/** d ← σ′(zˡ)⊙g up to a factor, by logarithms; returns log‖σ′(zˡ)⊙g‖, −∞ where that is zero. */
function takeSlopesInLogs(space: Workspace, l: number, unit: Float32Array): number {
  const { sizes, sigma, stride, s, d, g } = space;
  const n = sizes[l]!;
  const z = Float64Array.from({ length: n }, (_, j) => s[l]! * unit[placeOf(l, stride) + j]!);
  const shift = hadamardOfLogs(sigma, z, g, 0, n);
  d.set(g);
  return shift === Number.NEGATIVE_INFINITY ? shift : shift + Math.log(norm(d, 0, n));
}

/** δ^L = Σ′(z^L)(a^L − y); a^L − y with the cross-entropy. Leaves it in d, up to a factor; returns log‖δ^L‖. */
export function startBack(space: Workspace, unit: Float32Array): number {
  const { layers: L, sizes, isCrossEntropy, stride, slopes, d, g } = space;
  const n = sizes[L]!;
  setError(space, unit);
  d.set(g);
  if (isCrossEntropy) return Math.log(norm(d, 0, n));
  for (let j = 0; j < n; j++) d[j]! *= slopes[(L - 2) * stride + j]!;
  const length = norm(d, 0, n);
  return length * length > tinySquare ? Math.log(length) : takeSlopesInLogs(space, L, unit);
}

/**
 * δˡ⁻¹ = Σ′(zˡ⁻¹)(wˡ)ᵀδˡ from the δˡ in d, which it takes the place of, up to factors; returns log‖δˡ⁻¹‖ − log‖δˡ‖.
 *
 * (wˡ)ᵀδ is drawn from its law given a = aˡ⁻¹, z = zˡ and δ = δˡ. What later layers make of z depends on wˡ through z alone.
 * Given a and z, the part of wˡ across a is as it was; of the part along a, u = wˡa, it is known that u + b = z. With
 * â = a/‖a‖, s² = v‖a‖² + σ_b², ρ = √v‖a‖/s and τ = σ_b/s:
 *   (wˡ)ᵀδ = â⟨u, δ⟩/‖a‖ + √v‖δ‖(I − ââᵀ)h,  h standard normal,
 *   ⟨u, δ⟩/‖a‖ normal with mean √v ρ⟨z/s, δ⟩ and standard deviation √v τ‖δ‖.
 * ⟨â, h⟩, which the projection takes out of h, is a normal number of its own and serves for the latter:
 *   (wˡ)ᵀδ = √v‖δ‖ { h + â[ρ⟨z/s, δ/‖δ‖⟩ − (1 − τ)⟨â, h⟩] }.
 * z/s and h are the two rows of unit normals of layer l. Shapes: a, h are n_{l−1}, z, δ are n_l.
 */
export function goBack(space: Workspace, unit: Float32Array, l: number): number {
  const { sizes, biasScale, stride, a, slopes, size, s, d, g } = space;
  const rootV = space.rootV[l]!;
  const z = placeOf(l, stride);
  const h = z + stride;
  const at = (l - 3) * stride;
  const n = sizes[l - 1]!;
  const length = size[l - 1]!;
  let share = 0;
  if (length > 0) {
    const rho = (rootV * length) / s[l]!;
    const tau = biasScale / s[l]!;
    const withZ = cosine(unit, z, d, sizes[l]!);
    share = (rho * withZ - (1 - tau) * (dot(unit, h, a, at, n) / length)) / length;
  }
  const square = takeSlopes(unit, h, a, slopes, at, d, n, share);
  if (square > tinySquare) return Math.log(rootV) + Math.log(square) / 2;
  for (let j = 0; j < n; j++) g[j] = unit[h + j]! + share * a[at + j]!;
  return Math.log(rootV) + takeSlopesInLogs(space, l - 1, unit);
}

/** ⟨unit, d⟩/‖d‖, the first beginning at z. */
function cosine(unit: Float32Array, z: number, d: Float64Array, n: number): number {
  let square = 0;
  let sum = 0;
  for (let j = 0; j < n; j++) {
    const dj = d[j]!;
    square += dj * dj;
    sum += dj * unit[z + j]!;
  }
  return sum / Math.sqrt(square);
}

/** ⟨unit, a⟩, the first beginning at h, the second at `at`. */
function dot(unit: Float32Array, h: number, a: Float64Array, at: number, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; j++) sum += unit[h + j]! * a[at + j]!;
  return sum;
}

/** d ← σ′(zˡ⁻¹)⊙(h + share·a); returns its square. */
function takeSlopes(
  unit: Float32Array,
  h: number,
  a: Float64Array,
  slopes: Float64Array,
  at: number,
  d: Float64Array,
  n: number,
  share: number,
): number {
  let square = 0;
  for (let j = 0; j < n; j++) {
    const dj = (unit[h + j]! + share * a[at + j]!) * slopes[at + j]!;
    d[j] = dj;
    square += dj * dj;
  }
  return square;
}
