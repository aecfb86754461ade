import { scaleLinear } from 'd3';
import type { PlotAxis } from './plot-data.ts';
import { plain, powerOfTen, type Rich, widthOf } from './text.ts';

/** Ticks no closer than `gap` lines of text, and given ones no closer than their labels allow; of a log axis whole decades. */
export function ticksOf(
  axis: PlotAxis,
  pixels: number,
  text: number,
  gap: number,
): { value: number; label: Rich }[] {
  if (axis.ticks) {
    const room = Math.max(...axis.ticks.map(({ label }) => widthOf(label, text))) + text;
    const every = Math.ceil((axis.ticks.length - 1) / Math.max(1, Math.floor(pixels / room)));
    return axis.ticks.filter((_, i) => i % Math.max(1, every) === 0);
  }
  const scale = scaleLinear(axis.domain, [0, 1]);
  const count = Math.max(2, Math.floor(pixels / (gap * text)));
  const values = scale.ticks(count).filter((value) => !axis.decades || Number.isInteger(value));
  const written = scale.tickFormat(count);
  return values.map((value) => ({
    value,
    label: axis.decades ? powerOfTen(value) : plain(written(value).replace('-', '−')),
  }));
}
