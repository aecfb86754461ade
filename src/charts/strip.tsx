import { memo, type ReactNode } from 'react';
import { ChartSvg } from './chart-svg.tsx';
import { RichText } from './rich-text.tsx';
import { type StripData, type StripScale, stripGeometry } from './strip-geometry.ts';
import { textOf } from './text.ts';
import './charts.css';
import './strip.css';

interface AxisProps {
  readonly scale: StripScale;
  readonly width: number;
  readonly text: number;
}

/** The axis that all strips under it share. */
export function StripAxis({ scale, width, text }: AxisProps): ReactNode {
  return (
    <ChartSvg size={{ width, height: Math.ceil(1.7 * text) }}>
      {scale.ticks.map(({ at, label }) => (
        <text key={textOf(label)} className="chart-number" x={at} y={1.2 * text}>
          <RichText rich={label} />
        </text>
      ))}
    </ChartSvg>
  );
}

interface StripProps {
  readonly data: StripData | null;
  readonly scale: StripScale;
  readonly width: number;
  readonly height: number;
}

/** A distribution as a band with its middle, one of it as a ring, and what is certified of that one as a bracket. */
export const Strip = memo(function Strip({ data, scale, width, height }: StripProps): ReactNode {
  const geometry = data && stripGeometry(data, scale, height);
  const level = scale.x(0);
  return (
    <ChartSvg size={{ width, height }}>
      <path className="chart-grid" d={scale.ticks.map(({ at }) => `M${at},0V${height}`).join('')} />
      <path className="chart-strip-level" d={`M${level},0V${height}`} />
      {geometry?.band && (
        <rect
          className="chart-strip-band"
          x={geometry.band.x}
          y={height / 2 - 5}
          width={geometry.band.width}
          height={10}
        />
      )}
      {geometry && <path className="chart-strip-bracket" d={geometry.bracket} />}
      {geometry?.middle != null && (
        <path className="chart-strip-middle" d={`M${geometry.middle},${height / 2 - 7}V${height / 2 + 7}`} />
      )}
      {geometry?.own != null && (
        <circle className="chart-strip-own" cx={geometry.own} cy={height / 2} r={3.4} />
      )}
      {geometry?.isZero && (
        <text className="chart-strip-zero" x={scale.left / 2} y={height / 2} dy="0.36em">
          0
        </text>
      )}
    </ChartSvg>
  );
});
