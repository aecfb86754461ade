import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformWithOxc } from 'vite';
import { type PassesPeer, rowsOf } from '../passes-task.ts';
import { batches, rate, sizes, type TrainingPeer } from '../training-task.ts';

interface Neuron {
  readonly inputLinks: readonly { weight: number; readonly accErrorDer: number }[];
  bias: number;
  readonly output: number;
  outputDer: number;
}
type Net = readonly (readonly Neuron[])[];
interface Nn {
  readonly buildNetwork: (
    shape: readonly number[],
    activation: unknown,
    outputActivation: unknown,
    regularisation: null,
    inputIds: readonly string[],
  ) => Net;
  readonly forwardProp: (net: Net, inputs: readonly number[]) => number;
  readonly backProp: (net: Net, target: number, errors: unknown) => void;
  readonly updateWeights: (net: Net, rate: number, regularisation: number) => void;
  readonly Activations: { readonly SIGMOID: unknown };
  readonly Errors: { readonly SQUARE: unknown };
}

/** The checkout of TensorFlow Playground, which is in no package. */
export const checkout = process.env.PLAYGROUND;
const name = "TensorFlow Playground's nn.ts";
export const noCheckout =
  'Not measured: TensorFlow Playground. The variable PLAYGROUND names no checkout of github.com/tensorflow/playground.';

let nn: Promise<Nn> | undefined;

/** Fields are made as its own compiler makes them: by assignment, and none before it has a value. */
async function load(folder: string): Promise<Nn> {
  const source = await readFile(join(folder, 'src/nn.ts'), 'utf8');
  const { code } = await transformWithOxc(source, 'nn.ts', {
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
    target: 'es2020',
  });
  const script = join(tmpdir(), `playground-nn-${process.pid}.mjs`);
  await writeFile(script, code);
  try {
    return await import(pathToFileURL(script).href);
  } finally {
    await rm(script);
  }
}

const loaded = (folder: string): Promise<Nn> => {
  nn ??= load(folder);
  return nn;
};

function sigmoidNet({ buildNetwork, Activations }: Nn, shape: readonly number[]): Net {
  const ids = Array.from({ length: shape[0]! }, (_, k) => `x${k}`);
  return buildNetwork(shape, Activations.SIGMOID, Activations.SIGMOID, null, ids);
}

/** It knows one target: the errors of the other outputs are zero, the work is the same. */
export const playgroundTraining: TrainingPeer = async ({ images, labels }) => {
  if (!checkout) return noCheckout;
  const playground = await loaded(checkout);
  const { forwardProp, backProp, updateWeights, Errors } = playground;
  const net = sigmoidNet(playground, sizes);
  const inputs = images.map((image) => [...image]);
  const next = batches(images.length);
  const run = () => {
    let sum = 0;
    for (const i of next()) {
      sum += forwardProp(net, inputs[i]!);
      backProp(net, labels[i] === 0 ? 1 : 0, Errors.SQUARE);
    }
    updateWeights(net, rate, 0);
    return sum;
  };
  return [{ name, run }];
};

/** The errors of all outputs but the one that it knows are given to it. */
export const playgroundPasses: PassesPeer = async ({
  net: { sizes: n, w, b },
  batch: { examples, x, y },
}) => {
  if (!checkout) return noCheckout;
  const playground = await loaded(checkout);
  const { forwardProp, backProp, Errors } = playground;
  const net = sigmoidNet(playground, n.slice(1));
  const hidden = net.slice(1);
  hidden.forEach((neurons, i) => {
    const l = i + 2;
    const rows = rowsOf(w[l]!.entries, n[l - 1]!);
    neurons.forEach((neuron, j) => {
      neuron.bias = b[l]![j]!;
      neuron.inputLinks.forEach((link, k) => {
        link.weight = rows[j]![k]!;
      });
    });
  });
  const outputs = net.at(-1)!;
  const inputs = rowsOf(x, n[1]!).map((row) => [...row]);
  const targets = rowsOf(y, outputs.length);
  const run = () => {
    let sum = 0;
    for (let i = 0; i < examples; i++) {
      sum += forwardProp(net, inputs[i]!);
      const target = targets[i]!;
      for (let j = 1; j < outputs.length; j++) outputs[j]!.outputDer = outputs[j]!.output - target[j]!;
      backProp(net, target[0]!, Errors.SQUARE);
    }
    return sum;
  };
  const norms = () => {
    run();
    return hidden.map(
      (neurons) =>
        Math.sqrt(
          neurons.reduce(
            (sum, { inputLinks }) => inputLinks.reduce((s, { accErrorDer }) => s + accErrorDer ** 2, sum),
            0,
          ),
        ) / examples,
    );
  };
  return [{ name, run, norms, precision: 'float64' }];
};
