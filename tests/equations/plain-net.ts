import { activations } from '../../src/core/activations.ts';
import { backward } from '../../src/core/backpropagation.ts';
import { errorOf, forward, type Net } from '../../src/core/network.ts';
import { fillNormal, stream } from '../../src/core/random.ts';
import type { ActivationId } from '../../src/core/types.ts';

/**
 * Nets as nested arrays and plain loops, with costs as functions of whatever is nudged, for comparison with core by
 * differences. Index l counts layers as the article does; w[l] is n_l × n_{l−1}.
 */
export interface PlainNet {
  readonly sizes: readonly number[];
  readonly activation: ActivationId;
  readonly w: readonly number[][][];
  readonly b: readonly number[][];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export const dot = (u: readonly number[], v: readonly number[]): number =>
  u.reduce((sum, ui, i) => sum + ui * v[i]!, 0);
export const length = (v: readonly number[]): number => Math.hypot(...v);
export const apply = (w: readonly (readonly number[])[], v: readonly number[]): number[] =>
  w.map((row) => dot(row, v));
export const transpose = (w: readonly (readonly number[])[]): number[][] =>
  w[0]!.map((_, k) => w.map((row) => row[k]!));

/** Independent normal numbers with standard deviation `scale`. */
export function normals(count: number, seed: number, scale = 1): number[] {
  const out = new Float64Array(count);
  fillNormal(stream(seed, 'inputs', 1), out);
  return Array.from(out, (value) => scale * value);
}

/** Layer sizes n_1, …, n_L; weights of standard deviation 1.3/√n_{l−1}. */
export function randomNet(
  layerSizes: readonly number[],
  activation: ActivationId,
  seed: number,
  bias = 0.3,
): PlainNet {
  const sizes = [0, ...layerSizes];
  const L = layerSizes.length;
  const w: number[][][] = [];
  const b: number[][] = [];
  for (let l = 2; l <= L; l++) {
    const [rows, columns] = [sizes[l]!, sizes[l - 1]!];
    const entries = normals(rows * columns, 100 * seed + l, 1.3 / Math.sqrt(columns));
    w[l] = Array.from({ length: rows }, (_, j) => entries.slice(j * columns, (j + 1) * columns));
    b[l] = normals(rows, 100 * seed + 50 + l, bias);
  }
  const y = normals(sizes[L]!, 100 * seed + 99).map((value) => 1 / (1 + Math.exp(-value)));
  return { sizes, activation, w, b, x: normals(sizes[1]!, 100 * seed + 98), y };
}

export const depthOf = (net: PlainNet): number => net.sizes.length - 1;

/** 2 … L. */
export const layersOf = (net: PlainNet): number[] =>
  Array.from({ length: depthOf(net) - 1 }, (_, i) => i + 2);

const add = (u: readonly number[], v: readonly number[]): number[] => u.map((ui, i) => ui + v[i]!);

/** a^L from z of layer l on. */
export function outputFrom(net: PlainNet, l: number, z: readonly number[]): number[] {
  const a = z.map(activations[net.activation].value);
  return l === depthOf(net) ? a : outputFrom(net, l + 1, add(apply(net.w[l + 1]!, a), net.b[l + 1]!));
}

export const quadratic = (a: readonly number[], y: readonly number[]): number =>
  a.reduce((sum, ai, j) => sum + (ai - y[j]!) ** 2, 0) / 2;

export const costFrom = (net: PlainNet, l: number, z: readonly number[]): number =>
  quadratic(outputFrom(net, l, z), net.y);

/** The cost of the whole net. */
export const costOf = (net: PlainNet): number => costFrom(net, 2, add(apply(net.w[2]!, net.x), net.b[2]!));

/** z and a of every layer, by the same loops. */
export function passOf(net: PlainNet): { z: number[][]; a: number[][] } {
  const z: number[][] = [];
  const a: number[][] = [];
  a[1] = [...net.x];
  for (const l of layersOf(net)) {
    z[l] = add(apply(net.w[l]!, a[l - 1]!), net.b[l]!);
    a[l] = z[l]!.map(activations[net.activation].value);
  }
  return { z, a };
}

export const errorAt = (net: PlainNet): number[] =>
  passOf(net).a[depthOf(net)]!.map((aj, j) => aj - net.y[j]!);

/** The net with bˡ replaced. */
export const withBiases = (net: PlainNet, l: number, b: readonly number[]): PlainNet => ({
  ...net,
  b: net.b.map((old, r) => (r === l ? [...b] : old)),
});

/** The net with wˡ replaced, given as the list of its entries. */
export const withWeights = (net: PlainNet, l: number, entries: readonly number[]): PlainNet => ({
  ...net,
  w: net.w.map((old, r) =>
    r === l ? old.map((row, j) => row.map((_, k) => entries[j * row.length + k]!)) : old,
  ),
});

/** The gradient of f at v by central differences of fourth order; its error is some 10⁻¹¹ of the size of f. */
export function gradient(f: (v: readonly number[]) => number, v: readonly number[], h = 1e-3): number[] {
  const at = (j: number, step: number) => f(v.map((vi, i) => (i === j ? vi + step : vi)));
  return v.map((_, j) => (8 * (at(j, h) - at(j, -h)) - (at(j, 2 * h) - at(j, -2 * h))) / (12 * h));
}

/** What core computes for the same net: δ of every layer, as plain numbers. */
export function coreErrors(net: PlainNet, cost: Net['cost'] = 'quadratic'): { delta: number[][]; core: Net } {
  const activation = activations[net.activation];
  const core: Net = {
    sizes: net.sizes,
    w: net.w.map((w) => ({ rows: w.length, columns: w[0]!.length, entries: Float64Array.from(w.flat()) })),
    factor: net.w.map(() => 1),
    b: net.b.map((b) => Float64Array.from(b)),
    activation,
    outputActivation: cost === 'cross-entropy' ? activations.sigmoid : activation,
    cost,
  };
  const pass = forward(core, Float64Array.from(net.x), 1);
  const error = errorOf(
    core,
    { examples: 1, x: Float64Array.from(net.x), y: Float64Array.from(net.y) },
    pass,
  );
  const back = backward(core, pass, error);
  const delta = back.direction.map((direction, l) =>
    Array.from(direction, (value) => value * Math.exp(back.logDelta[l]![0]!)),
  );
  return { delta, core };
}

/** The largest difference of two lists, relative to the larger of their lengths. */
export function distance(u: readonly number[], v: readonly number[]): number {
  if (u.length !== v.length) return Number.POSITIVE_INFINITY;
  const difference = length(u.map((ui, i) => ui - v[i]!));
  return difference === 0 ? 0 : difference / Math.max(length(u), length(v));
}

export const smooth: readonly ActivationId[] = ['sigmoid', 'tanh', 'gelu', 'softplus', 'sin'];
