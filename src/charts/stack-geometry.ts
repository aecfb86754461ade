import { scaleLinear } from 'd3';
import type { ColourRole } from '../model/quantities.ts';
import { type Box, notInverted } from './boxes.ts';
import { dodge } from './dodge.ts';
import { lineHeight } from './gradient-caption.ts';
import type { GhostId } from './gradient-data.ts';
import { layerTicks } from './layer-ticks.ts';
import { type Rich, widthOf } from './text.ts';
import type { Size } from './use-size.ts';

/** One cause of many, at every layer; values ≥ 0. */
export interface StackPart {
  readonly id: string;
  readonly role: ColourRole;
  /** Lighter than its colour, where two parts share one. */
  readonly light?: boolean;
  readonly values: ArrayLike<number>;
}

export interface StackData {
  readonly layers: number;
  /** The columns of the layers from here on count; those before are pale. */
  readonly from: number;
  readonly parts: readonly StackPart[];
  readonly ghosts?: readonly StackGhost[];
}

/** The height of another net's columns, by layer; drawn as a line over them. */
export interface StackGhost {
  readonly id: GhostId;
  readonly label: Rich;
  readonly values: ArrayLike<number>;
}

export interface StackGeometry {
  readonly size: Size;
  readonly plot: Box;
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
  readonly xTicks: readonly { readonly at: number; readonly layer: number }[];
  /** Two paths a part: the columns that count and those that do not. */
  readonly parts: readonly { readonly part: StackPart; readonly counted: string; readonly pale: string }[];
  readonly ghosts: readonly { readonly ghost: StackGhost; readonly d: string; readonly y: number }[];
  readonly x: (layer: number) => number;
  readonly layerAt: (pixel: number) => number;
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10;

/** Columns of stacked parts, layers 2 … L from left to right. */
export function stackGeometry({ layers, from, parts, ghosts = [] }: StackData, size: Size): StackGeometry {
  const { width, height, text } = size;
  const plot = notInverted({
    left: Math.ceil(3.4 * text),
    top: Math.ceil(1.9 * text),
    right: Math.floor(width - Math.max(0, ...ghosts.map(({ label }) => widthOf(label, text))) - 0.8 * text),
    bottom: Math.floor(height - 2.9 * text),
  });
  const pitch = (plot.right - plot.left) / (layers - 1);
  const x = (layer: number): number => plot.left + (layer - 1.5) * pitch;
  let highest = 0;
  for (let l = 2; l <= layers; l++) {
    highest = Math.max(
      highest,
      parts.reduce((sum, { values }) => sum + (values[l] ?? 0), 0),
      ...ghosts.map(({ values }) => values[l] ?? 0),
    );
  }
  const y = scaleLinear([0, highest > 0 ? highest * 1.06 : 1], [plot.bottom, plot.top]);
  const ticks = y.ticks(Math.max(2, Math.floor((plot.bottom - plot.top) / (3 * text))));
  const written = y.tickFormat(ticks.length);
  const wide = round(Math.min(0.72 * pitch, 3 * text));
  const base = new Float64Array(layers + 1);
  const drawn = ghosts.map((ghost) => {
    const last = Math.min(layers, ghost.values.length - 1);
    const points = Array.from(
      { length: last - 1 },
      (_, i) => `${round(x(i + 2))},${round(y(ghost.values[i + 2]!))}`,
    );
    return { ghost, d: `M${points.join('L')}`, y: y(ghost.values[last]!) };
  });
  drawn.sort((a, b) => a.y - b.y);
  const middles = dodge(
    drawn.map((one) => one.y),
    drawn.map(() => lineHeight * text),
    plot.top - text,
    plot.bottom + 0.5 * text,
  );
  return {
    size,
    plot,
    yTicks: ticks.map((tick) => ({ at: round(y(tick)), label: written(tick) })),
    xTicks: layerTicks(layers, from, pitch, 2.2 * text).map((layer) => ({ at: round(x(layer)), layer })),
    parts: parts.map((part) => {
      let counted = '';
      let pale = '';
      for (let l = 2; l <= layers; l++) {
        const value = part.values[l] ?? 0;
        const low = y(base[l]!);
        base[l]! += value;
        if (value === 0) continue;
        const column = `M${round(x(l) - wide / 2)},${round(low)}h${wide}V${round(y(base[l]!))}h${-wide}Z`;
        if (l >= from) counted += column;
        else pale += column;
      }
      return { part, counted, pale };
    }),
    ghosts: drawn.map((one, i) => ({ ...one, y: round(middles[i]!) })),
    x,
    layerAt: (pixel) => Math.max(2, Math.min(layers, Math.round((pixel - plot.left) / pitch + 1.5))),
  };
}
