import { type KeyboardEvent, memo, type ReactNode, useMemo, useState } from 'react';
import { aloud } from '../model/format.ts';
import { type ChainData, type ChainGeometry, chainGeometry } from './chain-geometry.ts';
import { ChartSvg } from './chart-svg.tsx';
import { RichText } from './rich-text.tsx';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';
import './chain.css';

interface ChainProps {
  readonly data: ChainData;
  readonly summary: string;
  readonly reading: (layer: number) => string;
}

/** A row of single neurons with the error hopping back; pointing and the arrow keys read one of them. */
export function Chain({ data, summary, reading }: ChainProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>();
  const [at, setAt] = useState(2);
  const [isRead, setRead] = useState(false);
  const geometry = useMemo(() => size && chainGeometry(data, size), [data, size]);
  const onKeyDown = (event: KeyboardEvent) => {
    const places: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      Home: 2,
      End: data.layers,
    };
    const next = places[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setAt(Math.max(2, Math.min(data.layers, next)));
  };
  return (
    <div className="chart-plot chart-chain">
      <div
        ref={ref}
        className="chart-plot-frame"
        role="slider"
        tabIndex={0}
        aria-label={summary}
        aria-valuemin={2}
        aria-valuemax={data.layers}
        aria-valuenow={at}
        aria-valuetext={aloud(reading(at))}
        onKeyDown={onKeyDown}
        onFocus={() => setRead(true)}
        onBlur={() => setRead(false)}
        onPointerMove={(event) => {
          if (!geometry) return;
          setRead(true);
          setAt(geometry.layerAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
        }}
        onPointerLeave={() => setRead(false)}
      >
        {geometry && (
          <ChartSvg size={geometry.size}>
            {isRead && <Column geometry={geometry} layer={at} />}
            <ChainMarks geometry={geometry} data={data} />
          </ChartSvg>
        )}
      </div>
      <p className="chart-reading" aria-hidden="true">
        {reading(at)}
      </p>
    </div>
  );
}

/** Behind the neuron that is read. */
function Column({
  geometry,
  layer,
}: {
  readonly geometry: ChainGeometry;
  readonly layer: number;
}): ReactNode {
  const { neurons, size, row, radius } = geometry;
  const { x } = neurons[layer - 2]!;
  const half = radius + 0.5 * size.text;
  const top = row - radius - 0.25 * size.text;
  return (
    <rect
      className="chart-chain-column"
      x={x - half}
      y={top}
      width={2 * half}
      height={Math.max(0, size.height - top)}
      rx={6}
    />
  );
}

const ChainMarks = memo(function ChainMarks({
  geometry,
  data,
}: {
  readonly geometry: ChainGeometry;
  readonly data: ChainData;
}): ReactNode {
  const { size, plot, row, radius, neurons, rows } = geometry;
  const { text } = size;
  return (
    <>
      <path
        className="chart-grid"
        d={geometry.ticks.map(({ at }) => `M${plot.left},${at}H${plot.right}`).join('')}
      />
      {geometry.ticks.map(({ at, label }) => (
        <text key={at} className="chart-tick" x={plot.left - 0.45 * text} y={at} dy="0.36em">
          <RichText rich={label} />
        </text>
      ))}
      <path className="chart-chain-link" d={geometry.links} />
      <text className="chart-number chart-symbol" x={geometry.input} y={row} dy="0.33em">
        x
      </text>
      <text className="chart-number chart-symbol" x={geometry.cost} y={row} dy="0.33em">
        C
      </text>
      <g data-role="measured">
        <path className="chart-chain-step" d={geometry.steps + geometry.heads} />
        {geometry.bars.map(({ layer, d }) => (
          <path key={layer} className="chart-column" d={d} />
        ))}
        <path className="chart-chain-tear" d={geometry.tears} />
      </g>
      <path className="chart-chain-base" d={`M${plot.left},${geometry.base}H${plot.right}`} />
      <text className="chart-axis-title" x={0} y={rows.title}>
        gradient, relative to that of layer {data.layers}
      </text>
      {geometry.colons.map((x) => (
        <text key={x} className="chart-number" x={x} y={rows.power}>
          :
        </text>
      ))}
      {geometry.factors.map(({ x, y }) => (
        <text key={x} className="chart-chain-factor" x={x} y={y}>
          <RichText rich={geometry.factor} />
        </text>
      ))}
      {neurons.map(({ layer, x }, i) => (
        <g key={layer}>
          <circle className="chart-chain-neuron" cx={x} cy={row} r={radius} />
          <text className="chart-number" x={x} y={rows.layer}>
            layer {layer}
          </text>
          <text className="chart-chain-power" x={x} y={rows.power}>
            <RichText rich={data.powers[i]!} />
          </text>
          <text className="chart-number" x={x} y={rows.value}>
            <RichText rich={geometry.values[i]!} />
          </text>
        </g>
      ))}
      <g data-role="slope">
        <path className="chart-chain-curve" d={geometry.curves} />
        {geometry.points.map(({ x, y }) => (
          <circle key={x} className="chart-focus-dot" cx={x} cy={y} r={0.3 * text} />
        ))}
      </g>
    </>
  );
});
