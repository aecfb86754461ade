import type { ReactNode } from 'react';
import './charts.css';

interface ChartSvgProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly children: ReactNode;
}

/**
 * The drawing of a chart, which its container describes in words. One unit is one pixel of the screen; on paper, where
 * nothing is measured anew, the whole is scaled to the column.
 */
export function ChartSvg({ size: { width, height }, children }: ChartSvgProps): ReactNode {
  return (
    <svg
      className="chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
