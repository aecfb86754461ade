import { type ReactNode, useMemo } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { finish, measureBatch } from '../core/measurement.ts';
import { nilpotentNet, unrolledNorms } from '../core/recurrent.ts';
import { formatLog10, raised } from '../model/format.ts';
import { log10Cell, numberCell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';

const layers = 32;
const steps = layers - 2;

/** log₁₀‖∂z^L/∂z^{L−k}‖ of the real net, k = 1 …. */
function measure(): number[] {
  const { net, batch } = nilpotentNet(layers);
  const { single } = finish(measureBatch(net, 1, () => batch));
  const norms = single ? [...unrolledNorms(net, single)] : [];
  return [Number.NaN, ...norms.map(({ log }) => log.upper / Math.LN10)];
}

const exact = (k: number): number => (k - 1) * Math.log10(2) + Math.log10(10 * Math.SQRT2);

const dataOf = (measured: readonly number[]): PlotData => ({
  x: { title: plain('steps k'), domain: [0, steps] },
  y: { title: plain('norm of k steps back'), domain: [0, 14], decades: true },
  series: [
    {
      id: 'bound',
      label: plain('σ₁ᵏ = 16ᵏ'),
      role: 'bound',
      dashed: true,
      points: [
        { x: 0, y: 0 },
        { x: steps, y: steps * Math.log10(16) },
      ],
    },
    {
      id: 'exact',
      label: [{ text: '2' }, { text: 'k−1', set: 'raised' }, { text: '·10√2' }],
      role: 'measured',
      points: [1, steps].map((x) => ({ x, y: exact(x) })),
    },
  ],
  dots: [{ id: 'measured', role: 'measured', points: measured.map((y, x) => ({ x, y })) }],
});

const everyStep = Array.from({ length: steps }, (_, i) => i + 1);

const tableAt = (ks: readonly number[], measured: readonly number[]): Table => ({
  columns: ['steps k', 'measured', 'exact', 'ρ(w)ᵏ'],
  rows: ks.map((k) => [
    k,
    log10Cell(measured[k]!, { digits: 6 }),
    numberCell(2 ** (k - 1) * 10 * Math.SQRT2, { digits: 6 }),
    0,
  ]),
});

/** The net whose eigenvalues are all 0 and whose error doubles at every step. */
export function NilpotentFigure(): ReactNode {
  const measured = useMemo(measure, []);
  const data = useMemo(() => dataOf(measured), [measured]);
  return (
    <Figure
      id="nilpotent"
      title="Both eigenvalues of w are 0, and the error doubles at every step back"
      about="A net of its own, whatever the settings."
      note={`Dots: measured in the real net of ${layers} layers, by backpropagation in doubles. Line: the exact value. By its eigenvalues nothing should be left after two steps, since w² = 0.`}
      table={() => tableAt([1, 2, 3, 5, 10, 20, steps], measured)}
      numbers={() => tableAt(everyStep, measured)}
    >
      <div className="fig-plot">
        <Plot
          data={data}
          summary="The norm of k steps back through the net with a nilpotent matrix, against k"
          reading={(x) => {
            const k = Math.max(1, Math.round(x));
            return `${k} ${k === 1 ? 'step' : 'steps'}: measured ${formatLog10(measured[k]!, { digits: 6 })}, exactly 2${raised(k - 1)}·10√2.`;
          }}
          step={1}
          start={10}
        />
      </div>
    </Figure>
  );
}
