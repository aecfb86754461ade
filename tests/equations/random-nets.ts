import { activations } from '../../src/core/activations.ts';
import type { ActivationId } from '../../src/core/types.ts';
import { normals } from './plain-net.ts';

/** Random nets by plain loops, Gaussian means by the midpoint rule, and a little statistics, for the typical case. */
export interface RandomNet {
  /** n_1, …, n_L. */
  readonly sizes: readonly number[];
  readonly activation: ActivationId;
  readonly weightScale: number;
  readonly biasScale?: number;
  readonly seed: number;
  /** a^L − y: a random unit vector, or a^L itself (y = 0). */
  readonly error?: 'independent' | 'output';
  /** ‖x‖²/n_1 is exactly this. */
  readonly meanSquare?: number;
  /** Its direction is drawn from another seed, if one is given. */
  readonly inputSeed?: number;
}

export interface Passes {
  /** w[l] is n_l × n_{l−1}, row-major; index l counts layers from 1 in all of these. */
  readonly w: readonly Float64Array[];
  readonly b: readonly Float64Array[];
  readonly a: readonly Float64Array[];
  readonly z: readonly Float64Array[];
  readonly delta: readonly Float64Array[];
}

const gaussian = (count: number, seed: number, scale: number): Float64Array =>
  Float64Array.from(normals(count, seed, scale));

export const square = (v: ArrayLike<number>): number => {
  let sum = 0;
  for (let j = 0; j < v.length; j++) sum += v[j]! ** 2;
  return sum;
};

export const inner = (u: ArrayLike<number>, v: ArrayLike<number>): number => {
  let sum = 0;
  for (let j = 0; j < u.length; j++) sum += u[j]! * v[j]!;
  return sum;
};

/** w v for w of v.length columns. */
export function times(w: Float64Array, v: Float64Array): Float64Array {
  const out = new Float64Array(w.length / v.length);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < v.length; k++) sum += w[i * v.length + k]! * v[k]!;
    out[i] = sum;
  }
  return out;
}

/** wᵀ v for w of v.length rows. */
export function backTimes(w: Float64Array, v: Float64Array): Float64Array {
  const columns = w.length / v.length;
  const out = new Float64Array(columns);
  for (let i = 0; i < v.length; i++) for (let k = 0; k < columns; k++) out[k]! += w[i * columns + k]! * v[i]!;
  return out;
}

/** Both passes of one random net. */
export function run(net: RandomNet): Passes {
  const { activation, weightScale, biasScale = 0, seed, error = 'independent', meanSquare = 1 } = net;
  const sizes = [0, ...net.sizes];
  const L = net.sizes.length;
  const { value, slope } = activations[activation];
  const x = gaussian(sizes[1]!, 1000 * (net.inputSeed ?? seed) + 1, 1);
  const stretch = Math.sqrt((meanSquare * x.length) / square(x));
  const w: Float64Array[] = [];
  const b: Float64Array[] = [];
  const z: Float64Array[] = [];
  const a: Float64Array[] = [];
  const delta: Float64Array[] = [];
  a[1] = x.map((xk) => stretch * xk);
  for (let l = 2; l <= L; l++) {
    const [rows, columns] = [sizes[l]!, sizes[l - 1]!];
    w[l] = gaussian(rows * columns, 1000 * seed + l, weightScale / Math.sqrt(columns));
    b[l] = gaussian(rows, 1000 * seed + 500 + l, biasScale);
    z[l] = times(w[l]!, a[l - 1]!).map((zj, j) => zj + b[l]![j]!);
    a[l] = z[l]!.map(value);
  }
  const e = error === 'output' ? a[L]! : gaussian(sizes[L]!, 1000 * seed + 999, 1);
  const length = error === 'output' ? 1 : Math.sqrt(square(e));
  delta[L] = e.map((ej, j) => (slope(z[L]![j]!) * ej) / length);
  for (let l = L - 1; l >= 2; l--)
    delta[l] = backTimes(w[l + 1]!, delta[l + 1]!).map((dj, j) => slope(z[l]![j]!) * dj);
  return { w, b, a, z, delta };
}

const reach = 13;
const nodes = 2600;

/**
 * E f(u), u ~ N(0, q), by the midpoint rule in u/√q on a symmetric grid; right to rounding where f is smooth, and of
 * squares that are straight on either side of 0.
 */
export function gaussianMean(f: (u: number) => number, q: number): number {
  let sum = 0;
  for (let i = 0; i < nodes; i++) {
    const t = (2 * reach * (i + 0.5)) / nodes - reach;
    sum += Math.exp((-t * t) / 2) * f(Math.sqrt(q) * t);
  }
  return (sum * 2 * reach) / nodes / Math.sqrt(2 * Math.PI);
}

/** E f(u₁, u₂) of a pair with variance q and correlation c, on a grid. */
export function pairMean(f: (u1: number, u2: number) => number, q: number, c: number): number {
  const count = 240;
  const step = 16 / count;
  const root = Math.sqrt(Math.max(0, 1 - c * c));
  let sum = 0;
  for (let i = 0; i <= count; i++) {
    const s = -8 + i * step;
    for (let j = 0; j <= count; j++) {
      const t = -8 + j * step;
      sum += Math.exp(-(s * s + t * t) / 2) * f(Math.sqrt(q) * s, Math.sqrt(q) * (c * s + root * t));
    }
  }
  return (sum * step * step) / (2 * Math.PI);
}

/** V and χ by the midpoint rule. */
export const mapOf = (activation: ActivationId, weightScale: number, biasScale: number) => {
  const { value, slope } = activations[activation];
  return {
    V: (q: number): number => weightScale ** 2 * gaussianMean((u) => value(u) ** 2, q) + biasScale ** 2,
    chi: (q: number): number => weightScale ** 2 * gaussianMean((u) => slope(u) ** 2, q),
  };
};

export interface Estimate {
  readonly mean: number;
  readonly variance: number;
  /** The standard error of the mean. */
  readonly error: number;
}

export function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance, error: Math.sqrt(variance / values.length) };
}

/** The probability, roughly, that two samples of one distribution are at least this far apart (Kolmogorov and Smirnov). */
export function sameLaw(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [[...one].sort((x, y) => x - y), [...other].sort((x, y) => x - y)];
  let [i, j, gap] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i]!, b[j]!);
    while (a[i] === at) i++;
    while (b[j] === at) j++;
    gap = Math.max(gap, Math.abs(i / a.length - j / b.length));
  }
  const t = gap * Math.sqrt((a.length * b.length) / (a.length + b.length));
  let p = 0;
  for (let k = 1; k < 50; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, p);
}

/** 1, …, count. */
export const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
