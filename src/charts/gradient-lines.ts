import { line } from 'd3';
import type { Point, Polyline } from './boxes.ts';
import {
  type Drawable,
  type GhostId,
  type GradientChartData,
  ghostIds,
  ghostValueAt,
  type LineId,
  valueAt,
} from './gradient-data.ts';

/** Where the values of a chart go. */
export interface Scales {
  readonly x: (layer: number) => number;
  readonly y: (log10: number) => number;
  /** The height of the lane's middle. */
  readonly zero: number;
  /** The height at which the plot ends. */
  readonly floor: number;
  /** Half the length of the level stroke that stands for a value without neighbours. */
  readonly stub: number;
}

export interface Exit extends Point {
  readonly angle: number;
}

export interface LineGeometry<Id extends LineId | GhostId = LineId> {
  readonly id: Id;
  readonly pending: boolean;
  /** Where each layer's value stands, in the plot or in the lane, by layer; null where there is nothing to see. */
  readonly places: readonly (Point | null)[];
  /** The line as paths: through the plot, from the plot to the lane, in the lane. */
  readonly path: string;
  readonly drops: string;
  readonly zeros: string;
  /** The markers of all layers as one path of points. */
  readonly dots: string;
  /** Where the line leaves the plot downwards, and in which direction (degrees, clockwise from the right). */
  readonly exits: readonly Exit[];
  /** What a label must not cover. */
  readonly polylines: readonly Polyline[];
}

const through = line<Point>(
  (point) => point.x,
  (point) => point.y,
).digits(1);

/** The polylines as one path. */
export const pathOf = (...polylines: readonly Polyline[]): string =>
  polylines.map((points) => through(points as Point[]) ?? '').join('');

/** Cuts off what lies below the floor; gives the pieces that remain and the points where it was cut. */
function cut(run: Polyline, floor: number): { pieces: Point[][]; exits: Exit[] } {
  const pieces: Point[][] = [];
  const exits: Exit[] = [];
  let piece: Point[] = [];
  run.forEach((point, i) => {
    const before = run[i - 1];
    if (before && before.y > floor !== point.y > floor) {
      const share = (floor - before.y) / (point.y - before.y);
      const exit = { x: before.x + share * (point.x - before.x), y: floor };
      const [above, below] = before.y > floor ? [point, before] : [before, point];
      exits.push({ ...exit, angle: (Math.atan2(below.y - above.y, below.x - above.x) * 180) / Math.PI });
      piece.push(exit);
    }
    if (point.y <= floor) piece.push(point);
    else if (piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  });
  if (piece.length > 0) pieces.push(piece);
  return { pieces, exits };
}

const stroke = (points: Polyline, stub: number): Polyline => {
  const [only] = points;
  if (points.length !== 1 || !only) return points;
  return [
    { x: only.x - stub, y: only.y },
    { x: only.x + stub, y: only.y },
  ];
};

/** The line of one series; null if none of its values can be drawn. */
export function lineOf(data: GradientChartData, id: LineId, scales: Scales): LineGeometry | null {
  const pending = data.pending?.includes(id) ?? false;
  return lineThrough({ id, pending }, data.layers, (l) => valueAt(data, id, l), scales);
}

/** The lines of other nets. */
export const ghostsOf = (data: GradientChartData, scales: Scales): readonly LineGeometry<GhostId>[] =>
  (data.ghosts ?? []).flatMap((ghost, i) => {
    const head = { id: ghostIds[i]!, pending: false };
    return lineThrough(head, ghost.layers, (l) => ghostValueAt(ghost, l), scales) ?? [];
  });

function lineThrough<Id extends LineId | GhostId>(
  head: { readonly id: Id; readonly pending: boolean },
  layers: number,
  read: (layer: number) => Drawable,
  scales: Scales,
): LineGeometry<Id> | null {
  const places: (Point | null)[] = [null, null];
  const plotted: Point[][] = [];
  const laned: Point[][] = [];
  const drops: Point[][] = [];
  /** Where the value of the layer before stands, and whether it is a zero; null if there was none. */
  let last: Point | null = null;
  let lastZero = false;
  for (let l = 2; l <= layers; l++) {
    const value = read(l);
    if (value === null) {
      places.push(null);
      last = null;
      continue;
    }
    const zero = value === 'zero';
    const at: Point = { x: scales.x(l), y: zero ? scales.zero : scales.y(value) };
    places.push(zero || at.y <= scales.floor ? at : null);
    const runs = zero ? laned : plotted;
    if (last && lastZero === zero) runs.at(-1)!.push(at);
    else runs.push([at]);
    if (last && lastZero !== zero) drops.push([last, at]);
    last = at;
    lastZero = zero;
  }
  if (plotted.length + laned.length === 0) return null;
  const parts = plotted.map((run) => cut(stroke(run, scales.stub), scales.floor));
  const pieces = parts.flatMap((part) => part.pieces);
  return {
    ...head,
    places,
    path: pathOf(...pieces),
    drops: pathOf(...drops),
    zeros: pathOf(...laned.map((run) => stroke(run, scales.stub))),
    dots: places.map((place) => (place ? `M${round(place.x)},${round(place.y)}h0` : '')).join(''),
    exits: parts.flatMap((part) => part.exits),
    polylines: [...pieces, ...drops],
  };
}

const round = (x: number): number => Math.round(x * 10) / 10;
