import { memo, type ReactNode, type SVGProps } from 'react';
import type { FanLine } from './fan-geometry.ts';
import { RichText } from './rich-text.tsx';

interface Props extends SVGProps<SVGGElement> {
  readonly of: FanLine;
}

/** The name of a line at its left end; further props make it point at what it means. */
export const FanLabel = memo(function FanLabel({ of, ...link }: Props): ReactNode {
  const { id, label, box, leader } = of;
  return (
    <g className="chart-label" data-series={id} {...link}>
      {leader.length > 0 && (
        <path
          className="chart-leader"
          d={leader.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')}
        />
      )}
      <rect
        className="chart-label-ground"
        x={box.left - 2}
        y={box.top}
        width={box.right - box.left + 4}
        height={box.bottom - box.top}
      />
      <text x={box.right} y={(box.top + box.bottom) / 2} dy="0.36em" textAnchor="end">
        <RichText rich={label} />
      </text>
    </g>
  );
});
