import type { Box } from './boxes.ts';
import { type AxisRoom, chooseDomain, type Domain, decadeTicks, type Extent, growDomain } from './domain.ts';
import {
  drawnValues,
  type GradientChartData,
  hasSeries,
  hasZero,
  labelOf,
  labelOrder,
} from './gradient-data.ts';
import { plain, powerOfTen, widthOf } from './text.ts';

/** What a chart is drawn into, in pixels; `text` is its font size. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly text: number;
}

/** What stands still during a drag. */
export interface View {
  readonly domain: Domain;
  /** Whether there is a lane for exact zeros. */
  readonly lane: boolean;
}

export interface Layout {
  readonly view: View;
  readonly plot: Box;
  /** The lane for exact zeros, under the plot. */
  readonly lane: Box | null;
  /** Left ends of the labels at the right; right ends of the tick labels at the left. */
  readonly labelsLeft: number;
  readonly ticksRight: number;
  /** Baselines. */
  readonly layerNumbers: number;
  readonly axisTitle: number;
  /** Too low for a line of its own for the title of the layers, which then stands beside their numbers. */
  readonly isLow: boolean;
  readonly valueTitle: number;
}

export const laneLabel = plain('exactly 0');

/** However tall the axis, it has no more steps than this from tick to tick. */
const mostSteps = 8;

/** In em. */
const lowHeight = 16;

/** A lower bound so far below that the axis would double makes it longer by this share alone, and leaves the plot. */
const lowerShare = 0.1;

function extentOf(data: GradientChartData, withBand: boolean): Extent {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let lower = Number.POSITIVE_INFINITY;
  const include = (value: number) => {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  };
  for (const [id, value] of drawnValues(data)) {
    if (typeof value !== 'number') continue;
    if (id === 'lower') lower = Math.min(lower, value);
    else include(value);
  }
  for (const band of withBand ? [data.band, data.bandW] : [])
    for (let l = 2; band && l <= data.layers; l++)
      for (const value of [band.p5[l]!, band.p95[l]!]) if (Number.isFinite(value)) include(value);
  const rest = Math.max(2, highest - lowest);
  if (lower < lowest) lowest = lowest - lower <= rest ? lower : lowest - lowerShare * rest;
  return [lowest, highest];
}

export const sameView = (a: View, b: View): boolean =>
  a.lane === b.lane &&
  a.domain.low === b.domain.low &&
  a.domain.high === b.domain.high &&
  a.domain.step === b.domain.step;

function viewOf(data: GradientChartData, lane: boolean, room: AxisRoom, held: View | null): View {
  // A band takes no part while the axis is held or nets are still coming: it would move with every one of them.
  const extent = extentOf(data, held === null && !data.pending?.includes('band'));
  const domain = held ? growDomain(held.domain, extent, room) : chooseDomain(extent, room);
  const view = { domain, lane };
  return held && sameView(held, view) ? held : view;
}

/** The places of everything, from the size of the frame and the texts; with a view held, that view, grown if need be. */
export function layoutOf(data: GradientChartData, frame: Frame, held: View | null): Layout {
  const { width, height, text } = frame;
  const hasLane = held?.lane || hasZero(data);
  const isLow = height < lowHeight * text;
  const top = Math.round((isLow ? 1.9 : 2.2) * text);
  const axisTitle = Math.round(height - 0.35 * text);
  const layerNumbers = isLow ? axisTitle : Math.round(axisTitle - 1.55 * text);
  const foot = Math.round(layerNumbers - 1.35 * text);
  const laneTop = foot - Math.round(1.5 * text);
  const bottom = Math.max(top + text, hasLane ? laneTop - Math.round(0.7 * text) : foot);
  const room = {
    height: bottom - top,
    tickGap: Math.max(2.7 * text, (bottom - top) / mostSteps),
    above: (width < 34 * text ? 3.7 : 2.4) * text,
    below: 2.2 * text,
  };
  const view = viewOf(data, hasLane, room, held);

  const tickWidths = decadeTicks(view.domain).map((exponent) => widthOf(powerOfTen(exponent), text));
  const ticksRight = Math.ceil(
    Math.max(hasLane ? widthOf(laneLabel, text) : 0, widthOf(powerOfTen(-10), text), ...tickWidths),
  );
  const shown = labelOrder.filter((id) => hasSeries(data, id));
  const labels = Math.ceil(Math.max(...shown.map((id) => widthOf(labelOf(data, id), text))));
  const labelsLeft = width - labels;
  const plot = {
    left: Math.round(ticksRight + 0.6 * text),
    right: labelsLeft - Math.round(1.1 * text),
    top,
    bottom,
  };
  return {
    view,
    plot,
    lane: hasLane ? { ...plot, top: laneTop, bottom: foot } : null,
    labelsLeft,
    ticksRight,
    layerNumbers,
    axisTitle,
    isLow,
    valueTitle: Math.round(0.9 * text),
  };
}
