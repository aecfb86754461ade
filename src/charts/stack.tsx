import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import { ChartSvg } from './chart-svg.tsx';
import { RichText } from './rich-text.tsx';
import { type StackData, stackGeometry } from './stack-geometry.ts';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';

interface StackProps {
  readonly data: StackData;
  readonly yTitle: string;
  readonly summary: string;
  readonly reading: (layer: number) => string;
  /** Asked for by a press, or by the arrow keys. */
  readonly onChoose: (layer: number) => void;
}

/** Columns of stacked parts by layer; pointing reads a layer, pressing and the arrow keys choose it. */
export function Stack({ data, yTitle, summary, reading, onChoose }: StackProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const geometry = useMemo(() => size && stackGeometry(data, size), [data, size]);
  const { layers, from } = data;
  const at = Math.min(layers, pointed ?? from);
  const layerOf = (event: MouseEvent<HTMLDivElement>) =>
    geometry?.layerAt(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? from;
  const onKeyDown = (event: KeyboardEvent) => {
    const places: Readonly<Record<string, number>> = {
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      Home: 2,
      End: layers,
    };
    const next = places[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setPointed(null);
    onChoose(Math.max(2, Math.min(layers, next)));
  };
  return (
    <div className="chart-plot">
      <div
        ref={ref}
        className="chart-plot-frame"
        role="slider"
        tabIndex={0}
        aria-label={summary}
        aria-valuemin={2}
        aria-valuemax={layers}
        aria-valuenow={from}
        aria-valuetext={reading(from)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setPointed(layerOf(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => onChoose(layerOf(event))}
      >
        {geometry && (
          <ChartSvg size={geometry.size}>
            <StackMarks geometry={geometry} yTitle={yTitle} at={at} />
          </ChartSvg>
        )}
      </div>
      <p className="chart-reading" aria-hidden="true">
        {reading(at)}
      </p>
    </div>
  );
}

function StackMarks({
  geometry,
  yTitle,
  at,
}: {
  readonly geometry: ReturnType<typeof stackGeometry>;
  readonly yTitle: string;
  readonly at: number;
}): ReactNode {
  const { plot, size } = geometry;
  const { text } = size;
  return (
    <>
      <path
        className="chart-grid"
        d={geometry.yTicks.map((tick) => `M${plot.left},${tick.at}H${plot.right}`).join('')}
      />
      {geometry.yTicks.map((tick) => (
        <text key={tick.label} className="chart-tick" x={plot.left - 0.45 * text} y={tick.at} dy="0.36em">
          {tick.label}
        </text>
      ))}
      {geometry.xTicks.map(({ at: x, layer }) => (
        <text
          key={layer}
          className="chart-number"
          data-selected={layer === at || undefined}
          x={x}
          y={plot.bottom + 1.2 * text}
        >
          {layer}
        </text>
      ))}
      <text className="chart-axis-title" x={plot.right} y={plot.bottom + 2.5 * text} textAnchor="end">
        layer
      </text>
      <text className="chart-axis-title" x={0} y={0.85 * text}>
        {yTitle}
      </text>
      {geometry.parts.map(({ part, counted, pale }) => (
        <g key={part.id} data-role={part.role} data-light={part.light || undefined}>
          <path className="chart-column" d={counted} />
          <path className="chart-column chart-column-pale" d={pale} />
        </g>
      ))}
      {geometry.ghosts.map(({ ghost, d, y }) => (
        <g key={ghost.id} data-series={ghost.id}>
          <path className="chart-line" d={d} />
          <text className="chart-label" x={plot.right + 0.5 * text} y={y} dy="0.36em">
            <RichText rich={ghost.label} />
          </text>
        </g>
      ))}
      <path className="chart-focus-line" d={`M${Math.round(geometry.x(at))},${plot.top}V${plot.bottom}`} />
    </>
  );
}
