import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import { growthPlace } from './growth-scale.ts';

/** Layers for a factor of ten; both sides of the scale have them. */
const marked = [1, 3, 10, 30];

const ticks = [
  ...marked.map((layers) => ({ layers, chi: 10 ** (-2 / layers) })),
  { layers: Number.POSITIVE_INFINITY, chi: 1 },
  ...marked.map((layers) => ({ layers, chi: 10 ** (2 / layers) })),
].map(({ layers, chi }) => ({
  words: Number.isFinite(layers) ? String(layers) : '∞',
  at: `${50 * (1 + growthPlace(chi))}%`,
}));

/** What the colours of a plane mean: in how many layers the gradient loses or gains a factor of ten. */
export const GrowthLegend = memo(function GrowthLegend({
  ramp,
}: {
  readonly ramp: Uint8ClampedArray;
}): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null);
  const width = ramp.length / 3;
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, 1);
    for (let i = 0; i < width; i++)
      image.data.set([ramp[3 * i]!, ramp[3 * i + 1]!, ramp[3 * i + 2]!, 255], 4 * i);
    context.putImageData(image, 0, 0);
  }, [ramp, width]);
  return (
    <div className="chart-growth" data-drawn aria-hidden="true">
      <div className="chart-growth-words">
        <span>← vanishing</span>
        <span>layers for a factor of ten</span>
        <span>growing →</span>
      </div>
      <canvas ref={ref} width={width} height={1} />
      <div className="chart-growth-ticks">
        {ticks.map(({ words, at }) => (
          <span key={at} style={{ left: at }}>
            {words}
          </span>
        ))}
      </div>
    </div>
  );
});
