import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { stream } from '../random.ts';

/** 0 … count − 1. */
export const naturalOrder = (count: number): Int32Array => Int32Array.from({ length: count }, (_, i) => i);

/** The order in which an epoch takes the examples: all equally likely, fixed by the seed. Fisher and Yates. */
export function shuffledOrder(seed: number, epoch: number, count: number): Int32Array {
  const order = naturalOrder(count);
  const random = stream(seed, 'order', 0, epoch);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniformFloat64(random) * (i + 1));
    const taken = order[i]!;
    order[i] = order[j]!;
    order[j] = taken;
  }
  return order;
}
