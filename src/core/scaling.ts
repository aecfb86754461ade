import type { Bracket, Matrix } from './types.ts';

/** The largest power of two ≤ x > 0, kept within 2^±1022 so that its inverse is a normal double as well. */
export function powerOfTwoBelow(x: number): number {
  return 2 ** Math.max(-1022, Math.min(1022, Math.floor(Math.log2(x))));
}

/**
 * w = scale·A with a power of two that brings the largest entry to about 1, so that products of entries neither over- nor
 * underflow. Exact but for entries 2^1000 times smaller than the largest. Throws if an entry is not finite.
 */
export function moderated(w: Matrix): { readonly scale: number; readonly A: Matrix } {
  let largest = 0;
  for (let i = 0; i < w.entries.length; i++) {
    const size = Math.abs(w.entries[i]!);
    if (!(size < Number.POSITIVE_INFINITY)) {
      const place = `(${Math.floor(i / w.columns) + 1}, ${(i % w.columns) + 1})`;
      throw new RangeError(`Entry ${place} of a ${w.rows} × ${w.columns} matrix is ${w.entries[i]}`);
    }
    if (size > largest) largest = size;
  }
  const scale = largest > 0 ? powerOfTwoBelow(largest) : 1;
  return { scale, A: { ...w, entries: w.entries.map((entry) => entry / scale) } };
}

/** scale·[lower, upper], scale a power of two. Where a subnormal result is rounded, it goes outwards. */
export function scaledBack({ lower, upper }: Bracket, scale: number): Bracket {
  const least = Math.min(Number.MAX_VALUE, lower * scale);
  const most = upper * scale;
  return {
    lower: least / scale > lower ? least - Number.MIN_VALUE : least,
    upper: most / scale < upper ? most + Number.MIN_VALUE : most,
  };
}

export function transpose({ rows, columns, entries }: Matrix): Matrix {
  const turned = new Float64Array(entries.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = entries[i * columns + j]!;
  }
  return { rows: columns, columns: rows, entries: turned };
}
