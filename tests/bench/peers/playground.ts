import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformWithOxc } from 'vite';
import { batches, type Peer, rate, sizes } from './peer.ts';

interface Nn {
  readonly buildNetwork: (
    shape: readonly number[],
    activation: unknown,
    outputActivation: unknown,
    regularisation: null,
    inputIds: readonly string[],
  ) => object;
  readonly forwardProp: (net: object, inputs: readonly number[]) => number;
  readonly backProp: (net: object, target: number, errors: unknown) => void;
  readonly updateWeights: (net: object, rate: number, regularisation: number) => void;
  readonly Activations: { readonly SIGMOID: unknown };
  readonly Errors: { readonly SQUARE: unknown };
}

/**
 * TensorFlow Playground's own net, src/nn.ts of a checkout that the variable PLAYGROUND names; it is in no package. It knows one
 * target: the errors of the other outputs are zero, the work is the same.
 */
export const playground: Peer = async ({ images, labels }) => {
  const checkout = process.env.PLAYGROUND;
  if (!checkout) return 'not measured: PLAYGROUND names no checkout of github.com/tensorflow/playground';
  const source = await readFile(join(checkout, 'src/nn.ts'), 'utf8');
  const { code } = await transformWithOxc(source, 'nn.ts');
  const script = join(tmpdir(), `playground-nn-${process.pid}.mjs`);
  await writeFile(script, code);
  const nn = (await import(pathToFileURL(script).href)) as Nn;
  const ids = Array.from(images[0]!, (_, k) => `x${k}`);
  const net = nn.buildNetwork(sizes, nn.Activations.SIGMOID, nn.Activations.SIGMOID, null, ids);
  const inputs = images.map((image) => [...image]);
  const next = batches(images.length);
  const run = () => {
    let sum = 0;
    for (const i of next()) {
      sum += nn.forwardProp(net, inputs[i]!);
      nn.backProp(net, labels[i] === 0 ? 1 : 0, nn.Errors.SQUARE);
    }
    nn.updateWeights(net, rate, 0);
    return sum;
  };
  return [{ name: "TensorFlow Playground's nn.ts", run }];
};
