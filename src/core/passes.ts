import { backward } from './backpropagation.ts';
import { type Batch, errorOf, forward, type Net } from './network.ts';
import type { Passes } from './variants/variant.ts';

/** Both passes of any net, in small steps where they are not those of the plain net. */
export function* passes(net: Net, batch: Batch): Generator<null, Passes> {
  if (net.variant) return yield* net.variant.passes(net, batch);
  const ahead = forward(net, batch.x, batch.examples);
  const error = errorOf(net, batch, ahead);
  return { forward: ahead, error, backward: backward(net, ahead, error) };
}
