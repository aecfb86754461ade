/** A net drawn twice: with its matrix once, and with as many copies of it as it takes steps. Pixels. */
export interface UnrolledGeometry {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Height of the neurons' middle, and of the way back below them. */
  readonly middle: number;
  readonly back: number;
  readonly folded: { readonly x: number; readonly loop: string; readonly top: number; readonly from: number };
  readonly equals: number;
  /** The layers drawn, from left to right; between two that are not neighbours stand dots. */
  readonly nodes: readonly { readonly layer: number; readonly x: number }[];
  /** From one node to the next, or from the last to the cost. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly isGap: boolean }[];
  readonly cost: number;
}

const round = (x: number): number => Math.round(x * 10) / 10;

/** As many layers as there is room for: the first ones, dots, the last. */
export function unrolledGeometry(width: number, text: number, layers: number): UnrolledGeometry {
  const radius = 1.05 * text;
  const middle = 4 * text;
  const x = 3.1 * text;
  const equals = x + 3.1 * text;
  const start = equals + 1.6 * text;
  const end = width - 1.1 * text;
  const gap = 4.7 * text;
  const room = Math.max(3, Math.floor((end - start) / gap));
  const all = Array.from({ length: layers - 1 }, (_, i) => i + 2);
  const shown = all.length <= room ? all : [...all.slice(0, Math.max(1, room - 1)), layers];
  // One stretch to the cost at the end.
  const stretch = (end - start - radius) / shown.length;
  const nodes = shown.map((layer, i) => ({ layer, x: round(start + radius + i * stretch) }));
  const cost = round(start + radius + shown.length * stretch);
  const steps = nodes.map(({ layer, x: from }, i) => ({
    from: round(from + radius),
    to: round(i + 1 < nodes.length ? nodes[i + 1]!.x - radius : cost - 0.7 * text),
    isGap: i + 1 < nodes.length && nodes[i + 1]!.layer !== layer + 1,
  }));
  const side = 0.72 * radius;
  const top = middle - 2.9 * text;
  const loop = `M${round(x + side)},${round(middle - side)}C${round(x + 2.1 * text)},${round(top)} ${round(x - 2.1 * text)},${round(top)} ${round(x - side)},${round(middle - side)}`;
  return {
    width,
    height: Math.ceil(7.4 * text),
    radius: round(radius),
    middle: round(middle),
    back: round(middle + 2 * text),
    folded: { x: round(x), loop, top: round(top), from: round(0.2 * text) },
    equals: round(equals),
    nodes,
    steps,
    cost,
  };
}
