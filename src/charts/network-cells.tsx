import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import { type Shades, shadeOpacity } from './network-geometry.ts';
import { type NetworkLayout, placeOf } from './network-layout.ts';
import { useColours } from './use-colours.ts';

interface NetworkCellsProps {
  readonly layout: NetworkLayout;
  readonly shades: Shades;
  readonly role: 'ink' | 'measured';
}

/** The cells of a large net on a canvas, in the places and shades that paths would have. */
export const NetworkCells = memo(function NetworkCells({
  layout,
  shades,
  role,
}: NetworkCellsProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [coloursRef, colours] = useColours<HTMLSpanElement>();
  const { width, height } = layout.size;
  const colour = colours?.[role === 'ink' ? 0 : 1];
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || colour === undefined) return;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.fillStyle = colour;
    paint(context, layout, shades);
  }, [layout, shades, width, height, colour]);
  const ratio = typeof window === 'undefined' ? 1 : window.devicePixelRatio || 1;
  return (
    <>
      <span ref={coloursRef} className="chart-network-colours" aria-hidden="true">
        <i />
        <i />
      </span>
      <canvas
        ref={canvas}
        className="chart-network-cells"
        width={Math.round(width * ratio)}
        height={Math.round(height * ratio)}
        style={{ width, height }}
      />
    </>
  );
});

function paint(context: CanvasRenderingContext2D, layout: NetworkLayout, shades: Shades): void {
  for (const { layer, neurons, width, step, across } of layout.columns.slice(1)) {
    const own = shades[layer];
    if (!own) continue;
    const wide = across === 1 ? width : step.x;
    for (let j = 0; j < neurons; j++) {
      if (Number.isNaN(own[j]!)) continue;
      const { x, y } = placeOf(layout, layer, j);
      context.globalAlpha = shadeOpacity(own[j]!);
      context.fillRect(x - wide / 2, y - step.y / 2, wide, step.y);
    }
  }
}
