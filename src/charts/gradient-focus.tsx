import type { ReactNode } from 'react';
import type { GradientGeometry } from './gradient-geometry.ts';
import type { GradientSelection } from './gradient-selection.ts';
import { plain, widthOf } from './text.ts';

/** What follows the pointer: a hairline at a layer, a dot on every series there, the layer's number. */
export function GradientFocus({
  geometry,
  selection,
  layer,
}: {
  geometry: GradientGeometry;
  selection: GradientSelection;
  layer: number | null;
}): ReactNode {
  if (layer === null || layer < 2 || layer > geometry.layers) return null;
  const { plot, lane, lines, frame } = geometry;
  const x = Math.round(geometry.x(layer) * 10) / 10;
  return (
    <g className="chart-focus">
      <path className="chart-focus-line" d={`M${x},${plot.top}V${(lane ?? plot).bottom}`} />
      {lines.map(({ id, places }) => {
        const place = places[layer];
        return (
          place && (
            <circle
              key={id}
              className="chart-focus-dot"
              data-series={id}
              cx={x}
              cy={Math.round(place.y * 10) / 10}
              r={0.26 * frame.text}
            />
          )
        );
      })}
      <FocusNumber geometry={geometry} selection={selection} layer={layer} />
    </g>
  );
}

/** The number of the layer over those it would run into; none where that is the selected one. */
function FocusNumber({
  geometry,
  selection,
  layer,
}: {
  geometry: GradientGeometry;
  selection: GradientSelection;
  layer: number;
}): ReactNode {
  const { text } = geometry.frame;
  const width = widthOf(plain(String(geometry.span)), text);
  const covered = selection.numbers.filter(
    (other) => Math.abs(other - layer) * geometry.spacing < 1.3 * width,
  );
  if (covered.includes(selection.layer)) return null;
  return (
    <>
      {covered.map((other) => (
        <rect
          key={other}
          className="chart-ground"
          x={geometry.x(other) - 0.65 * width}
          y={geometry.layerNumbers - text}
          width={1.3 * width}
          height={1.3 * text}
        />
      ))}
      <text className="chart-number chart-focus-number" x={geometry.x(layer)} y={geometry.layerNumbers}>
        {layer}
      </text>
    </>
  );
}
