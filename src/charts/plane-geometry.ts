import { scaleLinear } from 'd3';
import { type Box, notInverted, type Point } from './boxes.ts';
import type { GhostId } from './gradient-data.ts';
import { type MarkLabel, markLabels } from './mark-labels.ts';
import type { Tick } from './plot-geometry.ts';
import { plain, type Rich } from './text.ts';
import type { Size } from './use-size.ts';

/** A plane of settings: x is σ_w, y is σ_b, both from 0. */
export interface PlaneData {
  readonly most: Point;
  /** The edge of chaos, by increasing y. */
  readonly edge: readonly Point[];
  /** The one setting that keeps variance and gradient, where there is no curve of them. */
  readonly edgePoint?: Point | undefined;
  /** Other nets. */
  readonly ghosts?: readonly (Point & { readonly id: GhostId; readonly label: Rich })[];
  /** Where x is smaller, vanishing is certified. */
  readonly certified: number;
}

export interface PlaneGeometry {
  readonly size: Size;
  readonly plot: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly edge: string;
  /** Where the edge's label stands, and on which side of that place. */
  readonly edgeLabel: (Point & { readonly anchor: 'start' | 'end' }) | null;
  readonly edgePoint: Point | null;
  readonly ghosts: readonly (Point & {
    readonly id: GhostId;
    readonly label: Rich;
    readonly at: MarkLabel;
  })[];
  /** Where the certified region ends, in pixels; null where it is empty. */
  readonly certified: number | null;
  /** Where a setting stands; those outside stand on the border. */
  readonly place: (setting: Point) => Point;
  /** The setting at a pixel, inside the plane. */
  readonly settingAt: (pixel: Point) => Point;
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10;

function ticksOf(most: number, pixels: number, gap: number, at: (value: number) => number): readonly Tick[] {
  const scale = scaleLinear([0, most], [0, 1]);
  const count = Math.max(2, Math.floor(pixels / gap));
  const written = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ at: round(at(value)), label: plain(written(value)) }));
}

/** Where everything of a phase plane stands. */
export function planeGeometry(data: PlaneData, size: Size): PlaneGeometry {
  const { width, height, text } = size;
  const { most } = data;
  const plot = notInverted({
    left: Math.ceil(2.6 * text),
    top: Math.ceil(1.9 * text),
    right: Math.floor(width - 0.8 * text),
    bottom: Math.floor(height - 2.9 * text),
  });
  const x = scaleLinear([0, most.x], [plot.left, plot.right]).clamp(true);
  const y = scaleLinear([0, most.y], [plot.bottom, plot.top]).clamp(true);
  const place = (point: Point): Point => ({ x: round(x(point.x)), y: round(y(point.y)) });
  const ghosts = (data.ghosts ?? []).map((ghost) => ({ ...ghost, ...place(ghost) }));
  const labels = markLabels(
    ghosts.map((ghost) => ({ ...ghost, isFirst: false })),
    text,
    plot,
  );
  const edge = data.edge.map(place);
  const end = edge.findLast((point) => point.y > plot.top + 2.2 * text);
  const room = end && end.x + 5 * text < plot.right;
  return {
    size,
    plot,
    xTicks: ticksOf(most.x, plot.right - plot.left, 5 * text, x),
    yTicks: ticksOf(most.y, plot.bottom - plot.top, 3.2 * text, y),
    edge: edge.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x},${point.y}`).join(''),
    edgeLabel: end
      ? {
          x: end.x + (room ? 0.6 : -0.6) * text,
          y: end.y,
          anchor: room ? 'start' : 'end',
        }
      : null,
    edgePoint: data.edgePoint ? place(data.edgePoint) : null,
    ghosts: ghosts.map((ghost, i) => ({ ...ghost, at: labels[i]! })),
    certified: data.certified > 0 ? round(x(data.certified)) : null,
    place,
    settingAt: (pixel) => ({ x: x.invert(pixel.x), y: y.invert(pixel.y) }),
  };
}
