import { resolve, sep } from 'node:path';
import { requirePeer } from './peer.ts';

export interface Tensor {
  readonly dispose: () => void;
  readonly dataSync: () => Float32Array;
}
interface FusedProduct {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly bias?: Tensor;
  readonly activation?: 'sigmoid';
}
/** As much of it as a net of sigmoids needs. */
export interface Tfjs {
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly tidy: <Result>(work: () => Result) => Result;
  readonly tensor1d: (values: Float32Array) => Tensor;
  readonly tensor2d: (values: Float32Array, shape: readonly [number, number]) => Tensor;
  readonly randomNormal: (shape: readonly number[], mean: number, deviation: number) => Tensor;
  readonly scalar: (value: number) => Tensor;
  readonly matMul: (a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean) => Tensor;
  readonly fused: { readonly matMul: (product: FusedProduct) => Tensor };
  readonly sigmoid: (z: Tensor) => Tensor;
  readonly add: (a: Tensor, b: Tensor) => Tensor;
  readonly sub: (a: Tensor, b: Tensor) => Tensor;
  readonly mul: (a: Tensor, b: Tensor) => Tensor;
  readonly sum: (a: Tensor, axis: number) => Tensor;
  readonly transpose: (a: Tensor) => Tensor;
  readonly keep: (a: Tensor) => Tensor;
}

/** A back end, and whether products are written as it likes them. */
export interface Way {
  readonly backend: 'cpu' | 'wasm';
  readonly tuned: boolean;
}

export const ways: readonly Way[] = [
  { backend: 'cpu', tuned: false },
  { backend: 'wasm', tuned: false },
  { backend: 'wasm', tuned: true },
];

export const nameOf = ({ backend, tuned }: Way): string =>
  `tfjs ${backend.toUpperCase()}, ${tuned ? 'tuned' : 'explicit operations'}`;

/** With the back end set; null if it is not installed. */
export async function loadTfjs(backend: Way['backend']): Promise<Tfjs | null> {
  const tf = requirePeer<Tfjs>('@tensorflow/tfjs-core');
  const engine = requirePeer<{ setWasmPaths?: (folder: string) => void }>(
    `@tensorflow/tfjs-backend-${backend}`,
  );
  if (!tf || !engine) return null;
  engine.setWasmPaths?.(resolve('tests/bench/peers/node_modules/@tensorflow/tfjs-backend-wasm/dist') + sep);
  await tf.setBackend(backend);
  return tf;
}

/** Transposed matrices, n_{l−1} × n_l, and biases, from the first to the last. */
export interface Parameters {
  readonly w: readonly Tensor[];
  readonly b: readonly Tensor[];
}

/** Examples in rows, and the same transposed. */
export interface Inputs {
  readonly x: Tensor;
  readonly turned: Tensor;
}

/**
 * The gradients of a net of sigmoids, written out in operations on whole batches; `errorOf` makes δ^L of a^L. Tuned: product,
 * bias and σ are one operation, and nothing is transposed inside a product, which then takes its fast way in WebAssembly.
 */
export function gradientsOf(
  tf: Tfjs,
  { w, b }: Parameters,
  { x, turned }: Inputs,
  errorOf: (outputs: Tensor) => Tensor,
  tuned: boolean,
): Parameters {
  const layers = w.length;
  const a = [x];
  for (let l = 0; l < layers; l++) {
    a[l + 1] = tuned
      ? tf.fused.matMul({ a: a[l]!, b: w[l]!, bias: b[l]!, activation: 'sigmoid' })
      : tf.sigmoid(tf.add(tf.matMul(a[l]!, w[l]!), b[l]!));
  }
  const one = tf.scalar(1);
  let delta = errorOf(a[layers]!);
  const gradients = { w: [] as Tensor[], b: [] as Tensor[] };
  for (let l = layers - 1; l >= 0; l--) {
    gradients.w[l] = tuned
      ? tf.matMul(l === 0 ? turned : tf.transpose(a[l]!), delta)
      : tf.matMul(a[l]!, delta, true, false);
    gradients.b[l] = tf.sum(delta, 0);
    if (l === 0) break;
    const back = tuned ? tf.matMul(delta, tf.transpose(w[l]!)) : tf.matMul(delta, w[l]!, false, true);
    delta = tf.mul(back, tf.mul(a[l]!, tf.sub(one, a[l]!)));
  }
  return gradients;
}
