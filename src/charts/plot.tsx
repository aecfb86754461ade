import { bisectCenter } from 'd3';
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { ChartSvg } from './chart-svg.tsx';
import type { PlotData } from './plot-data.ts';
import { type PlotGeometry, plotGeometry } from './plot-geometry.ts';
import { RichText } from './rich-text.tsx';
import { textOf } from './text.ts';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';

export interface PlotProps {
  readonly data: PlotData;
  /** What the figure shows, for who does not see it. */
  readonly summary: string;
  /** The reading at a place of the x axis, in words; it is said and shown. */
  readonly reading: (x: number) => string;
  /** How far one arrow key goes; or, from left to right, where the data are: the reading stands at none but these. */
  readonly step: number | readonly number[];
  /** Where the reading stands before anything is pointed at. */
  readonly start: number;
  /** Told of every place that is pointed at or walked to. */
  readonly onPoint?: (x: number) => void;
  /** Told of the place that is clicked, or where Enter is pressed. */
  readonly onChoose?: (x: number) => void;
}

/** A plot of functions: pointing at it, or walking along it with the arrow keys, reads its values. */
export function Plot({ data, summary, reading, step, start, onPoint, onChoose }: PlotProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const geometry = useMemo(() => size && plotGeometry(data, size), [data, size]);
  const [low, high] = data.x.domain;
  const placeNear = (x: number) => {
    const inside = Math.min(high, Math.max(low, x));
    return typeof step === 'number' ? inside : (step[bisectCenter(step, inside)] ?? inside);
  };
  const place = placeNear(at ?? start);
  const away = (strides: number) =>
    typeof step === 'number'
      ? place + strides * step
      : step[Math.min(step.length - 1, Math.max(0, bisectCenter(step, place) + strides))];
  const go = (to: number) => {
    const next = placeNear(to);
    setAt(next);
    onPoint?.(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return onChoose?.(place);
    const strides: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 10,
      PageDown: -10,
    };
    const stride = strides[event.key];
    const walked = stride && away(event.shiftKey ? 10 * stride : stride);
    const to = event.key === 'Home' ? low : event.key === 'End' ? high : walked;
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (!geometry) return;
    go(geometry.valueAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  return (
    <div className="chart-plot">
      <div
        ref={ref}
        className="chart-plot-frame"
        role="slider"
        tabIndex={0}
        aria-label={summary}
        aria-valuemin={low}
        aria-valuemax={high}
        aria-valuenow={place}
        aria-valuetext={reading(place)}
        onKeyDown={onKeyDown}
        onPointerDown={follow}
        onPointerMove={follow}
        onClick={(event) => {
          if (!geometry) return;
          onChoose?.(geometry.valueAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
        }}
      >
        {geometry && (
          <ChartSvg size={geometry.size}>
            <PlotMarks geometry={geometry} data={data} />
            {at !== null && (
              <path
                className="chart-focus-line"
                d={`M${Math.round(geometry.x(place))},${geometry.plot.top}V${geometry.plot.bottom}`}
              />
            )}
          </ChartSvg>
        )}
      </div>
      <p className="chart-reading" aria-hidden="true">
        {reading(place)}
      </p>
    </div>
  );
}

/** Everything of a plot that stands still while the pointer moves. */
export const PlotMarks = memo(function PlotMarks({
  geometry,
  data,
}: {
  readonly geometry: PlotGeometry;
  readonly data: PlotData;
}): ReactNode {
  const clip = useId();
  const { plot, size } = geometry;
  const { text } = size;
  const isNamedLeft = data.names === 'left';
  return (
    <>
      <clipPath id={clip}>
        <rect
          x={plot.left}
          y={plot.top - 2}
          width={plot.right - plot.left}
          height={plot.bottom - plot.top + 4}
        />
      </clipPath>
      <path
        className="chart-grid"
        d={geometry.yTicks.map(({ at }) => `M${plot.left},${at}H${plot.right}`).join('')}
      />
      <path className="chart-axis-line" d={`M${plot.left},${plot.bottom}H${plot.right}`} />
      {geometry.yTicks.map(({ at, label }) => (
        <text
          key={at}
          className="chart-tick"
          data-right={isNamedLeft || undefined}
          x={isNamedLeft ? plot.right + 0.45 * text : plot.left - 0.45 * text}
          y={at}
          dy="0.36em"
        >
          <RichText rich={label} />
        </text>
      ))}
      {geometry.xTicks.map(({ at, label }) => (
        <text key={at} className="chart-number" x={at} y={plot.bottom + 1.25 * text}>
          <RichText rich={label} />
        </text>
      ))}
      <text className="chart-number" x={(plot.left + plot.right) / 2} y={plot.bottom + 2.6 * text}>
        <RichText rich={data.x.title} />
      </text>
      <text
        className="chart-axis-title"
        textAnchor={isNamedLeft ? 'end' : 'start'}
        x={isNamedLeft ? size.width : 0}
        y={0.85 * text}
      >
        <RichText rich={data.y.title} />
      </text>
      <g clipPath={`url(#${clip})`}>
        {geometry.bands.map(({ band: { id, role, pending }, d }) => (
          <g key={id} data-role={role} data-pending={pending || undefined}>
            <path className="chart-area" d={d} />
          </g>
        ))}
        {geometry.rules.map(({ rule, d }) => (
          <path key={d} className="chart-rule" data-role={rule.role} d={d} />
        ))}
        {geometry.lines.map(({ series, d, area }) => (
          <g
            key={series.id}
            data-role={series.ghost ? undefined : series.role}
            data-series={series.ghost}
            data-dashed={series.dashed || undefined}
            data-faint={series.faint || undefined}
            data-pending={series.pending || undefined}
          >
            {area && <path className="chart-area" d={area} />}
            <path className="chart-line" d={d} />
          </g>
        ))}
        {geometry.dots.map(({ id, role, d }) => (
          <path key={id} className="chart-plot-dots" data-role={role} d={d} />
        ))}
        <path className="chart-rug" data-role={data.rug?.role} d={geometry.rug} />
      </g>
      {geometry.rules.map(
        ({ rule, x, y }) =>
          rule.label && (
            <text
              key={textOf(rule.label)}
              className="chart-rule-label"
              data-role={rule.role}
              textAnchor={rule.along === 'x' ? 'end' : 'start'}
              x={x}
              y={y}
            >
              <RichText rich={rule.label} />
            </text>
          ),
      )}
      {geometry.marks.map(({ x, y, role, ghost, label, at, solid, range }) => (
        <g key={`${ghost ?? role} ${x},${y}`} data-role={ghost ? undefined : role} data-series={ghost}>
          {range && <path className="chart-plot-range" d={`M${x},${range[0]}V${range[1]}`} />}
          <circle className="chart-plot-mark" data-solid={solid || undefined} cx={x} cy={y} r={0.36 * text} />
          {label && (
            <text className="chart-rule-label" textAnchor={at.anchor} x={at.x} y={at.y}>
              <RichText rich={label} />
            </text>
          )}
        </g>
      ))}
      {geometry.labels.map(({ id, role, ghost, label, x, y, anchor, leader }) => (
        <g key={id} data-role={ghost ? undefined : role} data-series={ghost}>
          {leader && <path className="chart-leader" d={leader} />}
          <text className="chart-label" textAnchor={anchor} x={x} y={y} dy="0.36em">
            <RichText rich={label} />
          </text>
        </g>
      ))}
    </>
  );
});
