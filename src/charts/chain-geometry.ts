import { type Box, notInverted } from './boxes.ts';
import { plain, powerOfTen, type Rich, widthOf } from './text.ts';
import type { Size } from './use-size.ts';

/** Neurons in a row, layers 2 … L, between the input and the cost. */
export interface ChainData {
  readonly layers: number;
  /** What each step back multiplies the error by, written at length and shorter: the first that there is room for is shown. */
  readonly factor: readonly Rich[];
  /** Where every neuron stands: its pre-activation. */
  readonly z: number;
  /** log₁₀ of the size of each gradient relative to the last one, by layer. */
  readonly ratios: ArrayLike<number>;
  /** The same as a power of the factor, and as a number. */
  readonly powers: readonly Rich[];
  readonly values: readonly (readonly Rich[])[];
}

export interface ChainGeometry {
  readonly size: Size;
  readonly radius: number;
  /** The height of the neurons. */
  readonly row: number;
  readonly neurons: readonly { readonly layer: number; readonly x: number }[];
  readonly input: number;
  readonly cost: number;
  /** The links forward, and the steps back with their arrowheads. */
  readonly links: string;
  readonly steps: string;
  readonly heads: string;
  /** Where what a step multiplies by is written. */
  readonly factors: readonly { readonly x: number; readonly y: number }[];
  readonly factor: Rich;
  readonly values: readonly Rich[];
  /** σ inside each neuron, and the point of it where the neuron stands. */
  readonly curves: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The bars: up where a gradient exceeds the last one, down where it falls short; torn off where they leave the axis. */
  readonly bars: readonly { readonly layer: number; readonly d: string }[];
  readonly tears: string;
  readonly plot: Box;
  readonly base: number;
  readonly ticks: readonly { readonly at: number; readonly label: Rich }[];
  readonly rows: Readonly<Record<'layer' | 'title' | 'power' | 'value', number>>;
  /** Where the colons of the proportion stand. */
  readonly colons: readonly number[];
  readonly layerAt: (pixel: number) => number;
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10;

/** The axis of the bars reaches so many decades up and down: a chain of four cannot grow by more at |w| ≤ 200. */
const reach = 6;
/** σ is drawn for −shown … shown. */
const shown = 7;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Where everything of the chain stands. */
export function chainGeometry(data: ChainData, size: Size): ChainGeometry {
  const { layers, z, ratios } = data;
  const { width, height, text } = size;
  const labels = [reach, 0, -reach].map((power) => (power === 0 ? plain('1') : powerOfTen(power)));
  const left = Math.ceil(Math.max(...labels.map((label) => widthOf(label, text))) + 0.7 * text);
  // The input and the cost take less room than a neuron; over the labels of the axis stands the input.
  const ends = 0.62;
  const pitch = width / (layers - 1 + 2 * ends);
  const x = (layer: number): number => (layer - 2 + ends + 0.5) * pitch;
  const radius = Math.round(Math.min(0.3 * pitch, 1.7 * text));
  const row = Math.round(3.1 * text + radius);
  const plot = notInverted({
    left,
    top: Math.round(row + radius + 4.2 * text),
    right: width,
    bottom: Math.round(height - 3 * text),
  });
  const base = Math.round((plot.top + plot.bottom) / 2);
  const y = (log10: number): number =>
    base - (Math.max(-reach, Math.min(reach, log10)) / reach) * ((plot.bottom - plot.top) / 2);

  const neurons = Array.from({ length: layers - 1 }, (_, i) => ({ layer: i + 2, x: round(x(i + 2)) }));
  const input = round(0.24 * pitch);
  const cost = round(width - 0.24 * pitch);
  const stops = [input + 0.7 * text, ...neurons.map((neuron) => neuron.x), cost - 0.8 * text];
  const links = stops
    .slice(1)
    .map((to, i) => {
      const from = stops[i]! + (i === 0 ? 0 : radius);
      return `M${round(from)},${row}H${round(to - (i + 2 === stops.length ? 0 : radius))}`;
    })
    .join('');

  // Each step back hops from one neuron to the one before it.
  const foot = row - radius - 0.35 * text;
  const hops = neurons
    .slice(1)
    .map(({ x: from }, i) => ({ from: from - 0.3 * text, to: neurons[i]!.x + 0.3 * text }));
  const rise = 1.5 * text;
  const head = 0.42 * text;
  const glyph = 0.66 * radius;
  const curve = (u: number): number => glyph * (1 - 2 * sigmoid(u)) * 0.86;
  const fitting = (ways: readonly Rich[]): Rich =>
    ways.find((way) => widthOf(way, text) <= pitch - 0.4 * text) ?? ways.at(-1)!;
  const wide = Math.min(0.5 * pitch, 3 * text);

  return {
    size,
    radius,
    row,
    neurons,
    input,
    cost,
    links,
    steps: hops
      .map(({ from, to }) => {
        const third = (from - to) / 4;
        return `M${round(from)},${foot}C${round(from - third)},${round(foot - rise)} ${round(to + third)},${round(foot - rise)} ${round(to)},${foot}`;
      })
      .join(''),
    heads: hops
      .map(
        ({ to }) =>
          `M${round(to + 1.15 * head)},${round(foot - 0.75 * head)}L${round(to)},${foot}L${round(to - 0.1 * head)},${round(foot - 1.35 * head)}`,
      )
      .join(''),
    factors: hops.map(({ from, to }) => ({
      x: round((from + to) / 2),
      y: round(foot - 0.75 * rise - 0.55 * text),
    })),
    factor: fitting(data.factor),
    values: data.values.map(fitting),
    curves: neurons
      .map(({ x: middle }) => {
        const points = Array.from({ length: 25 }, (_, i) => (i / 12 - 1) * shown);
        return points
          .map(
            (u, i) => `${i === 0 ? 'M' : 'L'}${round(middle + (u / shown) * glyph)},${round(row + curve(u))}`,
          )
          .join('');
      })
      .join(''),
    points: neurons.map(({ x: middle }) => {
      const u = Math.max(-shown, Math.min(shown, z));
      return { x: round(middle + (u / shown) * glyph), y: round(row + curve(u)) };
    }),
    bars: neurons.map(({ layer, x: middle }) => ({
      layer,
      d: `M${round(middle - wide / 2)},${base}h${round(wide)}V${round(y(ratios[layer]!))}h${-round(wide)}Z`,
    })),
    tears: neurons
      .filter(({ layer }) => Math.abs(ratios[layer]!) > reach)
      .map(({ layer, x: middle }) => {
        const at = y(ratios[layer]!) + (ratios[layer]! < 0 ? -0.5 : 0.5) * text;
        const tooth = wide / 6;
        const teeth = Array.from({ length: 6 }, (_, i) => `l${round(tooth)},${i % 2 === 0 ? -4 : 4}`).join(
          '',
        );
        return `M${round(middle - wide / 2)},${round(at + 2)}${teeth}`;
      })
      .join(''),
    plot,
    base,
    ticks: labels.map((label, i) => ({ at: round(y(reach * (1 - i))), label })),
    rows: {
      layer: round(row + radius + 1.25 * text),
      title: round(plot.top - 0.75 * text),
      power: round(height - 1.65 * text),
      value: round(height - 0.35 * text),
    },
    colons: hops.map(({ from, to }) => round((from + to) / 2)),
    layerAt: (pixel) => Math.max(2, Math.min(layers, Math.round(pixel / pitch - ends - 0.5) + 2)),
  };
}
