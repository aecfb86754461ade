import { memo, type ReactNode, type SVGProps } from 'react';
import { pathOf } from './gradient-lines.ts';
import { RichText } from './rich-text.tsx';
import type { SeriesLabel } from './series-labels.ts';

interface Props extends SVGProps<SVGGElement> {
  readonly of: SeriesLabel;
}

/** The name of a series at its line; further props make it point at what it means. */
export const GradientLabel = memo(function GradientLabel({ of, ...link }: Props): ReactNode {
  const { id, label, box, leader, pending } = of;
  return (
    <g className="chart-label" data-series={id} data-pending={pending || undefined} {...link}>
      {leader.length > 0 && <path className="chart-leader" d={pathOf(leader)} />}
      <rect
        className="chart-label-ground"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
      />
      <text x={box.left} y={(box.top + box.bottom) / 2} dy="0.36em">
        <RichText rich={label} />
      </text>
    </g>
  );
});
