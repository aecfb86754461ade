import type { Box } from './boxes.ts';
import { type Block, sizeOf } from './gradient-caption.ts';
import { type GradientChartData, valueAt } from './gradient-data.ts';
import { isFree, type Obstacles } from './placement.ts';
import { plain, type Rich } from './text.ts';

/** Names the layer at which the error stops, in the free part of the lane right of it or else right above the lane. */
export function laneNoteOf(
  data: GradientChartData,
  x: (layer: number) => number,
  lane: Box,
  obstacles: Obstacles,
  text: number,
): Block | null {
  let stop = data.layers;
  while (stop >= 2 && valueAt(data, 'gradB', stop) !== 'zero') stop--;
  if (stop < 2) return null;
  const words = data.zeroWords ?? (['no error gets', `past layer ${stop}`] as const);
  const inLane = [plain(words.join(' '))];
  const middle = (lane.top + lane.bottom) / 2;
  const beside = boxAt(inLane, x(Math.min(data.layers, stop + 1)) + 0.8 * text, middle, text);
  if (beside.right <= lane.right + text) return { lines: inLane, box: beside };
  const { within } = obstacles;
  for (const lines of [inLane, words.map(plain)])
    for (let left = within.left + text; left < within.right; left += text) {
      const box = boxAt(lines, left, within.bottom - (0.65 * lines.length + 0.2) * text, text);
      if (isFree(box, obstacles, 0.3 * text)) return { lines, box };
    }
  return null;
}

function boxAt(lines: readonly Rich[], left: number, middle: number, text: number): Box {
  const { width, height } = sizeOf(lines, text);
  return { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 };
}
