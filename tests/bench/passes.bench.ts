import {
  atLeastShare,
  atLeastTimes,
  passesKey,
  passesTable,
  type Raced,
  type Result,
  racePasses,
} from './passes-race.ts';
import { assertSame, gradients, type PassesPeer, passesTask, shapes } from './passes-task.ts';
import { convNetJsPasses } from './peers/convnetjs.ts';
import { gather } from './peers/peer.ts';
import { playgroundPasses } from './peers/playground.ts';
import { tfjsPasses } from './peers/tfjs.ts';
import { goals } from './race.ts';

export const title =
  'Forward and backward pass of one example and of a batch of 32 in nets of L layers of n sigmoids, (L,n)';

const peers: readonly PassesPeer[] = [playgroundPasses, convNetJsPasses, ...tfjsPasses];

const fairness =
  'The same net and examples for all, quadratic cost; the norms of every ∂C/∂w agree with those of this core, or nothing is timed. tfjs computes in single precision, the others in double.';

const goalsOf = (results: readonly Result[]) => {
  const named = (name: string) => results.filter((result) => result.name.includes(name));
  const playground = (layers: number) => named('Playground').filter((result) => result.layers === layers);
  return [
    ...atLeastTimes('Playground takes 7 × as long at (5,16)', 7, playground(5)),
    ...atLeastTimes('Playground takes 20 × as long at (64,64)', 20, playground(64)),
    ...atLeastTimes('ConvNetJS takes 4 × as long', 4, named('ConvNetJS')),
    ...atLeastTimes('tfjs CPU takes longer', 1, named('tfjs CPU')),
    ...atLeastTimes('tfjs WASM, explicit operations, takes longer', 1, named('WASM, explicit')),
    ...atLeastShare(0.3, results),
  ];
};

export async function run(): Promise<string> {
  const tables: string[] = [];
  const results: Result[] = [];
  let missing: readonly string[] = [];
  for (const examples of [1, 32]) {
    const raced: Raced[] = [];
    for (const [layers, width] of shapes) {
      const task = passesTask(layers, width, examples);
      const { there, absent } = await gather(peers, task);
      assertSame(task, [gradients(task), ...there]);
      raced.push(racePasses(task, there));
      missing = absent;
    }
    tables.push(passesTable(examples, raced));
    results.push(...raced.flatMap((one) => one.results));
  }
  return [passesKey, fairness, ...tables, goals(goalsOf(results)), ...missing].join('\n\n');
}
