import type { ReactNode } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { intervalWidth, widestInterval } from '../core/single-chain.ts';
import { formatNumber } from '../model/format.ts';
import { numberCell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';

const most = 40;
const weights = Array.from({ length: 10 * most + 1 }, (_, i) => i / 10);
const { weight, width } = widestInterval;

const data: PlotData = {
  x: { title: [{ text: '|' }, { text: 'w', set: 'symbol' }, { text: '|' }], domain: [0, most] },
  y: { title: plain('width of the interval of activations'), domain: [0, 0.5] },
  series: [
    {
      id: 'width',
      label: [{ text: 'W', set: 'symbol' }],
      role: 'weight',
      points: weights.map((w) => ({ x: w, y: intervalWidth(w) })),
      filled: true,
    },
  ],
  rules: [{ along: 'y', at: 4, role: 'ink', label: plain('4') }],
  marks: [
    {
      x: weight,
      y: width,
      role: 'weight',
      label: plain(`${formatNumber(width, { digits: 4 })} at ${formatNumber(weight, { digits: 4 })}`),
    },
  ],
};

function reading(w: number): string {
  const wide = intervalWidth(w);
  if (w < 4) return `|w| = ${formatNumber(w)}: no activation keeps the error from shrinking.`;
  return `|w| = ${formatNumber(w)}: the activation must lie in an interval of width ${formatNumber(wide)}.`;
}

const widthsAt = (places: readonly number[]): Table => ({
  columns: ['|w|', 'width'],
  rows: places.map((w) => [
    numberCell(w, { digits: 4, trim: true }),
    numberCell(intervalWidth(w), { digits: 4 }),
  ]),
});

/** Nielsen's exercise (123): how wide the interval of activations is in which one neuron does not shrink the error. */
export function IntervalFigure(): ReactNode {
  return (
    <Figure
      id="interval"
      title="However large the weight, the window is never wider than 0.4477"
      about="One logistic neuron, whatever the settings."
      note="One logistic neuron: the length of the interval of activations a with |w σ′(wa + b)| ≥ 1. It does not depend on b."
      table={() => widthsAt([2, 4, 5, 6, weight, 8, 10, 15, 20, 30, 40, 100])}
      numbers={() => widthsAt(weights)}
    >
      <div className="fig-plot">
        <Plot
          data={data}
          summary="Width of the interval of activations against the weight"
          reading={reading}
          step={0.1}
          start={weight}
        />
      </div>
    </Figure>
  );
}
