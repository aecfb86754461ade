import { type Box, isInside, type Point, type Polyline, passes } from './boxes.ts';
import { plain, type Rich, widthOf } from './text.ts';

/** Lines of text under each other. */
export interface Block {
  readonly lines: readonly Rich[];
  readonly box: Box;
}

export const lineHeight = 1.3;

export const sizeOf = (lines: readonly Rich[], text: number): { width: number; height: number } => ({
  width: Math.max(...lines.map((each) => widthOf(each, text))),
  height: lines.length * lineHeight * text,
});

const wordings = (whose: string): readonly (readonly Rich[])[] => [
  [plain(`above this no ${whose} of this net`)],
  [plain(`above this no ${whose}`), plain('of this net')],
  [plain('above this'), plain(`no ${whose}`), plain('of this net')],
];

/**
 * Says whose the region above the bound is, in the region: at its left end, at its right end or wherever there is room;
 * null where there is none. `edge` is the lower edge of the region.
 */
export function captionOf(
  plot: Box,
  edge: readonly Polyline[],
  others: readonly Polyline[],
  text: number,
  whose: string,
): Block | null {
  const reach = edge.flat();
  if (reach.length === 0) return null;
  const first = Math.min(...reach.map((point) => point.x));
  const last = Math.max(...reach.map((point) => point.x));
  for (const lines of wordings(whose)) {
    const { width, height } = sizeOf(lines, text);
    const from = first + 0.7 * text;
    const to = last - 0.7 * text - width;
    if (to < from) continue;
    const top = plot.top + 0.45 * text;
    const free = (left: number): Box | null => {
      const box = { left, top, right: left + width, bottom: top + height };
      const below = highest(edge, box);
      if (!(below - 0.5 * text >= box.bottom)) return null;
      return isInside(box, plot) && !others.some((line) => passes(line, box)) ? box : null;
    };
    const places = [from, to];
    for (let left = from; left < to; left += text) places.push(left);
    for (const left of places) {
      const box = free(left);
      if (box) return { lines, box };
    }
  }
  return null;
}

/** The least y of the lines over the width of the box; −∞ if a part of the width has none. */
function highest(lines: readonly Polyline[], box: Box): number {
  const under = lines.find((points) => points[0]!.x <= box.left && points.at(-1)!.x >= box.right);
  if (!under) return Number.NEGATIVE_INFINITY;
  let y = Number.POSITIVE_INFINITY;
  const see = (point: Point) => {
    y = Math.min(y, point.y);
  };
  under.forEach((point, i) => {
    const before = under[i - 1];
    if (point.x >= box.left && point.x <= box.right) see(point);
    if (!before) return;
    for (const x of [box.left, box.right])
      if (before.x < x && x < point.x)
        see({ x, y: before.y + ((x - before.x) / (point.x - before.x)) * (point.y - before.y) });
  });
  return y;
}
