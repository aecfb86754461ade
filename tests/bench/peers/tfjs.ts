import { norm } from '../../../src/core/linear-algebra.ts';
import { transpose } from '../../../src/core/scaling.ts';
import type { PassesPeer } from '../passes-task.ts';
import { batch, batches, rate, sizes, type TrainingPeer, type TrainingTask } from '../training-task.ts';
import { notInstalled } from './peer.ts';
import {
  gradientsOf,
  type Inputs,
  loadTfjs,
  nameOf,
  type Parameters,
  type Tensor,
  type Tfjs,
  type Way,
  ways,
} from './tfjs-library.ts';

interface Labelled extends Inputs {
  readonly y: Tensor;
}

function labelled(tf: Tfjs, x: Float32Array, y: Float32Array, examples: number): Labelled {
  const inputs = tf.tensor2d(x, [examples, x.length / examples]);
  return {
    x: inputs,
    turned: tf.transpose(inputs),
    y: tf.tensor2d(y, [examples, y.length / examples]),
  };
}

const drawNet = (tf: Tfjs): Parameters => ({
  w: sizes.slice(1).map((n, i) => tf.randomNormal([sizes[i]!, n], 0, 1 / Math.sqrt(sizes[i]!))),
  b: sizes.slice(1).map((n) => tf.randomNormal([n], 0, 1)),
});

/** The batches of an epoch as tensors, made beforehand. */
function tensorsOf(tf: Tfjs, { images, labels }: TrainingTask): readonly Labelled[] {
  const next = batches(images.length);
  return Array.from({ length: Math.floor(images.length / batch) }, () => {
    const x = new Float32Array(batch * sizes[0]);
    const y = new Float32Array(batch * 10);
    next().forEach((i, row) => {
      x.set(images[i]!, row * sizes[0]);
      y[row * 10 + labels[i]!] = 1;
    });
    return labelled(tf, x, y, batch);
  });
}

/** One step on the cross-entropy; the net after it. */
function step(tf: Tfjs, net: Parameters, examples: Labelled, tuned: boolean): Parameters {
  const next = tf.tidy(() => {
    const share = tf.scalar(rate / batch);
    const error = (a: Tensor) => tf.mul(tf.sub(a, examples.y), share);
    const gradients = gradientsOf(tf, net, examples, error, tuned);
    const less = (tensors: readonly Tensor[], by: readonly Tensor[]) =>
      tensors.map((tensor, l) => tf.keep(tf.sub(tensor, by[l]!)));
    return { w: less(net.w, gradients.w), b: less(net.b, gradients.b) };
  });
  for (const tensor of [...net.w, ...net.b]) tensor.dispose();
  return next;
}

const training =
  (way: Way): TrainingPeer =>
  async (task) => {
    const tf = await loadTfjs(way.backend);
    if (!tf) return notInstalled;
    let net = drawNet(tf);
    const tensors = tensorsOf(tf, task);
    let at = 0;
    const run = () => {
      const examples = tensors[at]!;
      at = (at + 1) % tensors.length;
      // The back end is that of the whole module. It is already there, so that it is set at once.
      void tf.setBackend(way.backend);
      net = step(tf, net, examples, way.tuned);
      return net.b[4]!.dataSync()[0]!;
    };
    return [{ name: nameOf(way), run }];
  };

const passes =
  (way: Way): PassesPeer =>
  async ({ net, batch: { examples, x, y } }) => {
    const tf = await loadTfjs(way.backend);
    if (!tf) return notInstalled;
    const parameters: Parameters = {
      w: net.w.slice(2).map((w) => {
        const { rows, columns, entries } = transpose(w);
        return tf.tensor2d(new Float32Array(entries), [rows, columns]);
      }),
      b: net.b.slice(2).map((b) => tf.tensor1d(new Float32Array(b))),
    };
    const inputs = labelled(tf, new Float32Array(x), new Float32Array(y), examples);
    const after = <Result>(read: (gradients: Parameters) => Result): Result => {
      void tf.setBackend(way.backend);
      return tf.tidy(() => {
        const share = tf.scalar(1 / examples);
        const one = tf.scalar(1);
        const error = (a: Tensor) => tf.mul(tf.mul(tf.sub(a, inputs.y), share), tf.mul(a, tf.sub(one, a)));
        return read(gradientsOf(tf, parameters, inputs, error, way.tuned));
      });
    };
    return [
      {
        name: nameOf(way),
        run: () => after(({ b }) => b[0]!.dataSync()[0]!),
        norms: () => after(({ w }) => w.map((gradient) => norm(new Float64Array(gradient.dataSync())))),
        precision: 'float32',
      },
    ];
  };

export const tfjsTraining: readonly TrainingPeer[] = ways.map(training);
export const tfjsPasses: readonly PassesPeer[] = ways.map(passes);
