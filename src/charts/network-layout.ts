import { type Box, notInverted, type Point } from './boxes.ts';
import type { Size } from './use-size.ts';

/** A layer as it stands in the picture: one column of neurons, or several of them where there are very many. */
export interface Column {
  readonly layer: number;
  readonly neurons: number;
  /** The middle. */
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** Neurons side by side; 1 but for a layer that is folded, row by row. */
  readonly across: number;
  /** From neuron to neuron, across and down. */
  readonly step: Point;
}

/** What is at a place: a neuron, or the weights between two layers, those into `layer`. */
export type NetworkHit =
  | { readonly kind: 'neuron'; readonly layer: number; readonly neuron: number }
  | { readonly kind: 'weights'; readonly layer: number };

export interface NetworkLayout {
  readonly size: Size;
  /** Circles and lines for a small net; cells, neurons × layers, for a larger one. */
  readonly kind: 'graph' | 'map';
  readonly plot: Box;
  /** By layer, from 1; place 0 is empty. */
  readonly columns: readonly Column[];
  readonly radius: number;
  /** Room between the columns in which weights can be drawn. */
  readonly gap: number;
  readonly numbers: number;
  readonly axisTitle: number;
}

/** A graph has at most so many layers, of at most so many neurons, at least so far apart. */
const graph = { layers: 14, width: 12, pitch: 21, row: 13 } as const;
/** Longer layers are folded: their neurons stand in rows that make a square. */
const longest = 256;
/** Below this a gap between columns is no use. */
const leastGap = 9;

const mostRow = 44;
const mostCell = 20;

/** Where everything of a net of these sizes, n_1 … n_L at index 1 … L, stands. */
export function networkLayout(sizes: readonly number[], size: Size): NetworkLayout {
  const { width, height, text } = size;
  const layers = sizes.length - 1;
  const axisTitle = Math.round(height - 0.35 * text);
  const numbers = Math.round(axisTitle - 1.55 * text);
  const plot = notInverted({
    left: Math.round(0.9 * text),
    top: Math.round(1.9 * text),
    right: Math.round(width - 0.9 * text),
    bottom: Math.round(numbers - 1.5 * text),
  });
  const middle = (plot.top + plot.bottom) / 2;
  const high = plot.bottom - plot.top;
  const isFolded = (layer: number): boolean => sizes[layer]! > longest;
  const all = Array.from({ length: layers }, (_, i) => i + 1);
  const plain = all.filter((layer) => !isFolded(layer));
  const most = Math.max(1, ...plain.map((layer) => sizes[layer]!));

  // A folded layer is a square of its own size; the others share what is left.
  const square = Math.round(Math.min(0.2 * (plot.right - plot.left), 0.5 * high));
  const folded = all.length - plain.length;
  const pitch = (plot.right - plot.left - folded * square) / Math.max(1, plain.length);
  const isGraph =
    folded === 0 &&
    layers <= graph.layers &&
    most <= graph.width &&
    pitch >= graph.pitch &&
    high / most >= graph.row;
  const row = Math.min(isGraph ? mostRow : mostCell, high / most);
  const radius = isGraph ? Math.min(0.34 * row, 0.24 * pitch, 0.8 * text) : 0;
  const cell =
    pitch >= 18 ? Math.round(Math.min(1.5 * text, 0.36 * pitch)) : pitch >= 6 ? pitch - 1.5 : pitch;

  const columns: Column[] = [];
  let left = plot.left;
  for (const layer of all) {
    const n = sizes[layer]!;
    const across = isFolded(layer) ? Math.ceil(Math.sqrt(n)) : 1;
    const room = isFolded(layer) ? square : pitch;
    const inner = isFolded(layer) ? 0.8 * square : isGraph ? 2 * radius : cell;
    const step = isFolded(layer) ? { x: inner / across, y: inner / across } : { x: 0, y: row };
    const half = (Math.ceil(n / across) * step.y) / 2;
    columns[layer] = {
      layer,
      neurons: n,
      x: left + room / 2,
      width: inner,
      top: middle - half,
      bottom: middle + half,
      across,
      step,
    };
    left += room;
  }
  return {
    size,
    kind: isGraph ? 'graph' : 'map',
    plot,
    columns,
    radius,
    gap: pitch - (isGraph ? 2 * radius : cell),
    numbers,
    axisTitle,
  };
}

/** Whether there is room for weights between the columns. */
export const hasGaps = ({ gap }: NetworkLayout): boolean => gap >= leastGap;

/** The middle of a neuron, counted from 0. */
export function placeOf({ columns }: NetworkLayout, layer: number, neuron: number): Point {
  const { x, top, across, step } = columns[layer]!;
  const [i, j] = [neuron % across, Math.floor(neuron / across)];
  return { x: x + (i - (across - 1) / 2) * step.x, y: top + (j + 0.5) * step.y };
}

/** What is nearest to a place. */
export function networkHit(layout: NetworkLayout, { x, y }: Point): NetworkHit {
  const { columns, kind, radius } = layout;
  const distance = (column: Column): number => Math.abs(column.x - x) - column.width / 2;
  let nearest = columns[1]!;
  for (const column of columns.slice(2)) if (distance(column) < distance(nearest)) nearest = column;
  const { layer, neurons, across, step, top, width } = nearest;
  const reach = width / 2 + (kind === 'graph' ? 0.5 * radius : 2);
  const aside = x - nearest.x;
  if (hasGaps(layout) && Math.abs(aside) > reach) {
    const into = aside > 0 ? layer + 1 : layer;
    if (into > 1 && into < columns.length) return { kind: 'weights', layer: into };
  }
  const within = (value: number, count: number): number =>
    Math.max(0, Math.min(count - 1, Math.floor(value)));
  const j = within((y - top) / step.y, Math.ceil(neurons / across));
  const i = across === 1 ? 0 : within(aside / step.x + across / 2, across);
  return { kind: 'neuron', layer, neuron: Math.min(neurons - 1, j * across + i) };
}
