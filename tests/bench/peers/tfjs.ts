import { resolve, sep } from 'node:path';
import {
  batch,
  batches,
  notInstalled,
  type Peer,
  rate,
  requirePeer,
  sizes,
  type TrainingData,
} from './peer.ts';

interface Tensor {
  readonly dispose: () => void;
  readonly dataSync: () => Float32Array;
}
interface FusedProduct {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly bias?: Tensor;
  readonly activation?: 'sigmoid';
}
interface Tfjs {
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly tidy: <Result>(work: () => Result) => Result;
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

/** A batch: inputs, the same transposed, targets. */
interface Examples {
  readonly x: Tensor;
  readonly turned: Tensor;
  readonly y: Tensor;
}

interface Net {
  w: Tensor[];
  b: Tensor[];
}

const drawNet = (tf: Tfjs): Net => ({
  w: sizes.slice(1).map((n, i) => tf.randomNormal([sizes[i]!, n], 0, 1 / Math.sqrt(sizes[i]!))),
  b: sizes.slice(1).map((n) => tf.randomNormal([n], 0, 1)),
});

/** The batches of an epoch as tensors, made beforehand. */
function tensorsOf(tf: Tfjs, { images, labels }: TrainingData): readonly Examples[] {
  const next = batches(images.length);
  return Array.from({ length: Math.floor(images.length / batch) }, () => {
    const x = new Float32Array(batch * sizes[0]);
    const y = new Float32Array(batch * 10);
    next().forEach((i, row) => {
      x.set(images[i]!, row * sizes[0]);
      y[row * 10 + labels[i]!] = 1;
    });
    const inputs = tf.tensor2d(x, [batch, sizes[0]]);
    return { x: inputs, turned: tf.transpose(inputs), y: tf.tensor2d(y, [batch, 10]) };
  });
}

/**
 * One step written out in operations on whole batches, cross-entropy. Tuned: product, bias and σ are one operation, and nothing
 * is transposed inside a product, which then takes its fast way in WebAssembly.
 */
function step(tf: Tfjs, net: Net, { x, turned, y }: Examples, tuned: boolean): void {
  const layers = net.w.length;
  const next = tf.tidy(() => {
    const a = [x];
    for (let l = 0; l < layers; l++) {
      a[l + 1] = tuned
        ? tf.fused.matMul({ a: a[l]!, b: net.w[l]!, bias: net.b[l]!, activation: 'sigmoid' })
        : tf.sigmoid(tf.add(tf.matMul(a[l]!, net.w[l]!), net.b[l]!));
    }
    const one = tf.scalar(1);
    const share = tf.scalar(rate / batch);
    let delta = tf.mul(tf.sub(a[layers]!, y), share);
    const w: Tensor[] = [];
    const b: Tensor[] = [];
    for (let l = layers - 1; l >= 0; l--) {
      const gradient = tuned
        ? tf.matMul(l === 0 ? turned : tf.transpose(a[l]!), delta)
        : tf.matMul(a[l]!, delta, true, false);
      w[l] = tf.sub(net.w[l]!, gradient);
      b[l] = tf.sub(net.b[l]!, tf.sum(delta, 0));
      if (l === 0) break;
      const slope = tf.mul(a[l]!, tf.sub(one, a[l]!));
      const back = tuned
        ? tf.matMul(delta, tf.transpose(net.w[l]!))
        : tf.matMul(delta, net.w[l]!, false, true);
      delta = tf.mul(back, slope);
    }
    for (const tensor of [...w, ...b]) tf.keep(tensor);
    return { w, b };
  });
  for (const tensor of [...net.w, ...net.b]) tensor.dispose();
  net.w = next.w;
  net.b = next.b;
}

/** tfjs on one of its back ends, which are those of the whole module: it is set before each run. */
const tfjs =
  (backend: 'cpu' | 'wasm', tuned: boolean): Peer =>
  async (data) => {
    const tf = requirePeer<Tfjs>('@tensorflow/tfjs-core');
    const engine = requirePeer<{ setWasmPaths?: (folder: string) => void }>(
      `@tensorflow/tfjs-backend-${backend}`,
    );
    if (!tf || !engine) return notInstalled;
    engine.setWasmPaths?.(resolve('tests/bench/peers/node_modules/@tensorflow/tfjs-backend-wasm/dist') + sep);
    await tf.setBackend(backend);
    const net = drawNet(tf);
    const tensors = tensorsOf(tf, data);
    let at = 0;
    const run = () => {
      const examples = tensors[at]!;
      at = (at + 1) % tensors.length;
      // Already there, so that it is set at once.
      void tf.setBackend(backend);
      step(tf, net, examples, tuned);
      return net.b[4]!.dataSync()[0]!;
    };
    return [{ name: `tfjs ${backend.toUpperCase()}, ${tuned ? 'tuned' : 'explicit operations'}`, run }];
  };

export const tfjsPeers: readonly Peer[] = [tfjs('cpu', false), tfjs('wasm', false), tfjs('wasm', true)];
