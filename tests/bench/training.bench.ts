import { readFile } from 'node:fs/promises';
import { readDigits } from '../../src/compute/digits-file.ts';
import { digitPixels } from '../../src/core/digits.ts';
import { buildNet, createTensors, type Experiment, tensorKey } from '../../src/core/experiment.ts';
import { digitSet } from '../../src/core/training/examples.ts';
import { benchOf, gradientOf } from '../../src/core/training/gradient.ts';
import { shuffledOrder } from '../../src/core/training/order.ts';
import { layoutOf, parametersOf } from '../../src/core/training/parameters.ts';
import { memories, nielsenPlan, type OptimiserId } from '../../src/core/training/plan.ts';
import { stretchesOf, update } from '../../src/core/training/update.ts';
import { convNetJsTraining } from './peers/convnetjs.ts';
import { gather } from './peers/peer.ts';
import { playgroundTraining } from './peers/playground.ts';
import { tfjsTraining } from './peers/tfjs.ts';
import { type Contender, digits, goals, race, table } from './race.ts';
import { batch, rate, sizes } from './training-task.ts';

export const title = `Training [${sizes.join(', ')}] on digits, batch ${batch}: a step at a time, in turns`;

const peers = [playgroundTraining, convNetJsTraining, ...tfjsTraining];

/** What the page does in a step, with no point to be told. */
function own(experiment: Experiment, optimiser: OptimiserId): Contender {
  const { seed, width, distribution, ends } = tensorKey(experiment);
  const net = buildNet(experiment, createTensors(seed, width, distribution, ends));
  const set = digitSet(experiment.digits!);
  const layout = layoutOf(net, true);
  const theta = parametersOf(net, layout);
  const bench = benchOf(net, theta, true);
  const plan = { ...nielsenPlan, optimiser, rate: optimiser === 'adam' ? 0.001 : rate, decay: 0 };
  const stretches = stretchesOf(layout, plan, set.examples);
  const memory = new Float64Array(memories[optimiser] * theta.length);
  let order = shuffledOrder(seed, 0, set.examples);
  let from = 0;
  let step = 0;
  const run = () => {
    if (from + batch > set.examples) {
      from = 0;
      order = shuffledOrder(seed, step, set.examples);
    }
    for (const _ of gradientOf(bench, set, order, from, batch, false));
    step++;
    for (const stretch of stretches) update(plan, step, theta, bench.gradient, memory, 1, stretch);
    from += batch;
    return theta[0]!;
  };
  return { name: `this page, ${optimiser}`, run };
}

export async function run(): Promise<string> {
  const { training } = await readDigits(new Uint8Array(await readFile('public/digits.bin')));
  const experiment: Experiment = {
    layers: sizes.length,
    width: sizes[1],
    activation: 'sigmoid',
    weightScale: 1,
    biasScale: 1,
    distribution: 'gaussian',
    fan: 'in',
    cost: 'cross-entropy',
    target: 'one-hot',
    examples: training.labels.length,
    tied: false,
    seed: 1,
    digits: training,
  };
  const images = Array.from(training.labels, (_, i) =>
    Float64Array.from(training.pixels.subarray(i * digitPixels, (i + 1) * digitPixels), (ink) => ink / 255),
  );
  const { there, absent } = await gather(peers, { images, labels: training.labels });
  const places = race([own(experiment, 'descent'), own(experiment, 'adam'), ...there]);
  const fastest = places[0]!.ms;
  const rows = places.map(({ name, ms, from, to }) => [
    name,
    digits((1000 * batch) / ms),
    digits(fastest / ms),
    `${digits(from)} – ${digits(to)}`,
  ]);
  const best = Math.min(...places.slice(2).map(({ ms }) => ms));
  const goal = {
    wanted: 'as fast as the fastest of the others, or faster',
    measured: `${digits(best / fastest)} × as fast`,
    reached: fastest <= best,
  };
  return [
    table(['', 'images/s', 'relative', 'ms/step, half of them'], rows),
    ...(there.length > 0 ? [goals([goal])] : []),
    ...absent,
  ].join('\n\n');
}
