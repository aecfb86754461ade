import { memo, type ReactNode } from 'react';
import { type EdgeClass, outlines, type ShadeClass } from './network-geometry.ts';
import type { NetworkLayout } from './network-layout.ts';

/** Weights: solid where they are positive, dashed and grey where they are negative; the larger the stronger. */
export const Edges = memo(function Edges({ classes }: { readonly classes: readonly EdgeClass[] }): ReactNode {
  return classes.map(({ negative, strength, d }) => (
    <path
      key={`${negative} ${strength}`}
      className="chart-network-edges"
      data-negative={negative || undefined}
      opacity={strength}
      style={{ '--strength': strength }}
      d={d}
    />
  ));
});

interface NeuronsProps {
  readonly layout: NetworkLayout;
  readonly classes: readonly ShadeClass[];
  /** The shades lie on a canvas below. */
  readonly isPainted: boolean;
}

/** The neurons: outlines, and in them how dark they are. */
export const Neurons = memo(function Neurons({ layout, classes, isPainted }: NeuronsProps): ReactNode {
  return (
    <>
      <path
        className="chart-network-neurons"
        data-kind={layout.kind}
        data-painted={isPainted || undefined}
        d={frames(layout)}
      />
      {classes.map(({ opacity, d }) => (
        <path key={opacity} className="chart-network-shade" opacity={opacity} d={d} />
      ))}
    </>
  );
});

/** Circles in a graph; in a map the frame of each layer. */
function frames(layout: NetworkLayout): string {
  if (layout.kind === 'graph') return outlines(layout);
  if (layout.gap < 3) return '';
  return layout.columns
    .slice(1)
    .map(({ layer }) => columnPath(layout, layer, 1))
    .join('');
}

/** The frame of a layer. */
export function columnPath({ columns }: NetworkLayout, layer: number, grow: number): string {
  const { x, width, top, bottom } = columns[layer]!;
  const at = (pixel: number): number => Math.round(pixel * 2) / 2;
  return `M${at(x - width / 2 - grow)},${at(top - grow)}h${at(width + 2 * grow)}V${at(bottom + grow)}h${-at(width + 2 * grow)}Z`;
}

/** What stands around the net: which layer is which, and which way things travel. */
export const Surroundings = memo(function Surroundings({
  layout,
  backward,
}: {
  readonly layout: NetworkLayout;
  readonly backward: boolean;
}): ReactNode {
  const { plot, size, axisTitle, columns } = layout;
  const { text } = size;
  const [first, last] = [columns[1]!, columns.at(-1)!];
  const y = axisTitle - 0.33 * text;
  const tail = 1.7 * text;
  const barb = 0.28 * text;
  const [from, tip, back] = backward
    ? [plot.left + tail, plot.left, barb]
    : [plot.left, plot.left + tail, -barb];
  return (
    <>
      <text className="chart-axis-title" x={first.x - first.width / 2} y={0.95 * text}>
        input
      </text>
      <text className="chart-axis-title" x={last.x + last.width / 2} y={0.95 * text} textAnchor="end">
        output
      </text>
      <path
        className="chart-arrow"
        d={`M${from},${y}H${tip}M${tip + back},${y - barb}L${tip},${y}L${tip + back},${y + barb}`}
      />
      <text className="chart-axis-title" x={plot.left + tail + 0.5 * text} y={axisTitle}>
        {backward ? 'the error travels' : 'the signal travels'}
      </text>
      <text className="chart-axis-title" x={plot.right} y={axisTitle} textAnchor="end">
        layer <tspan className="chart-symbol">l</tspan>
      </text>
    </>
  );
});
