import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useMemo, useState } from 'react';
import { aloud } from '../model/format.ts';
import { ChartSvg } from './chart-svg.tsx';
import type { Domain } from './domain.ts';
import { type FanData, type FanGeometry, type FanLine, type FanLineId, fanGeometry } from './fan-geometry.ts';
import { RichText } from './rich-text.tsx';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';
import './fan.css';

interface FanProps {
  readonly data: FanData;
  readonly selected: number;
  /** The layer that is meant elsewhere on the page. */
  readonly meant: number | null;
  /** The line that is meant elsewhere: the others fade. */
  readonly emphasis: FanLineId | undefined;
  /** The axis stands still, or grows. */
  readonly isHeld: boolean;
  readonly summary: string;
  readonly reading: (layer: number) => string;
  readonly onChoose: (layer: number) => void;
  readonly label: (line: FanLine) => ReactNode;
}

const sameDomain = (a: Domain, b: Domain): boolean =>
  a.low === b.low && a.high === b.high && a.step === b.step;

/** Singular values by layer with what is measured among them; pointing reads a layer, pressing and the arrow keys choose it. */
export function Fan(props: FanProps): ReactNode {
  const { data, selected, reading, onChoose } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const [held, setHeld] = useState<Domain | null>(null);
  const keep = props.isHeld ? held : null;
  const geometry = useMemo(() => size && fanGeometry(data, size, keep), [data, size, keep]);
  if (geometry && (held === null || !sameDomain(geometry.domain, held))) setHeld(geometry.domain);
  const at = Math.max(2, Math.min(data.layers, pointed ?? props.meant ?? selected));
  const layerOf = (event: MouseEvent<HTMLDivElement>) =>
    geometry?.layerAt(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? selected;
  const onKeyDown = (event: KeyboardEvent) => {
    const places: Readonly<Record<string, number>> = {
      ArrowRight: selected + 1,
      ArrowUp: selected + 1,
      ArrowLeft: selected - 1,
      ArrowDown: selected - 1,
      PageUp: selected + 10,
      PageDown: selected - 10,
      Home: 2,
      End: data.layers,
    };
    const next = places[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setPointed(null);
    onChoose(Math.max(2, Math.min(data.layers, next)));
  };
  return (
    <div className="chart-plot">
      <div
        ref={ref}
        className="chart-plot-frame"
        role="slider"
        tabIndex={0}
        aria-label={props.summary}
        aria-valuemin={2}
        aria-valuemax={data.layers}
        aria-valuenow={selected}
        aria-valuetext={aloud(reading(selected))}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setPointed(layerOf(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => onChoose(layerOf(event))}
      >
        {geometry && (
          <ChartSvg size={geometry.size}>
            <g className="chart-fan" data-emphasis={props.emphasis}>
              <path
                className="chart-fan-rungs"
                data-pending={data.stale || undefined}
                d={geometry.rungs(at)}
              />
              <FanMarks geometry={geometry} stale={data.stale} />
              {geometry.lines.map(props.label)}
              <FanFocus geometry={geometry} at={at} selected={selected} />
            </g>
          </ChartSvg>
        )}
      </div>
      <p className="chart-reading" aria-hidden="true">
        {reading(at)}
      </p>
    </div>
  );
}

/** Which layer is read, and which one is selected. */
function FanFocus({
  geometry,
  at,
  selected,
}: {
  readonly geometry: FanGeometry;
  readonly at: number;
  readonly selected: number;
}): ReactNode {
  const { plot, numbers } = geometry;
  return (
    <>
      <path className="chart-focus-line" d={`M${Math.round(geometry.x(at))},${plot.top}V${plot.bottom}`} />
      {geometry.xTicks(selected).map(({ at: x, layer }) => (
        <text
          key={layer}
          className="chart-number"
          data-selected={layer === selected || undefined}
          x={x}
          y={numbers}
        >
          {layer}
        </text>
      ))}
    </>
  );
}

const FanMarks = memo(function FanMarks({
  geometry,
  stale,
}: {
  readonly geometry: FanGeometry;
  readonly stale: boolean;
}): ReactNode {
  const { plot, size, axisTitle } = geometry;
  const { text } = size;
  const arrow = axisTitle - 0.33 * text;
  const barb = 0.28 * text;
  return (
    <>
      <path
        className="chart-grid"
        d={geometry.yTicks.map(({ at }) => `M${plot.left},${at}H${plot.right}`).join('')}
      />
      {geometry.yTicks.map(({ at, label }) => (
        <text key={at} className="chart-fan-tick" x={plot.right + 0.5 * text} y={at} dy="0.36em">
          <RichText rich={label} />
        </text>
      ))}
      <path className="chart-axis-line" d={`M${plot.left},${plot.bottom}H${plot.right}`} />
      <text className="chart-axis-title" x={size.width} y={0.85 * text} textAnchor="end">
        times the output error
      </text>
      <path
        className="chart-arrow"
        d={`M${plot.left + 1.7 * text},${arrow}H${plot.left}M${plot.left + barb},${arrow - barb}L${plot.left},${arrow}L${plot.left + barb},${arrow + barb}`}
      />
      {geometry.isRoomy && (
        <text className="chart-axis-title" x={plot.left + 2.2 * text} y={axisTitle}>
          the error travels this way
        </text>
      )}
      <text className="chart-axis-title" x={size.width} y={axisTitle} textAnchor="end">
        layer <tspan className="chart-symbol">l</tspan>
      </text>
      <path className="chart-fan-all" data-pending={stale || undefined} d={geometry.fan} />
      {geometry.lines.map(({ id, d }) => (
        <g
          key={id}
          data-series={id}
          data-pending={(stale && id !== 'bound' && id !== 'measured') || undefined}
        >
          <path className="chart-line" d={d} />
          {id === 'measured' && geometry.dotSize > 0 && (
            <>
              <path className="chart-dots" strokeWidth={geometry.dotSize} d={geometry.dots} />
              <path className="chart-holes" strokeWidth={geometry.dotSize / 2} d={geometry.dots} />
            </>
          )}
        </g>
      ))}
    </>
  );
});
