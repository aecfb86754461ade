import { bisector } from 'd3';

/** A rectangle of the screen; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points joined by straight lines, from left to right. */
export type Polyline = readonly Point[];

/** The box itself, or, where a frame is too small to hold it and it would end before it begins, one of a pixel. */
export const notInverted = (box: Box): Box => ({
  ...box,
  right: Math.max(box.right, box.left + 1),
  bottom: Math.max(box.bottom, box.top + 1),
});

export const grown = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const isInside = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** Whether the line from a to b, a.x ≤ b.x, has a point in the box. */
export function crosses(a: Point, b: Point, box: Box): boolean {
  if (b.x < box.left || a.x > box.right) return false;
  // The part of the line above the box's width runs between these heights.
  const slope = b.x === a.x ? 0 : (b.y - a.y) / (b.x - a.x);
  const from = slope === 0 ? a.y : a.y + slope * (Math.max(a.x, box.left) - a.x);
  const to = b.x === a.x ? b.y : a.y + slope * (Math.min(b.x, box.right) - a.x);
  return Math.max(from, to) >= box.top && Math.min(from, to) <= box.bottom;
}

const byX = bisector((point: Point) => point.x);

/** Whether the polyline, one point included, passes through the box. */
export function passes(line: Polyline, box: Box): boolean {
  if (line.length === 1) return crosses(line[0]!, line[0]!, box);
  // Only the parts over the width of the box are looked at.
  for (let i = Math.max(1, byX.left(line, box.left)); i < line.length; i++) {
    const from = line[i - 1]!;
    if (from.x > box.right) return false;
    if (crosses(from, line[i]!, box)) return true;
  }
  return false;
}
