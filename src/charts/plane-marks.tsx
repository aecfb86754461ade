import { memo, type ReactNode, useId } from 'react';
import type { Point } from './boxes.ts';
import type { PlaneGeometry } from './plane-geometry.ts';
import { RichText } from './rich-text.tsx';
import { plain, type Rich, textOf } from './text.ts';

const sub = (index: string): Rich => [
  { text: 'σ', set: 'symbol' },
  { text: index, set: 'lowered' },
];
const weightScale = sub('w');
const biasScale = sub('b');
const critical: Rich = [{ text: 'χ', set: 'symbol' }, { text: '1', set: 'lowered' }, ...plain(' = 1')];

/** Everything of a phase plane that stands still while the point moves. */
export const PlaneMarks = memo(function PlaneMarks({
  geometry,
}: {
  readonly geometry: PlaneGeometry;
}): ReactNode {
  const hatch = useId();
  const { plot, size, certified, edge, edgeLabel, edgePoint } = geometry;
  const { text } = size;
  return (
    <>
      <defs>
        <pattern id={hatch} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="chart-plane-hatch" d="M0,0V7" />
        </pattern>
      </defs>
      {geometry.yTicks.map(({ at, label }) => (
        <text key={textOf(label)} className="chart-tick" x={plot.left - 0.45 * text} y={at} dy="0.36em">
          <RichText rich={label} />
        </text>
      ))}
      {geometry.xTicks.map(({ at, label }) => (
        <text key={textOf(label)} className="chart-number" x={at} y={plot.bottom + 1.25 * text}>
          <RichText rich={label} />
        </text>
      ))}
      <text className="chart-number" x={(plot.left + plot.right) / 2} y={plot.bottom + 2.5 * text}>
        <RichText rich={[...plain('weight scale '), ...weightScale]} />
      </text>
      <text className="chart-axis-title" x={0} y={0.85 * text}>
        <RichText rich={[...plain('bias scale '), ...biasScale]} />
      </text>
      <rect
        className="chart-plane-frame-line"
        x={plot.left}
        y={plot.top}
        width={plot.right - plot.left}
        height={plot.bottom - plot.top}
      />
      <g className="chart-plane-inside">
        {certified !== null && (
          <g data-role="bound">
            <rect
              x={plot.left}
              y={plot.top}
              width={Math.max(0, certified - plot.left)}
              height={plot.bottom - plot.top}
              fill={`url(#${hatch})`}
            />
            <path className="chart-plane-casing" d={`M${certified},${plot.top}V${plot.bottom}`} />
            <path className="chart-line" d={`M${certified},${plot.top}V${plot.bottom}`} />
            {['← certified', 'for this net'].map((words, i) => (
              <text
                key={words}
                className="chart-plane-words"
                x={certified + 0.6 * text}
                y={plot.top + (1.3 + 1.25 * i) * text}
              >
                {words}
              </text>
            ))}
          </g>
        )}
        <path className="chart-plane-edge" d={edge} />
        {edgePoint && (
          <circle className="chart-plane-edge-point" cx={edgePoint.x} cy={edgePoint.y} r={0.4 * text} />
        )}
        {geometry.ghosts.map(({ id, x, y, label, at }) => (
          <g key={id} data-series={id}>
            <circle className="chart-plane-ghost" cx={x} cy={y} r={0.4 * text} />
            <text className="chart-plane-words" x={at.x} y={at.y} textAnchor={at.anchor}>
              <RichText rich={label} />
            </text>
          </g>
        ))}
        {edgeLabel && (
          <text
            className="chart-plane-words"
            x={edgeLabel.x}
            y={edgeLabel.y}
            dy="0.36em"
            textAnchor={edgeLabel.anchor}
          >
            <RichText rich={critical} />
          </text>
        )}
      </g>
    </>
  );
});

/** The net on show; its surroundings can be grasped too. */
export function PlanePoint({
  geometry,
  net,
}: {
  readonly geometry: PlaneGeometry;
  readonly net: Point;
}): ReactNode {
  const { x, y } = geometry.place(net);
  const r = 0.5 * geometry.size.text;
  return (
    <g
      className="chart-plane-handle chart-plane-inside"
      data-role="measured"
      transform={`translate(${x},${y})`}
    >
      <circle className="chart-plane-reach" r={Math.max(22, 2 * r)} />
      <circle className="chart-plane-ring" r={r} />
      <circle className="chart-plane-dot" r={0.34 * r} />
    </g>
  );
}
