import { batch, batches, notInstalled, type Peer, rate, requirePeer, sizes } from './peer.ts';

interface Volume {
  readonly w: Float64Array;
}
interface ConvNetJs {
  readonly Vol: new (sx: number, sy: number, depth: number, value: number) => Volume;
  readonly Net: new () => { readonly makeLayers: (layers: readonly object[]) => void };
  readonly Trainer: new (
    net: object,
    options: object,
  ) => { readonly train: (x: Volume, label: number) => { readonly loss: number } };
}

/** Its trainer takes one example at a time and changes the weights after each 32nd. */
export const convNetJs: Peer = async ({ images, labels }) => {
  const convnet = requirePeer<ConvNetJs>('convnetjs');
  if (!convnet) return notInstalled;
  const net = new convnet.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...sizes.slice(1, -1).map((neurons) => ({ type: 'fc', num_neurons: neurons, activation: 'sigmoid' })),
    { type: 'softmax', num_classes: sizes.at(-1) },
  ]);
  const options = { method: 'sgd', learning_rate: rate, batch_size: batch, momentum: 0, l2_decay: 0 };
  const trainer = new convnet.Trainer(net, options);
  const volumes = images.map((image) => {
    const volume = new convnet.Vol(1, 1, sizes[0], 0);
    volume.w.set(image);
    return volume;
  });
  const next = batches(images.length);
  const run = () => next().reduce((loss, i) => loss + trainer.train(volumes[i]!, labels[i]!).loss, 0);
  return [{ name: 'ConvNetJS', run }];
};
