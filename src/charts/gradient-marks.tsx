import { memo, type ReactNode, useId } from 'react';
import type { GradientGeometry } from './gradient-geometry.ts';
import { laneLabel } from './gradient-layout.ts';
import type { LineGeometry } from './gradient-lines.ts';
import { RichText } from './rich-text.tsx';
import { TextBlock } from './text-block.tsx';
import './charts.css';
import './gradient-chart.css';

/** Axis, region, lines and markers: all that stands still while the pointer moves. */
export const GradientMarks = memo(function GradientMarks({
  geometry,
}: {
  geometry: GradientGeometry;
}): ReactNode {
  const pattern = useId();
  const { plot, lane, frame, hatch, caption, laneNote, bands } = geometry;
  const isPending = geometry.lines.some(({ id, pending }) => id === 'bound' && pending);
  const pitch = Math.round(0.55 * frame.text * 10) / 10;
  return (
    <g className="chart-marks">
      <defs>
        <pattern
          id={pattern}
          width={pitch}
          height={pitch}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="chart-hatch-line" y2={pitch} />
        </pattern>
      </defs>
      <ValueAxis geometry={geometry} />
      {lane && (
        <g className="chart-lane">
          <path className="chart-axis-line" d={`M${lane.left},${lane.bottom}H${lane.right}`} />
          <text className="chart-tick" x={geometry.ticksRight} y={middleOf(lane)} dy="0.36em">
            <RichText rich={laneLabel} />
          </text>
        </g>
      )}
      <path
        className="chart-hatch"
        data-series="bound"
        data-pending={isPending || undefined}
        d={hatch}
        style={{ fill: `url(#${pattern})` }}
      />
      {bands.map(({ series, outer, area, median, pending }) => (
        <g key={series} className="chart-band" data-series={series} data-pending={pending || undefined}>
          <path className="chart-band-outer" d={outer} />
          <path className="chart-band-area" d={area} />
          <path className="chart-band-median" d={median} />
        </g>
      ))}
      {geometry.ghosts.map(({ id, drops, path, zeros }) => (
        <g key={id} className="chart-series" data-series={id}>
          {drops && <path className="chart-drop" d={drops} />}
          <path className="chart-line" d={path + zeros} />
        </g>
      ))}
      {geometry.lines.map((line) => (
        <Series key={line.id} line={line} geometry={geometry} />
      ))}
      {caption && <TextBlock block={caption} text={frame.text} className="chart-caption" series="bound" />}
      {laneNote && <TextBlock block={laneNote} text={frame.text} className="chart-lane-note" />}
      <path className="chart-axis-line" d={`M${plot.left},${plot.bottom}H${plot.right}`} />
    </g>
  );
});

const middleOf = ({ top, bottom }: { top: number; bottom: number }): number => (top + bottom) / 2;

function ValueAxis({ geometry }: { geometry: GradientGeometry }): ReactNode {
  const { plot, ticks, ticksRight, valueTitle, valueLabel } = geometry;
  return (
    <g className="chart-axis">
      <path
        className="chart-grid"
        d={ticks.map(({ y }) => `M${plot.left},${Math.round(y) + 0.5}H${plot.right}`).join('')}
      />
      {ticks.map(({ y, label }) => (
        <text key={label.at(-1)!.text} className="chart-tick" x={ticksRight} y={Math.round(y)} dy="0.36em">
          <RichText rich={label} />
        </text>
      ))}
      <text className="chart-axis-title" x={0} y={valueTitle}>
        <RichText rich={valueLabel} />
      </text>
    </g>
  );
}

/** One series: two paths for its line and, for the measured one, two for the rings of all its layers. */
function Series({ line, geometry }: { line: LineGeometry; geometry: GradientGeometry }): ReactNode {
  const { id, pending, path, drops, zeros, dots, exits } = line;
  const radius = geometry.markerRadius;
  const ringed = radius > 2.4;
  const reach = 0.38 * geometry.frame.text;
  return (
    <g className="chart-series" data-series={id} data-pending={pending || undefined}>
      {drops && <path className="chart-drop" d={drops} />}
      <path className="chart-line" d={path + zeros} />
      {exits.map(({ x, y, angle }) => (
        <path
          key={x}
          className="chart-exit"
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}
          d={`M${-reach},${-reach}L0,0L${-reach},${reach}`}
        />
      ))}
      {id === 'gradB' && <path className="chart-dots" d={dots} strokeWidth={2 * radius} />}
      {id === 'gradB' && ringed && (
        <path className="chart-holes" d={dots} strokeWidth={Math.round((2 * radius - 3) * 10) / 10} />
      )}
    </g>
  );
}
