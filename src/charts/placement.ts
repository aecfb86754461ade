import { type Box, grown, isInside, overlaps, type Polyline, passes } from './boxes.ts';

/** What a text in the plot must stay clear of. */
export interface Obstacles {
  readonly within: Box;
  readonly boxes: readonly Box[];
  readonly lines: readonly Polyline[];
}

/** Whether a text in the box would touch nothing, with `clearance` around it. */
export function isFree(box: Box, { within, boxes, lines }: Obstacles, clearance: number): boolean {
  const clear = grown(box, clearance);
  return (
    isInside(box, within) &&
    !boxes.some((other) => overlaps(clear, other)) &&
    !lines.some((line) => passes(line, clear))
  );
}
