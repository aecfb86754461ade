import type { ColourRole } from '../model/quantities.ts';
import type { Point } from './boxes.ts';
import type { GhostId } from './gradient-data.ts';
import type { Rich } from './text.ts';

export interface PlotAxis {
  readonly title: Rich;
  readonly domain: readonly [low: number, high: number];
  /** The values are log₁₀, the ticks powers of ten. */
  readonly decades?: boolean;
  /** Where ticks may stand, from left to right, instead of at round values; where they are too close, some are left out. */
  readonly ticks?: readonly { readonly value: number; readonly label: Rich }[];
}

/** A curve of data points, from left to right; a point that is not finite interrupts it. */
export interface PlotSeries {
  readonly id: string;
  readonly label: Rich;
  readonly role: ColourRole;
  readonly points: readonly Point[];
  readonly dashed?: boolean | 'dotted' | 'dash-dot';
  /** Of another net, which has the same stroke wherever it is drawn. */
  readonly ghost?: GhostId;
  /** One of many alike, or the middle of a band: thin and pale. */
  readonly faint?: boolean;
  /** Of a moment ago. */
  readonly pending?: boolean;
  /** The area between the curve and the end of the axis is tinted. */
  readonly filled?: boolean;
}

/** A straight line across the plot. */
export interface PlotRule {
  readonly along: 'x' | 'y';
  readonly at: number;
  readonly label?: Rich;
  readonly role: ColourRole;
}

export interface PlotMark extends Point {
  readonly role: ColourRole;
  /** Of another net. */
  readonly ghost?: GhostId;
  readonly label?: Rich;
  /** Its label stands on its left instead of where there is room. */
  readonly isLabelLeft?: boolean;
  /** Filled instead of open. */
  readonly solid?: boolean;
  /** The ends of a range around it, on the y axis. */
  readonly range?: readonly [low: number, high: number];
}

/** Many small points of one kind, drawn as one path. */
export interface PlotDots {
  readonly id: string;
  readonly role: ColourRole;
  readonly points: readonly Point[];
}

/** A tinted stretch of the y axis along the x axis. */
export interface PlotBand {
  readonly id: string;
  readonly role: ColourRole;
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  readonly pending?: boolean;
}

export interface PlotData {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
  /** Where the curves have come apart and bear their names; the numbers of the y axis stand on the other side. Right unless said. */
  readonly names?: 'left' | 'right';
  readonly bands?: readonly PlotBand[];
  readonly rules?: readonly PlotRule[];
  readonly marks?: readonly PlotMark[];
  readonly dots?: readonly PlotDots[];
  /** Short strokes on the x axis: where the net's own values lie. */
  readonly rug?: { readonly xs: ArrayLike<number>; readonly role: ColourRole };
}
