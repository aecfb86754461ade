import { type BackwardPass, normalise, slopeRange } from '../backpropagation.ts';
import { multiply, multiplyTransposed } from '../linear-algebra.ts';
import { activationAt, type Batch, depth, errorOf, type ForwardPass, type Net } from '../network.ts';
import type { Normalised } from '../variants/normalisation.ts';
import { emptyPass, inSteps } from '../variants/passes.ts';
import type { LayerMap, Lost, Passes } from '../variants/variant.ts';
import { type FloatFormat, roundAll } from './formats.ts';
import type { StoredParameters } from './stored.ts';

/** How the numbers of both passes are stored. */
export interface Storage {
  readonly format: FloatFormat;
  readonly stored: StoredParameters;
  /** The error is multiplied by 2^this before it goes back. */
  readonly lossScale: number;
}

/** Rounds in place. What is no number, ∞ − ∞ or 0·∞, becomes ∞: it has overflowed. Returns how many became zero. */
function store(x: Float64Array, format: FloatFormat): number {
  const zeros = roundAll(x, format);
  for (let i = 0; i < x.length; i++) if (Number.isNaN(x[i])) x[i] = Number.POSITIVE_INFINITY;
  return zeros;
}

/**
 * zˡ = wˡaˡ⁻¹ + bˡ,  ẑˡ = N(zˡ),  aˡ = [aˡ⁻¹ +] branch·σ(ẑˡ),  l = 2 … L: every number on the left is rounded to the format when it
 * is stored; what stands on the right is computed in doubles from stored numbers, as hardware that sums in a wider
 * format does.  Shapes: m × n_l.
 */
function* forwardSteps(
  net: Net,
  maps: readonly LayerMap[],
  { format, stored }: Storage,
  x: Float64Array,
  m: number,
): Generator<null, ForwardPass> {
  const L = depth(net);
  const z: Float64Array[] = [];
  const a: Float64Array[] = [];
  const normalised: Normalised[] = [];
  a[1] = x.slice();
  store(a[1]!, format);
  for (let l = 2; l <= L; l++) {
    const { skips, branch, norm } = maps[l]!;
    const n = net.sizes[l]!;
    const b = stored.b[l]!;
    const sigma = activationAt(net, l).value;
    const before = a[l - 1]!;
    const zl = new Float64Array(m * n);
    yield* inSteps(multiply, stored.w[l]!, 1, before, zl, m);
    for (let i = 0; i < zl.length; i++) zl[i]! += b[i % n]!;
    store(zl, format);
    z[l] = zl;
    if (norm) {
      normalised[l] = norm.apply(zl, m, n);
      store(normalised[l]!.values, format);
    }
    const at = normalised[l]?.values ?? zl;
    const al = at.map((zj, i) => branch * sigma(zj) + (skips ? before[i]! : 0));
    store(al, format);
    a[l] = al;
    if (l < L) yield null;
  }
  return { examples: m, z, a, normalised };
}

/**
 * gˡ = ∂C/∂aˡ:  g^L = 2ᵏ(a^L − y),  δˡ = N′ˡ Σ′(ẑˡ) branch·gˡ,  gˡ⁻¹ = [gˡ +] (wˡ)ᵀδˡ,  l = L … 2, each rounded when it is stored, and
 * so zero where it is too small. Directions and logarithms are those of the stored numbers divided by 2ᵏ; the logarithm
 * is ∞ from the layer on in which a number is not finite.
 */
function* backwardSteps(
  net: Net,
  maps: readonly LayerMap[],
  { format, stored, lossScale }: Storage,
  pass: ForwardPass,
  error: Float64Array,
): Generator<null, BackwardPass> {
  const m = pass.examples;
  const back = emptyPass();
  const lost: Lost[] = [];
  const shift = lossScale * Math.LN2;
  let g = error;
  // Of gˡ and δˡ together; g^L is the error.
  let zeros = 0;
  let of = 0;
  let overflowed = false;
  const keep = (x: Float64Array): void => {
    zeros += store(x, format);
    of += x.length;
  };
  back.logStretch[depth(net)] = new Float64Array(m);
  for (let l = depth(net); l >= 2; l--) {
    const n = net.sizes[l]!;
    const { norm, branch, sloped, skips } = maps[l]!;
    const carried = measured(g, m, shift).logs;
    back.variant.logCarried[l] = overflowed ? carried.fill(Number.POSITIVE_INFINITY) : carried;
    overflowed ||= carried.includes(Number.POSITIVE_INFINITY);
    const [most, least, steepest] = [new Float64Array(m), new Float64Array(m), new Float64Array(m)];
    const delta = g.slice();
    if (sloped) {
      const sigma = activationAt(net, l);
      const at = pass.normalised?.[l];
      const u = at?.values ?? pass.z[l]!;
      const slopes = u.map(sigma.slope);
      for (let i = 0; i < delta.length; i++) delta[i]! *= branch * slopes[i]!;
      keep(delta);
      for (let x = 0; x < m; x++) {
        const range = slopeRange(sigma, u, slopes, x * n, n);
        most[x] = range.max;
        least[x] = range.min;
      }
      if (norm && at) {
        norm.carryBack(delta, at, m, n);
        keep(delta);
      }
      const steep = norm && at ? norm.logSteepest(slopes, at, m, n) : most;
      steepest.set(steep.map((log) => log + Math.log(branch)));
    }
    const { logs, direction } = measured(delta, m, shift);
    overflowed ||= logs.includes(Number.POSITIVE_INFINITY);
    if (overflowed) logs.fill(Number.POSITIVE_INFINITY);
    back.direction[l] = direction;
    back.logDelta[l] = logs;
    back.logSlopeMax[l] = most;
    back.logSlopeMin[l] = least;
    back.variant.logSteepest[l] = steepest;
    lost[l] = { zeros, of };
    if (l === 2) break;
    yield null;
    const below = new Float64Array(m * net.sizes[l - 1]!);
    yield* inSteps(multiplyTransposed, stored.w[l]!, 1, delta, below, m);
    const weighed = measured(below, m, shift).logs;
    back.logStretch[l - 1] = weighed.map((log, x) => (Number.isFinite(logs[x]) ? log - logs[x]! : logs[x]!));
    if (skips) for (let i = 0; i < below.length; i++) below[i]! += g[i]!;
    [zeros, of] = [0, 0];
    keep(below);
    g = below;
  }
  return { ...back, variant: { ...back.variant, lost } };
}

/** The directions of m vectors and the logarithms of their lengths less `shift`: ∞ where a number is not finite. */
function measured(
  x: Float64Array,
  m: number,
  shift: number,
): { logs: Float64Array<ArrayBuffer>; direction: Float64Array } {
  const n = x.length / m;
  const direction = x.slice();
  const logs = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    const finite = x.subarray(i * n, (i + 1) * n).every(Number.isFinite);
    if (!finite) direction.fill(0, i * n, (i + 1) * n);
    logs[i] = finite ? normalise(direction, i * n, n) - shift : Number.POSITIVE_INFINITY;
  }
  return { logs, direction };
}

/** The first layer with a number that is not finite; undefined if there is none. */
export function overflowOf({ z, a }: ForwardPass): number | undefined {
  for (let l = 1; l < a.length; l++) {
    if (![z[l], a[l]].every((x) => x === undefined || x.every(Number.isFinite))) return l;
  }
  return undefined;
}

/** What is left of a way back from numbers that are not finite: nothing is known of any gradient. */
function unknown(net: Net, m: number): BackwardPass {
  const back = emptyPass();
  for (let l = depth(net); l >= 2; l--) {
    back.direction[l] = new Float64Array(m * net.sizes[l]!);
    for (const logs of [back.logDelta, back.variant.logCarried, back.variant.logSteepest, back.logSlopeMax])
      logs[l] = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
    back.logStretch[l] = new Float64Array(m);
    back.logSlopeMin[l] = new Float64Array(m).fill(Number.NEGATIVE_INFINITY);
  }
  return back;
}

/** Both passes with every number stored in the format. */
export function* roundedPasses(
  net: Net,
  maps: readonly LayerMap[],
  storage: Storage,
  batch: Batch,
): Generator<null, Passes> {
  const m = batch.examples;
  const forward = yield* forwardSteps(net, maps, storage, batch.x, m);
  if (overflowOf(forward) !== undefined) {
    const error = new Float64Array(m * net.sizes[depth(net)]!).fill(Number.POSITIVE_INFINITY);
    return { forward, error, backward: unknown(net, m) };
  }
  const scale = 2 ** storage.lossScale;
  const scaled = errorOf(net, batch, forward).map((e) => scale * e);
  store(scaled, storage.format);
  const backward = yield* backwardSteps(net, maps, storage, forward, scaled);
  return { forward, error: scaled.map((e) => e / scale), backward };
}
