import { norm } from '../../../src/core/linear-algebra.ts';
import { type PassesPeer, rowsOf } from '../passes-task.ts';
import { batch, batches, rate, sizes, type TrainingPeer } from '../training-task.ts';
import { notInstalled, requirePeer } from './peer.ts';

interface Volume {
  readonly w: Float64Array;
}
interface Net {
  readonly layers: object[];
  readonly makeLayers: (layers: readonly object[]) => void;
  readonly forward: (x: Volume, isTraining: boolean) => Volume;
  readonly backward: (target: Float64Array) => number;
  readonly getParamsAndGrads: () => readonly {
    readonly params: Float64Array;
    readonly grads: Float64Array;
  }[];
}
interface ConvNetJs {
  readonly Vol: new (sx: number, sy: number, depth: number, value: number) => Volume;
  readonly Net: new () => Net;
  readonly RegressionLayer: new (inputs: object) => object;
  readonly Trainer: new (
    net: Net,
    options: object,
  ) => { readonly train: (x: Volume, label: number) => { readonly loss: number } };
}

const load = () => requirePeer<ConvNetJs>('convnetjs');

const layersOf = (inputs: number, sigmoids: readonly number[]): object[] => [
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
  ...sigmoids.map((neurons) => ({ type: 'fc', num_neurons: neurons, activation: 'sigmoid' })),
];

function volumeOf(convnet: ConvNetJs, values: Float64Array): Volume {
  const volume = new convnet.Vol(1, 1, values.length, 0);
  volume.w.set(values);
  return volume;
}

/** Its trainer takes one example at a time and changes the weights after each 32nd. */
export const convNetJsTraining: TrainingPeer = async ({ images, labels }) => {
  const convnet = load();
  if (!convnet) return notInstalled;
  const net = new convnet.Net();
  net.makeLayers([...layersOf(sizes[0], sizes.slice(1, -1)), { type: 'softmax', num_classes: sizes.at(-1) }]);
  const options = { method: 'sgd', learning_rate: rate, batch_size: batch, momentum: 0, l2_decay: 0 };
  const trainer = new convnet.Trainer(net, options);
  const volumes = images.map((image) => volumeOf(convnet, image));
  const next = batches(images.length);
  const run = () => next().reduce((loss, i) => loss + trainer.train(volumes[i]!, labels[i]!).loss, 0);
  return [{ name: 'ConvNetJS', run }];
};

/** The cost stands behind the last sigmoids; among the layers it would bring a linear one with it. */
export const convNetJsPasses: PassesPeer = async ({ net: { sizes: n, w, b }, batch: { examples, x, y } }) => {
  const convnet = load();
  if (!convnet) return notInstalled;
  const net = new convnet.Net();
  const L = n.length - 1;
  net.makeLayers(layersOf(n[1]!, n.slice(2)));
  net.layers.push(new convnet.RegressionLayer({ in_sx: 1, in_sy: 1, in_depth: n[L]! }));
  // Of each layer the weights of its neurons, one after the other, then its biases.
  const parts = [...net.getParamsAndGrads()];
  const gradients: Float64Array[][] = [];
  for (let l = 2; l <= L; l++) {
    const neurons = parts.splice(0, n[l]!);
    rowsOf(w[l]!.entries, n[l - 1]!).forEach((weights, j) => void neurons[j]!.params.set(weights));
    parts.shift()!.params.set(b[l]!);
    gradients.push(neurons.map(({ grads }) => grads));
  }
  const volumes = rowsOf(x, n[1]!).map((inputs) => volumeOf(convnet, inputs));
  const targets = rowsOf(y, n[L]!);
  const run = () => {
    let loss = 0;
    for (let i = 0; i < examples; i++) {
      net.forward(volumes[i]!, true);
      loss += net.backward(targets[i]!);
    }
    return loss;
  };
  const norms = () => {
    run();
    return gradients.map((rows) => Math.hypot(...rows.map((row) => norm(row))) / examples);
  };
  return [{ name: 'ConvNetJS', run, norms, precision: 'float64' }];
};
