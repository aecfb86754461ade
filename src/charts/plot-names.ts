import type { ColourRole } from '../model/quantities.ts';
import type { Box } from './boxes.ts';
import { dodge } from './dodge.ts';
import { lineHeight } from './gradient-caption.ts';
import type { GhostId } from './gradient-data.ts';
import type { PlotData } from './plot-data.ts';
import type { Rich } from './text.ts';

/** The name of a curve, beside the end where the curves have come apart. */
export interface PlotName {
  readonly id: string;
  readonly role: ColourRole;
  readonly ghost?: GhostId;
  readonly label: Rich;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  /** A line from a name that had to give way to its curve; null where none is needed. */
  readonly leader: string | null;
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10;

/** None above another. On the right they stand in the order of the ends; on the left a line leads to an end farther off. */
export function plotNames(
  data: PlotData,
  plot: Box,
  x: (value: number) => number,
  y: (value: number) => number,
  text: number,
): readonly PlotName[] {
  const isLeft = data.names === 'left';
  const [low, high] = data.y.domain;
  const ends = data.series
    .filter(({ label }) => label.length > 0)
    .map(({ id, role, ghost, label, points }) => {
      const inside = points.filter((point) => Number.isFinite(point.y) && point.x <= data.x.domain[1]);
      const end = inside.at(isLeft ? 0 : -1);
      return {
        id,
        role,
        ...(ghost && { ghost }),
        label,
        x: end ? x(end.x) : plot.left,
        y: y(Math.min(high, Math.max(low, end?.y ?? low))),
      };
    })
    .sort((a, b) => a.y - b.y);
  const middles = dodge(
    ends.map((end) => end.y),
    ends.map(() => lineHeight * text),
    plot.top - text,
    plot.bottom + 0.5 * text,
  );
  return ends.map(({ x: endX, y: endY, ...name }, i) => {
    const middle = middles[i]!;
    if (!isLeft)
      return { ...name, x: plot.right + 0.5 * text, y: round(middle), anchor: 'start', leader: null };
    const right = plot.left - 0.9 * text;
    const isBeside = Math.abs(endY - middle) < 0.3 * text && endX - plot.left < 1;
    return {
      ...name,
      x: round(right),
      y: round(middle),
      anchor: 'end',
      leader: isBeside
        ? null
        : `M${round(right + 0.2 * text)},${round(middle)}L${round(endX - 0.15 * text)},${round(endY)}`,
    };
  });
}
