import { finish } from '../measurement.ts';
import { type Batch, depth, type Net } from '../network.ts';
import { withLossScale } from '../variants/build.ts';
import { exactPasses } from '../variants/passes.ts';

/** Beyond, the error itself would leave the doubles. */
const mostScale = 500;

/** log of the largest number that goes back through a net, ∂C/∂w included, if nothing is rounded; from above. */
function logLargest(net: Net, batch: Batch): number {
  const { forward, backward } = finish(exactPasses(net, net.variant!.maps, batch));
  let most = Number.NEGATIVE_INFINITY;
  for (let l = 2; l <= depth(net); l++) {
    const input = forward.a[l - 1]!;
    const n = input.length / batch.examples;
    for (let x = 0; x < batch.examples; x++) {
      const largest = input.subarray(x * n, (x + 1) * n).reduce((size, a) => Math.max(size, Math.abs(a)), 1);
      const delta = backward.logDelta[l]![x]! + Math.log(largest);
      most = Math.max(most, delta, backward.variant!.logCarried[l]![x]!);
    }
  }
  return most;
}

/**
 * Loss scaling (Micikevicius et al. 2018): the power of two, as its exponent, by which the error is multiplied before it goes
 * back, so that as few numbers as possible fall to zero and none overflows: the largest that leaves a factor of two to the
 * largest number of the format. 0 for a net in doubles and where nothing goes back.
 */
export function bestLossScale(net: Net, batch: Batch): number {
  const format = net.variant?.format;
  if (!format) return 0;
  const most = logLargest(net, batch);
  if (!Number.isFinite(most)) return 0;
  let k = Math.floor((Math.log(format.largest) - most) / Math.LN2) - 1;
  k = Math.max(-mostScale, Math.min(mostScale, k));
  // Rounding moves the numbers of deep nets away from the exact ones.
  for (let attempts = 0; attempts < 64 && overflows(withLossScale(net, k), batch); attempts++) k--;
  return k;
}

const overflows = (net: Net, batch: Batch): boolean =>
  finish(net.variant!.passes(net, batch)).backward.logDelta.some((logs) =>
    logs?.includes(Number.POSITIVE_INFINITY),
  );
