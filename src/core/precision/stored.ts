import type { Net } from '../network.ts';
import type { Matrix } from '../types.ts';
import { type FloatFormat, roundAll } from './formats.ts';

/** wˡ, the factor included, and bˡ as a format holds them, l = 2 … L. */
export interface StoredParameters {
  readonly w: readonly Matrix[];
  readonly b: readonly Float64Array[];
}

export function storedParameters({ w, b, factor }: Net, format: FloatFormat): StoredParameters {
  const rounded = (x: Float64Array): Float64Array => {
    roundAll(x, format);
    return x;
  };
  return {
    w: w.map((wl, l) => ({ ...wl, entries: rounded(wl.entries.map((entry) => factor[l]! * entry)) })),
    b: b.map((bl) => rounded(bl.slice())),
  };
}
