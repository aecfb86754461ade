import { type Box, grown, type Point, passes } from './boxes.ts';
import { lineHeight } from './gradient-caption.ts';
import type { GhostId, LineId } from './gradient-data.ts';
import type { LineGeometry } from './gradient-lines.ts';
import { isFree, type Obstacles } from './placement.ts';

/** The height of the line at x between two of its points; the nearer end's beyond them. */
function heightAt(from: Point, to: Point, x: number): number {
  const share = Math.max(0, Math.min(1, (x - from.x) / (to.x - from.x)));
  return from.y + share * (to.y - from.y);
}

/**
 * The leftmost place under or over one of a line's segments where a label of this width touches nothing and is nearest to
 * this line; null if there is none. Lines that meet at their right ends are told apart there.
 */
export function placeOnLine(
  line: LineGeometry<LineId | GhostId>,
  others: readonly LineGeometry<LineId | GhostId>[],
  width: number,
  text: number,
  obstacles: Obstacles,
): Box | null {
  const height = lineHeight * text;
  // Figures and capitals do not fill their line.
  const near = 0.12 * text;
  const { places } = line;
  const own = { ...obstacles, lines: line.polylines };
  const foreign = others.flatMap((other) => (other === line ? [] : other.polylines));
  for (let l = 2; l + 1 < places.length; l++) {
    const [from, to] = [places[l], places[l + 1]];
    if (!from || !to || from.y > obstacles.within.bottom || to.y > obstacles.within.bottom) continue;
    const left = (from.x + to.x - width) / 2;
    const ends = [heightAt(from, to, left), heightAt(from, to, left + width)];
    for (const away of [near, 4 * near])
      for (const top of [Math.max(...ends) + away, Math.min(...ends) - away - height]) {
        const box = { left, right: left + width, top, bottom: top + height };
        const clear = grown(box, away + near);
        if (isFree(box, own, 0) && !foreign.some((other) => passes(other, clear))) return box;
      }
  }
  return null;
}
