import { depth, type Net } from '../network.ts';
import { transpose } from '../scaling.ts';
import type { Matrix } from '../types.ts';

/**
 * Weights and biases of a net in training, in one vector θ: wˡ at its own scale, row-major, and bˡ, l = 2 … L. With sparse
 * inputs w² is held transposed. Tied layers share their part of θ, but each has its own part of the gradient.
 */
export interface Layout {
  readonly sizes: readonly number[];
  /** Whether w² is held transposed. */
  readonly sparse: boolean;
  /** The first layer that uses the same part of θ; l itself unless it is tied. */
  readonly owner: readonly number[];
  /** Where wˡ and bˡ begin in the gradient by layer. */
  readonly w: readonly number[];
  readonly b: readonly number[];
  /** Length of the gradient by layer. */
  readonly length: number;
  /** Length of θ. */
  readonly parameters: number;
}

export function layoutOf(net: Net, sparse: boolean): Layout {
  const L = depth(net);
  const owner: number[] = [];
  const w: number[] = [];
  const b: number[] = [];
  const owners: number[] = [];
  for (let l = 2; l <= L; l++) {
    owner[l] = owners.find((r) => net.w[r] === net.w[l]) ?? l;
    if (owner[l] === l) owners.push(l);
  }
  // Owners first: θ is laid out as the beginning of the gradient.
  const rest = Array.from({ length: L - 1 }, (_, i) => i + 2).filter((l) => owner[l] !== l);
  let length = 0;
  let parameters = 0;
  for (const l of [...owners, ...rest]) {
    w[l] = length;
    b[l] = length + net.w[l]!.entries.length;
    length = b[l]! + net.b[l]!.length;
    if (owner[l] === l) parameters = length;
  }
  return { sizes: net.sizes, sparse, owner, w, b, length, parameters };
}

/** Views of the parts of θ, or of a gradient by layer, that belong to the layers. */
export interface Parts {
  /** wˡ; at l = 2 its transpose, if the inputs are sparse. */
  readonly w: readonly Matrix[];
  readonly b: readonly Float64Array[];
}

/** The parts of θ: tied layers have the same. */
export const partsOfParameters = (layout: Layout, theta: Float64Array): Parts =>
  partsOf(layout, theta, (l) => layout.owner[l]!);

/** The parts of a gradient: each layer has its own. */
export const partsOfGradient = (layout: Layout, gradient: Float64Array): Parts =>
  partsOf(layout, gradient, (l) => l);

function partsOf(layout: Layout, vector: Float64Array, placeOf: (l: number) => number): Parts {
  const { sizes, sparse } = layout;
  const w: Matrix[] = [];
  const b: Float64Array[] = [];
  for (let l = 2; l < sizes.length; l++) {
    const [n, before] = [sizes[l]!, sizes[l - 1]!];
    const [rows, columns] = sparse && l === 2 ? [before, n] : [n, before];
    const at = placeOf(l);
    const entries = vector.subarray(layout.w[at]!, layout.w[at]! + n * before);
    w[l] = { rows, columns, entries };
    b[l] = vector.subarray(layout.b[at]!, layout.b[at]! + n);
  }
  return { w, b };
}

/** θ of the net. */
export function parametersOf(net: Net, layout: Layout): Float64Array {
  const theta = new Float64Array(layout.parameters);
  const parts = partsOfParameters(layout, theta);
  for (let l = 2; l <= depth(net); l++) {
    const w = layout.sparse && l === 2 ? transpose(net.w[l]!) : net.w[l]!;
    parts.w[l]!.entries.set(w.entries.map((entry) => net.factor[l]! * entry));
    parts.b[l]!.set(net.b[l]!);
  }
  return theta;
}

/** The net whose parameters are θ; its factors are 1. */
export function netOfParameters(net: Net, layout: Layout, theta: Float64Array): Net {
  const { w, b } = partsOfParameters(layout, theta.slice());
  const upright = w.map((matrix, l) => (layout.sparse && l === 2 ? transpose(matrix) : matrix));
  // Tied layers share one object, as they do in the net they come from.
  const shared = upright.map((_, l) => upright[layout.owner[l]!]!);
  return { ...net, w: shared, b, factor: net.factor.map(() => 1) };
}

/** Adds what tied layers have of the gradient to the part of their owner: ∂C/∂θ is then its beginning. */
export function gatherTied({ owner, w, b, sizes }: Layout, gradient: Float64Array): void {
  for (let l = 2; l < sizes.length; l++) {
    if (owner[l] === l) continue;
    const [from, to] = [w[l]!, w[owner[l]!]!];
    const count = b[l]! + sizes[l]! - from;
    for (let i = 0; i < count; i++) gradient[to + i]! += gradient[from + i]!;
  }
}
