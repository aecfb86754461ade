import { norm } from '../linear-algebra.ts';
import { depth } from '../network.ts';
import type { Bench } from './gradient.ts';
import { partsOfParameters } from './parameters.ts';
import { layerPlace, netPlace, rowLength } from './points.ts';
import type { Tally } from './workspace.ts';

/**
 * A point: what is known of the net after `step` steps, the gradient of the mean cost of all training examples being in the
 * bench.
 */
export function rowOf(
  { net, gradients }: Bench,
  step: number,
  training: Readonly<Tally>,
  test: Readonly<Tally> | null,
  change: Float64Array | null,
): Float64Array {
  const L = depth(net);
  const row = new Float64Array(rowLength(L));
  row[netPlace('step')] = step;
  row[netPlace('cost')] = training.cost / training.examples;
  row[netPlace('trainingAccuracy')] = training.correct / training.examples;
  row[netPlace('testAccuracy')] = test ? test.correct / test.examples : Number.NaN;
  for (let l = 2; l <= L; l++) {
    row[layerPlace(L, 'gradB', l)] = Math.log(norm(gradients.b[l]!));
    row[layerPlace(L, 'gradW', l)] = Math.log(norm(gradients.w[l]!.entries));
    row[layerPlace(L, 'change', l)] = change ? change[l]! : Number.NaN;
  }
  return row;
}

/** Whether the cost or a gradient has left the range of doubles. */
export const hasRunAway = (row: Float64Array): boolean =>
  !(row[netPlace('cost')]! < Number.POSITIVE_INFINITY);

/** log(‖Δwˡ‖/‖wˡ‖) at index l of the step that led from `before` to the parameters of now. */
export function changeOf({ layout, theta, parameters }: Bench, before: Float64Array): Float64Array {
  const difference = before.map((value, i) => theta[i]! - value);
  const was = partsOfParameters(layout, before);
  const moved = partsOfParameters(layout, difference);
  return Float64Array.from(parameters.w, (_, l) =>
    l < 2 ? 0 : Math.log(norm(moved.w[l]!.entries)) - Math.log(norm(was.w[l]!.entries)),
  );
}
