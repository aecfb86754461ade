import type { Box, Point, Polyline } from './boxes.ts';
import { placeOnLine } from './curve-labels.ts';
import { dodge } from './dodge.ts';
import { lineHeight } from './gradient-caption.ts';
import {
  type GhostId,
  type GradientChartData,
  ghostIds,
  type LabelId,
  type LineId,
  labelOf,
  labelOrder,
  spanOf,
} from './gradient-data.ts';
import type { Layout } from './gradient-layout.ts';
import type { LineGeometry, Scales } from './gradient-lines.ts';
import { type Rich, widthOf } from './text.ts';

/** The name of a series at its line, and the stroke that leads to it where it had to give way. */
export interface SeriesLabel {
  readonly id: LabelId;
  readonly label: Rich;
  readonly box: Box;
  readonly leader: Polyline;
  readonly pending: boolean;
}

/** These meet others at the last layer: their names stand on the lines if there is room, else at the end. */
const onLine: ReadonlySet<LabelId> = new Set<LabelId>(['b1', 'b2', 'b3', ...ghostIds]);

/** The labels of all series: in the margin in the order of the series' ends, each as near to its end as the others allow. */
export function labelsOf(
  data: GradientChartData,
  lines: readonly LineGeometry<LineId | GhostId>[],
  layout: Layout,
  scales: Scales,
  taken: readonly Box[],
  text: number,
): SeriesLabel[] {
  const boxes = [...taken];
  const placed: SeriesLabel[] = [];
  const ends = new Map<LabelId, Point>();
  const isPending = (id: LabelId) => data.pending?.includes(id) ?? false;
  for (const each of lines) {
    const { id } = each;
    const label = labelOf(data, id);
    const box =
      onLine.has(id) &&
      placeOnLine(each, lines, widthOf(label, text), text, { within: layout.plot, boxes, lines: [] });
    if (box) {
      boxes.push(box);
      placed.push({ id, label, box, leader: [], pending: each.pending });
      continue;
    }
    const end = each.places.findLast((place) => place !== null) ?? each.polylines.at(-1)?.at(-1);
    if (end) ends.set(id, end);
  }
  // A band of a moment ago may end before the last layer.
  for (let l = data.layers; data.band && l >= 2 && !ends.has('band'); l--) {
    const median = data.band.p50[l]!;
    if (Number.isFinite(median)) ends.set('band', { x: scales.x(l), y: scales.y(median) });
  }

  const order = labelOrder.filter((id) => ends.has(id)).sort((a, b) => ends.get(a)!.y - ends.get(b)!.y);
  // The whole height is theirs, but for the title of the layers where that stands beside their numbers.
  const bottom = layout.isLow ? layout.layerNumbers - text : layout.layerNumbers;
  const height = Math.min(lineHeight * text, bottom / order.length);
  const middles = dodge(
    order.map((id) => ends.get(id)!.y),
    order.map(() => height),
    0,
    bottom,
  );
  const left = layout.labelsLeft;
  const fromEnd = 0.55 * text + (spanOf(data) === 2 ? scales.stub : 0);
  order.forEach((id, i) => {
    const end = ends.get(id)!;
    const middle = middles[i]!;
    const label = labelOf(data, id);
    const box = {
      left,
      right: left + widthOf(label, text),
      top: middle - height / 2,
      bottom: middle + height / 2,
    };
    const leader = leaderOf({ x: end.x + fromEnd, y: end.y }, { x: left - 0.3 * text, y: middle }, text);
    placed.push({ id, label, box, leader, pending: isPending(id) });
  });
  return placed;
}

/** None where the label stands right beside the end. */
const leaderOf = (from: Point, to: Point, text: number): Polyline =>
  Math.abs(to.y - from.y) < 0.25 * text && to.x - from.x < 2 * text ? [] : [from, to];
