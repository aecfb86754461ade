/**
 * Places items of the given heights under each other, in their order, as near to where they want to be as can be (least
 * squares), without overlap and between `top` and `bottom`. Takes and gives the middles. Where there is not room for all,
 * they run over the bottom.
 *
 * Pool adjacent violators: with the heights above it taken off, each item wants a place and places must not decrease.
 */
export function dodge(
  wanted: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const offsets: number[] = [];
  let total = 0;
  for (const height of heights) {
    offsets.push(total + height / 2);
    total += height;
  }
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((middle, i) => {
    pools.push({ sum: middle - offsets[i]!, count: 1 });
    while (pools.length > 1) {
      const last = pools.at(-1)!;
      const before = pools.at(-2)!;
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
    }
  });
  const highest = Math.max(top, bottom - total);
  const places = pools.flatMap(({ sum, count }) =>
    new Array<number>(count).fill(Math.max(top, Math.min(highest, sum / count))),
  );
  return places.map((place, i) => place + offsets[i]!);
}
