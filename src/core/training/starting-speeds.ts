import { norm } from '../linear-algebra.ts';
import type { Net } from '../network.ts';
import type { TrainingSet } from './examples.ts';
import { benchOf, gradientOf } from './gradient.ts';
import { naturalOrder } from './order.ts';
import { layoutOf, parametersOf } from './parameters.ts';

/** How fast the layers of a net would learn before anything is learnt; natural logarithms at index l = 2 … L. */
export interface StartingSpeeds {
  /** log‖∂C̄/∂bˡ‖ of the cost averaged over all examples, before the norm is taken. */
  readonly logGradB: Float64Array<ArrayBuffer>;
  /** log‖∂C̄/∂wˡ‖_F likewise. */
  readonly logGradW: Float64Array<ArrayBuffer>;
}

/** Nielsen's speeds of learning of a net as it was drawn (ch. 5; there layer l − 1). */
export function* startingSpeeds(net: Net, set: TrainingSet): Generator<null, StartingSpeeds> {
  const sparse = set.sparse !== null;
  const bench = benchOf(net, parametersOf(net, layoutOf(net, sparse)), sparse, set.examples);
  yield* gradientOf(bench, set, naturalOrder(set.examples), 0, set.examples, false);
  const { b, w } = bench.gradients;
  return {
    logGradB: Float64Array.from(net.sizes, (_, l) => (l < 2 ? 0 : Math.log(norm(b[l]!)))),
    logGradW: Float64Array.from(net.sizes, (_, l) => (l < 2 ? 0 : Math.log(norm(w[l]!.entries)))),
  };
}
