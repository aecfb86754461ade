import { type ReactNode, useMemo } from 'react';
import { ChartSvg } from './chart-svg.tsx';
import { unrolledGeometry } from './unrolled-geometry.ts';
import { useSize } from './use-size.ts';
import './charts.css';
import './unrolled.css';

interface UnrolledProps {
  readonly layers: number;
  readonly summary: string;
}

const barb = (x: number, y: number, text: number, way: 1 | -1): string =>
  `M${x - way * 0.4 * text},${y - 0.28 * text}L${x},${y}L${x - way * 0.4 * text},${y + 0.28 * text}`;

/** A recurrent net with its one matrix, and the same net unrolled: one copy of the matrix for each step. */
export function Unrolled({ layers, summary }: UnrolledProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>();
  const drawing = useMemo(() => size && unrolledGeometry(size.width, size.text, layers), [size, layers]);
  return (
    <div ref={ref} className="chart-unrolled" role="img" aria-label={summary}>
      {drawing && size && (
        <ChartSvg size={drawing}>
          <Folded drawing={drawing} text={size.text} />
          <Steps drawing={drawing} text={size.text} />
        </ChartSvg>
      )}
    </div>
  );
}

interface PartProps {
  readonly drawing: ReturnType<typeof unrolledGeometry>;
  readonly text: number;
}

function Folded({ drawing, text }: PartProps): ReactNode {
  const { folded, middle, radius, equals } = drawing;
  const end = { x: folded.x - 0.72 * radius, y: middle - 0.72 * radius };
  return (
    <>
      <path className="chart-unrolled-weight" d={folded.loop} />
      <path
        className="chart-unrolled-weight"
        d={`M${end.x - 0.5 * text},${end.y - 0.2 * text}L${end.x},${end.y}L${end.x + 0.08 * text},${end.y - 0.54 * text}`}
      />
      <text className="chart-unrolled-matrix" x={folded.x} y={folded.top + 0.35 * text}>
        w
      </text>
      <circle className="chart-unrolled-node" cx={folded.x} cy={middle} r={radius} />
      <text className="chart-unrolled-sigma" x={folded.x} y={middle} dy="0.34em">
        σ
      </text>
      <text className="chart-number" x={equals} y={middle} dy="0.34em">
        =
      </text>
    </>
  );
}

function Steps({ drawing, text }: PartProps): ReactNode {
  const { nodes, steps, middle, radius, back, cost } = drawing;
  return (
    <>
      {steps.map(({ from, to, isGap }, i) => {
        const centre = (from + to) / 2;
        const isLast = i === steps.length - 1;
        return (
          <g key={from}>
            {isGap ? (
              <text className="chart-unrolled-dots" x={centre} y={middle} dy="0.2em">
                ⋯
              </text>
            ) : (
              <>
                <path
                  className={isLast ? 'chart-arrow' : 'chart-unrolled-weight'}
                  d={`M${from + 2},${middle}H${to - 2}${barb(to - 2, middle, text, 1)}`}
                />
                {!isLast && (
                  <text className="chart-unrolled-matrix" x={centre} y={middle - 0.55 * text}>
                    w
                  </text>
                )}
              </>
            )}
            {!isLast && (
              <>
                <path
                  className="chart-unrolled-back"
                  d={`M${to + radius / 2},${back}H${from - radius / 2}${barb(from - radius / 2, back, text, -1)}`}
                />
                {!isGap && (
                  <text className="chart-unrolled-step" x={centre} y={back + 1.25 * text}>
                    Σ′w
                    <tspan dy="-0.45em" className="chart-unrolled-raised">
                      T
                    </tspan>
                  </text>
                )}
              </>
            )}
          </g>
        );
      })}
      {nodes.map(({ layer, x }) => (
        <g key={layer}>
          <circle className="chart-unrolled-node" cx={x} cy={middle} r={radius} />
          <text className="chart-unrolled-sigma" x={x} y={middle} dy="0.34em">
            σ
          </text>
          <text className="chart-number" x={x} y={middle - radius - 0.4 * text}>
            {layer}
          </text>
        </g>
      ))}
      <text className="chart-unrolled-cost" x={cost} y={middle} dy="0.34em">
        C
      </text>
    </>
  );
}
