import { type Box, grown, overlaps, type Point } from './boxes.ts';
import { type Block, sizeOf } from './gradient-caption.ts';
import type { GradientGeometry } from './gradient-geometry.ts';
import { layerTicks } from './layer-ticks.ts';
import { isFree, type Obstacles } from './placement.ts';
import { factorOf, plain, type Rich, widthOf } from './text.ts';

/** The slack of the selected layer in words, as it stands beside its dimension line. */
export interface SlackNote extends Block {
  readonly anchor: 'start' | 'end';
  /** From the dimension line to a note that had to stand apart. */
  readonly leader: string;
}

/** What depends on the selected layer. */
export interface GradientSelection {
  readonly layer: number;
  readonly x: number;
  /** The layers that bear their number. */
  readonly numbers: readonly number[];
  /** The ring around the measured value. */
  readonly ring: Point | null;
  /** The hairline from the numbers up to this height. */
  readonly top: number;
  /** From the bound down to the ring; null where they touch or one is missing. */
  readonly dimension: { readonly top: number; readonly bottom: number } | null;
  readonly note: SlackNote | null;
}

export const ringRadius = (text: number): number => 0.5 * text;

/** The selection of a layer; `slack` is log₁₀ of the bound over the measured norm, null if it is not known. */
export function gradientSelection(
  geometry: GradientGeometry,
  layer: number,
  slack: number | null,
): GradientSelection {
  const { frame, span, spacing, plot } = geometry;
  const { text } = frame;
  const place = (id: string) => geometry.lines.find((line) => line.id === id)?.places[layer] ?? null;
  const ring = place('gradB');
  const bound = place('bound');
  const gap = widthOf(plain(String(span)), text) + 0.6 * text;
  const end = ring ? ring.y - ringRadius(text) : 0;
  const dimension = ring && bound && end - bound.y > 0.3 * text ? { top: bound.y, bottom: end } : null;
  const measurable = ring && bound && ring.y <= plot.bottom;
  return {
    layer,
    x: geometry.x(layer),
    numbers: layerTicks(span, layer, spacing, gap),
    ring,
    top: Math.min(ring?.y ?? plot.bottom, bound?.y ?? plot.bottom),
    dimension: measurable ? dimension : null,
    note: measurable && slack !== null ? noteOf(geometry, layer, factorOf(slack), ring, bound) : null,
  };
}

function noteOf(
  geometry: GradientGeometry,
  layer: number,
  factor: Rich,
  ring: Point,
  bound: Point,
): SlackNote | null {
  const { text } = geometry.frame;
  const at: Rich = [{ text: 'slack at ' }, { text: 'l', set: 'symbol' }, { text: ` = ${layer}` }];
  const obstacles: Obstacles = {
    // Beside the last layers, under the names of the series, there may be more room than in the plot.
    within: { ...geometry.plot, right: geometry.frame.width },
    boxes: [
      geometry.caption?.box,
      geometry.laneNote?.box,
      ...geometry.labels.map((label) => label.box),
    ].filter((box) => !!box),
    lines: [
      ...[...geometry.lines, ...geometry.ghosts].flatMap((line) => line.polylines),
      ...geometry.labels.flatMap(({ leader }) => (leader.length > 0 ? [leader] : [])),
    ],
  };
  const ringBox = grown({ left: ring.x, right: ring.x, top: ring.y, bottom: ring.y }, ringRadius(text));
  const find = (wording: readonly Rich[]) =>
    places(sizeOf(wording, text), ring.x, bound.y, ring.y, text).find(
      ({ box }) => !overlaps(box, ringBox) && isFree(box, obstacles, 0.25 * text),
    );
  const full = find([factor, at]);
  const short = full && full.cost < longWay * text ? undefined : find([factor]);
  const found = short && !(full && full.cost < short.cost + longWay * text) ? short : full;
  if (!found) return null;
  const { box, anchor, apart } = found;
  return {
    lines: found === short ? [factor] : [factor, at],
    box,
    anchor,
    leader: apart ? leaderOf(box, anchor, bound, ring, text) : '',
  };
}

/** What it is worth, in em, to say more than the number. */
const longWay = 14;

/** From the dimension line to a note that stands apart from it. */
function leaderOf(box: Box, anchor: 'start' | 'end', bound: Point, ring: Point, text: number): string {
  const middle = (box.top + box.bottom) / 2;
  const from = Math.max(bound.y, Math.min(ring.y - ringRadius(text), middle));
  const edge = anchor === 'start' ? box.left - 0.25 * text : box.right + 0.25 * text;
  return `M${ring.x.toFixed(1)},${from.toFixed(1)}L${edge.toFixed(1)},${middle.toFixed(1)}`;
}

interface Place {
  readonly box: Box;
  readonly anchor: 'start' | 'end';
  readonly apart: boolean;
  readonly cost: number;
}

/**
 * The places for a note from the best to the worst: beside the middle of the dimension line, along it, below it, away from
 * it; above it, in the region where no gradient can be, only if need be.
 */
function places(
  { width, height }: { width: number; height: number },
  x: number,
  from: number,
  to: number,
  text: number,
): Place[] {
  const middle = (from + to) / 2;
  const found: Place[] = [];
  const reach = Math.abs(to - from) / 2 + 5 * text;
  const step = Math.max(0.4 * text, reach / 12);
  for (const away of [0.65, 1, 1.6, 2.5, 4, 6, 9, 13, 18])
    for (let shift = -reach; shift <= reach; shift += step)
      for (const anchor of ['start', 'end'] as const) {
        const left = anchor === 'start' ? x + away * text : x - away * text - width;
        const top = middle + shift - height / 2;
        const box = { left, top, right: left + width, bottom: top + height };
        const above = Math.max(0, from - top);
        const below = Math.max(0, box.bottom - to);
        const cost = 4 * away * text + Math.abs(shift) + 5 * above + below + (anchor === 'end' ? text : 0);
        found.push({ box, anchor, apart: away > 2, cost });
      }
  return found.sort((a, b) => a.cost - b.cost);
}
