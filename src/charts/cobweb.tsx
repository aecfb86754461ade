import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import type { Point } from './boxes.ts';
import { ChartSvg } from './chart-svg.tsx';
import { PlotMarks } from './plot.tsx';
import type { PlotData } from './plot-data.ts';
import { plotGeometry } from './plot-geometry.ts';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';

export interface CobwebProps {
  readonly data: PlotData;
  /** q of layer l at index l, 2 … L. */
  readonly variance: ArrayLike<number>;
  readonly summary: string;
  /** The step from layer l to l+1, in words. */
  readonly reading: (layer: number) => string;
  /** Told of the layer that is pointed at or walked to; null when it is left. */
  readonly onLayer: (layer: number | null) => void;
}

/** The map of a variance with the walk of one net upon it; pointing at it or the arrow keys go along the steps. */
export function Cobweb({ data, variance, summary, reading, onLayer }: CobwebProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const geometry = useMemo(() => size && plotGeometry(data, size), [data, size]);
  const last = Math.max(2, variance.length - 2);
  const layer = Math.min(last, at ?? 2);
  const go = (to: number) => {
    const next = Math.max(2, Math.min(last, to));
    setAt(next);
    onLayer(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: layer + 1,
      ArrowUp: layer + 1,
      ArrowLeft: layer - 1,
      ArrowDown: layer - 1,
      PageUp: layer + 10,
      PageDown: layer - 10,
      Home: 2,
      End: last,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (!geometry) return;
    const q = geometry.valueAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
    let nearest = 2;
    for (let l = 3; l <= last; l++)
      if (Math.abs(variance[l]! - q) < Math.abs(variance[nearest]! - q)) nearest = l;
    go(nearest);
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
        aria-valuemax={last}
        aria-valuenow={layer}
        aria-valuetext={reading(layer)}
        onKeyDown={onKeyDown}
        onPointerDown={follow}
        onPointerMove={follow}
        onPointerLeave={() => onLayer(null)}
        onBlur={() => onLayer(null)}
      >
        {geometry && (
          <ChartSvg size={geometry.size}>
            <StepMark
              from={{ x: geometry.x(variance[layer]!), y: geometry.y(variance[layer]!) }}
              to={{ x: geometry.x(variance[layer + 1]!), y: geometry.y(variance[layer + 1]!) }}
              within={geometry.plot}
            />
            <PlotMarks geometry={geometry} data={data} />
          </ChartSvg>
        )}
      </div>
      <p className="chart-reading" aria-hidden="true">
        {reading(layer)}
      </p>
    </div>
  );
}

/** One step: from the diagonal to the curve, and back to the diagonal. */
function StepMark({
  from,
  to,
  within,
}: {
  readonly from: Point;
  readonly to: Point;
  readonly within: { readonly right: number; readonly top: number; readonly bottom: number };
}): ReactNode {
  if (!(from.x <= within.right)) return null;
  const y = Math.max(within.top, to.y);
  return (
    <g data-role="typical">
      <path
        className="chart-cobweb-step"
        d={`M${from.x},${from.y}V${y}${y === to.y ? `H${Math.min(to.x, within.right)}` : ''}`}
      />
      <circle className="chart-focus-dot" cx={from.x} cy={y} r={4.5} />
    </g>
  );
}
