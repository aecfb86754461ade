import { memo, type ReactNode } from 'react';
import type { GradientGeometry } from './gradient-geometry.ts';
import { type GradientSelection, ringRadius } from './gradient-selection.ts';
import { RichText } from './rich-text.tsx';
import { plain, widthOf } from './text.ts';
import { TextBlock } from './text-block.tsx';

/** The selected layer with its slack, and the axis of the layers, on which its number is bold. */
export const GradientSelected = memo(function GradientSelected({
  geometry,
  selection,
}: {
  geometry: GradientGeometry;
  selection: GradientSelection;
}): ReactNode {
  const { frame, layerNumbers } = geometry;
  const { x, ring, top, dimension, note } = selection;
  const foot = (geometry.lane ?? geometry.plot).bottom;
  const cap = 0.35 * frame.text;
  return (
    <g className="chart-selected">
      <path className="chart-selected-line" d={`M${round(x)},${foot}V${round(top)}`} />
      {dimension && (
        <path
          className="chart-dimension"
          d={`M${round(x)},${round(dimension.top)}V${round(dimension.bottom)}M${round(x - cap)},${round(dimension.top)}h${2 * cap}`}
        />
      )}
      {note?.leader && <path className="chart-note-leader" d={note.leader} />}
      {note && <TextBlock block={note} text={frame.text} anchor={note.anchor} className="chart-slack" />}
      {ring && (
        <circle
          className="chart-ring"
          data-series="gradB"
          cx={round(x)}
          cy={round(ring.y)}
          r={ringRadius(frame.text)}
        />
      )}
      {selection.numbers.map((layer) => (
        <text
          key={layer}
          className="chart-number"
          data-selected={layer === selection.layer || undefined}
          x={round(geometry.x(layer))}
          y={layerNumbers}
        >
          {layer}
        </text>
      ))}
      <LayerTitle geometry={geometry} />
    </g>
  );
});

const travels = plain('the error travels this way');

/** "← the error travels this way" at the left, where the arrow points, and "layer l" at the right. */
function LayerTitle({ geometry }: { geometry: GradientGeometry }): ReactNode {
  const { plot, frame, axisTitle, isLow, labelsLeft } = geometry;
  const { text } = frame;
  const arrow = 2.2 * text;
  const y = axisTitle - 0.34 * text;
  const tip = isLow ? labelsLeft : plot.left + 0.3 * text;
  const barb = 0.3 * text;
  // Where the two do not fit under the plot, one may stand under the names of the series.
  const fits = arrow + widthOf(travels, text) + 4.5 * text < plot.right - plot.left;
  const end = fits && !isLow ? plot.right : frame.width;
  const tail = isLow ? Math.min(arrow, Math.max(text, end - 3.2 * text - tip)) : arrow;
  return (
    <g className="chart-axis-title">
      <path
        className="chart-arrow"
        d={`M${round(tip + tail - 0.5 * text)},${y}H${tip}M${tip + barb},${y - barb}L${tip},${y}L${tip + barb},${y + barb}`}
      />
      {!isLow && (
        <text x={tip + arrow} y={axisTitle}>
          <RichText rich={travels} />
        </text>
      )}
      <text x={end} y={axisTitle} textAnchor="end">
        layer <tspan className="chart-symbol">l</tspan>
      </text>
    </g>
  );
}

const round = (x: number): number => Math.round(x * 10) / 10;
