import type { Matrix } from '../core/types.ts';
import { type Column, hasGaps, type NetworkLayout, placeOf } from './network-layout.ts';

/** How dark each neuron is, 0 … 1, by layer and neuron; NaN for one that is left empty, undefined for a layer without. */
export type Shades = readonly (ArrayLike<number> | undefined)[];

/** Everything that is drawn in one shade, in one path. */
export interface ShadeClass {
  readonly opacity: number;
  readonly d: string;
}

const shadeCount = 13;
/** The lightest shade still shows. */
const lightest = 0.06;

export const shadeOpacity = (shade: number): number => lightest + (1 - lightest) * shade;

/** The shades as they are told apart, from 0 to 1. */
const shadeClass = (shade: number): number => Math.round(Math.max(0, Math.min(1, shade)) * (shadeCount - 1));

const classOpacity = (index: number): number => shadeOpacity(index / (shadeCount - 1));

/** More neurons than this are painted on a canvas. */
export const mostPaths = 5000;

export const neuronCount = ({ columns }: NetworkLayout): number =>
  columns.reduce((sum, column) => sum + column.neurons, 0);

const round = (pixel: number): number => Math.round(pixel * 10) / 10;

const circle = (x: number, y: number, r: number): string =>
  `M${round(x - r)},${round(y)}a${round(r)},${round(r)} 0 1,0 ${round(2 * r)},0a${round(r)},${round(r)} 0 1,0 ${round(-2 * r)},0Z`;

/** The size of a cell; the line between two cells goes where they are too small for it. */
function cellOf({ width, across, step }: Column): { width: number; height: number } {
  const line = step.y >= 5 ? 1 : 0;
  return { width: (across === 1 ? width : step.x) - (across === 1 ? 0 : line), height: step.y - line };
}

/** The outline of a neuron. */
export function neuronPath(layout: NetworkLayout, layer: number, neuron: number, grow = 0): string {
  const { x, y } = placeOf(layout, layer, neuron);
  if (layout.kind === 'graph') return circle(x, y, layout.radius + grow);
  const { width, height } = cellOf(layout.columns[layer]!);
  return `M${round(x - width / 2 - grow)},${round(y - height / 2 - grow)}h${round(width + 2 * grow)}v${round(height + 2 * grow)}h${round(-width - 2 * grow)}Z`;
}

/** The outlines of all neurons, or of those of a layer. */
export function outlines(layout: NetworkLayout, layer?: number, grow = 0): string {
  let d = '';
  for (const column of layout.columns.slice(1)) {
    if (layer !== undefined && column.layer !== layer) continue;
    for (let j = 0; j < column.neurons; j++) d += neuronPath(layout, column.layer, j, grow);
  }
  return d;
}

/** The neurons by how dark they are, a path each; those of one layer if one is given. */
export function shadeClasses(layout: NetworkLayout, shades: Shades, layer?: number): ShadeClass[] {
  const paths = new Array<string>(shadeCount).fill('');
  for (const column of layout.columns.slice(1)) {
    const own = layer === undefined || column.layer === layer ? shades[column.layer] : undefined;
    if (!own) continue;
    for (let j = 0; j < column.neurons; j++) {
      if (!Number.isNaN(own[j]!)) paths[shadeClass(own[j]!)]! += neuronPath(layout, column.layer, j);
    }
  }
  return paths.map((d, i) => ({ opacity: classOpacity(i), d })).filter(({ d }) => d !== '');
}

/** Weights of about one size and of one sign, in one path. */
export interface EdgeClass {
  readonly negative: boolean;
  /** 0 … 1, the size relative to the largest. */
  readonly strength: number;
  readonly d: string;
}

/** The sizes that are told apart, relative to the largest weight. */
const strengths = [0.16, 0.4, 0.7, 1] as const;

const strengthClass = (share: number): number => (share < 0.2 ? 0 : share < 0.42 ? 1 : share < 0.7 ? 2 : 3);

/** wʳ, r = 2 … L, rows for the neurons of layer r. */
export type Weights = readonly Matrix[];

/** The largest |entry|. */
export function largestWeight(weights: readonly (Matrix | undefined)[]): number {
  let most = 0;
  for (const w of weights) for (const entry of w?.entries ?? []) most = Math.max(most, Math.abs(entry));
  return most;
}

/** Entries relative to the largest one: as many as `count` are at least so large. */
export function strongest({ entries }: Matrix, count: number): number {
  if (entries.length <= count) return 0;
  const sizes = entries.map(Math.abs).sort();
  return sizes[sizes.length - count]! / sizes.at(-1)!;
}

/** The line of a weight into neuron `to` of layer r from neuron `from` of the layer before, from edge to edge. */
function edgePath(layout: NetworkLayout, r: number, to: number, from: number): string {
  const a = placeOf(layout, r - 1, from);
  const b = placeOf(layout, r, to);
  if (layout.kind === 'map') {
    const start = layout.columns[r - 1]!;
    const left = start.x + start.width / 2;
    const end = layout.columns[r]!;
    return `M${round(left + 1)},${round(a.y)}L${round(end.x - end.width / 2 - 1)},${round(b.y)}`;
  }
  const share = layout.radius / Math.hypot(b.x - a.x, b.y - a.y);
  const [dx, dy] = [(b.x - a.x) * share, (b.y - a.y) * share];
  return `M${round(a.x + dx)},${round(a.y + dy)}L${round(b.x - dx)},${round(b.y - dy)}`;
}

export interface EdgeChoice {
  /** Only the weights into this layer. */
  readonly into?: number;
  /** Only those that end at this neuron of it, or that begin at this neuron of the layer before. */
  readonly to?: number | undefined;
  readonly from?: number | undefined;
  /** Only those at least so large, relative to the largest. */
  readonly least?: number;
}

/** The weights by sign and size, a path each; `most` is the size of the largest. */
export function edgeClasses(
  layout: NetworkLayout,
  weights: Weights,
  most: number,
  choice: EdgeChoice = {},
): EdgeClass[] {
  if (!hasGaps(layout)) return [];
  const { into, to, from, least = 0 } = choice;
  const paths = Array.from({ length: 2 * strengths.length }, () => '');
  for (let r = 2; r < layout.columns.length; r++) {
    const w = weights[r];
    if (!w || (into !== undefined && r !== into)) continue;
    for (let j = 0; j < w.rows; j++) {
      if (to !== undefined && j !== to) continue;
      for (let k = 0; k < w.columns; k++) {
        const entry = w.entries[j * w.columns + k]!;
        const share = most > 0 ? Math.abs(entry) / most : 0;
        if ((from !== undefined && k !== from) || entry === 0 || share < least) continue;
        paths[2 * strengthClass(share) + (entry < 0 ? 1 : 0)]! += edgePath(layout, r, j, k);
      }
    }
  }
  return paths
    .map((d, i) => ({ d, negative: i % 2 === 1, strength: strengths[Math.floor(i / 2)]! }))
    .filter(({ d }) => d !== '');
}
