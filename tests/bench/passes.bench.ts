import { backward } from '../../src/core/backpropagation.ts';
import { buildNet, createTensors, drawBatch, type Experiment } from '../../src/core/experiment.ts';
import { errorOf, forward } from '../../src/core/network.ts';
import { digits, race, roofWork, scalarRoof, table } from './race.ts';

export const title = 'Forward and backward pass, sigmoid layers of n neurons, norms of all gradients';

const shapes = [
  [5, 16],
  [10, 30],
  [30, 64],
  [64, 64],
  [100, 128],
] as const;

function rowOf(layers: number, width: number, examples: number): string[] {
  const experiment: Experiment = {
    layers,
    width,
    activation: 'sigmoid',
    weightScale: 1,
    biasScale: 0,
    distribution: 'gaussian',
    fan: 'in',
    cost: 'quadratic',
    target: 'one-hot',
    examples,
    tied: false,
    seed: 1,
  };
  const net = buildNet(experiment, createTensors(1, width, 'gaussian'));
  const batch = drawBatch(experiment, 0, examples);
  const passes = () => {
    const ahead = forward(net, batch.x, examples);
    return backward(net, ahead, errorOf(net, batch, ahead)).logDelta[2]![0]!;
  };
  const [own, roof] = race([{ name: 'passes', run: passes }, scalarRoof]);
  // w^2 … w^L forward, w^L … w^3 backward.
  const work = (2 * layers - 3) * width ** 2 * examples;
  const rate = work / own!.ms / 1e6;
  const roofRate = roofWork / roof!.ms / 1e6;
  return [
    `L = ${layers}, n = ${width}`,
    String(examples),
    digits(own!.ms),
    `${digits(own!.from)} – ${digits(own!.to)}`,
    digits(rate),
    digits(roofRate),
    `${Math.round((100 * rate) / roofRate)} %`,
  ];
}

export function run(): string {
  const rows = [1, 32].flatMap((examples) => shapes.map(([layers, width]) => rowOf(layers, width, examples)));
  return table(['net', 'examples', 'ms', 'quartiles', 'GMAC/s', 'scalar roof', 'share'], rows);
}
