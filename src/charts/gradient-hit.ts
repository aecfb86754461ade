import { grown } from './boxes.ts';
import type { LineId } from './gradient-data.ts';
import type { GradientGeometry } from './gradient-geometry.ts';
import type { GradientSelection } from './gradient-selection.ts';

/** What is at a place of the chart. */
export interface Hit {
  readonly layer: number;
  /** The series whose mark of this layer is near, or the note of the slack. */
  readonly at: LineId | 'slack' | null;
}

/** How near a mark must be, in em. */
const reach = 1.1;

/** The nearest layer, and what of it is meant, if anything is near. */
export function hitAt(geometry: GradientGeometry, selection: GradientSelection, x: number, y: number): Hit {
  const { text } = geometry.frame;
  const { note } = selection;
  if (note) {
    const box = grown(note.box, 0.2 * text);
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      return { layer: selection.layer, at: 'slack' };
  }
  const layer = geometry.layerAt(x);
  let at: LineId | null = null;
  let least = reach * text;
  // What is painted last lies on top.
  for (const { id, places } of geometry.lines.toReversed()) {
    const place = places[layer];
    if (!place) continue;
    const distance = Math.abs(place.y - y);
    if (distance < least) {
      least = distance;
      at = id;
    }
  }
  return { layer, at };
}
