import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Box } from './boxes.ts';
import { type Cells, paintCells } from './growth-scale.ts';

interface PlaneCellsProps {
  readonly cells: Cells | undefined;
  readonly ramp: Uint8ClampedArray;
  readonly box: Box;
}

/** One pixel a cell; the browser stretches and smooths them. */
export const PlaneCells = memo(function PlaneCells({ cells, ramp, box }: PlaneCellsProps): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context || !cells) return;
    const image = context.createImageData(cells.columns, cells.rows);
    paintCells(cells, ramp, image.data);
    context.putImageData(image, 0, 0);
  }, [cells, ramp]);
  return (
    <canvas
      ref={ref}
      className="chart-plane-cells"
      width={cells?.columns ?? 1}
      height={cells?.rows ?? 1}
      style={{
        left: box.left,
        top: box.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
      }}
    />
  );
});
