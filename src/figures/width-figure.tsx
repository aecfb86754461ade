import { type ReactNode, useMemo, useState } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import { setSetting } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';
import { Segments } from '../ui/segments.tsx';
import { log10Cell, missing, numberCell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';
import { InSight, useResultsInSight } from './in-sight.tsx';
import { useHeld } from './use-held.ts';
import {
  deadSomewhere,
  type ExactId,
  exactIds,
  lawAt,
  measuredAgainstRms,
  roughLog10,
  widest,
} from './width-law.ts';

const ticks = Array.from({ length: 9 }, (_, i) => ({
  value: Math.log10(2 ** i),
  label: plain(String(2 ** i)),
}));
/** Whole neurons, about evenly spaced on the axis. */
const widths = [...new Set(Array.from({ length: 97 }, (_, i) => Math.round(widest ** (i / 96))))];
const words = { linear: 'Linear', relu: 'ReLU' } as const;
const rates = { linear: 'exp(−(L − 2)/2n)', relu: 'exp(−5(L − 2)/4n)' } as const;

/** A net on show or pinned that has a place in the figure. */
interface Placed {
  readonly head: string;
  readonly width: number;
  readonly y: number;
}

const tableAt = (id: ExactId, layers: number, places: readonly number[], nets: readonly Placed[]): Table => ({
  columns: [
    ...['width', 'typical / root mean square', 'spread, a factor', rates[id]],
    ...nets.map(({ head }) => head),
  ],
  rows: [...new Set([...places, ...nets.map((net) => net.width)])]
    .sort((a, b) => a - b)
    .map((n) => {
      const { mean, spread } = lawAt(id, n, layers);
      return [
        n,
        log10Cell(mean),
        numberCell(10 ** spread),
        log10Cell(roughLog10(id, n, layers)),
        ...nets.map((net) => (net.width === n ? log10Cell(net.y) : missing('–'))),
      ];
    }),
});

function WidthPlot(): ReactNode {
  const apply = useApply();
  const results = useResultsInSight();
  const { layers, width, activation } = results.settings;
  const [chosen, setChosen] = useState<ExactId | null>(null);
  const id: ExactId = chosen ?? (activation === 'relu' ? 'relu' : 'linear');
  const measured = useMemo(() => measuredAgainstRms(results, id), [results, id]);
  const pinned = useGhosts();
  const ghosts = useMemo(
    () =>
      pinned.flatMap(({ net, results: of, ...pin }) => {
        const y = net.layers === layers ? measuredAgainstRms(of, id) : null;
        return y === null ? [] : [{ ...pin, width: net.width, x: Math.log10(net.width), y }];
      }),
    [pinned, layers, id],
  );
  const low = useHeld(Math.min(-2, Math.floor(1.1 * lawAt(id, 3, layers).mean)), id);
  const data: PlotData = useMemo(() => {
    const laws = widths.map((n) => ({ x: Math.log10(n), n, ...lawAt(id, n, layers) }));
    return {
      x: { title: plain('width of the layers'), domain: [0, Math.log10(widest)], ticks },
      y: {
        title: plain('gradient of layer 2 / root mean square'),
        domain: [low, 1.5],
        decades: true,
      },
      series: [
        { id: 'mean', label: plain('mean'), role: 'ink', points: laws.map(({ x }) => ({ x, y: 0 })) },
        {
          id: 'typical',
          label: plain('typical'),
          role: 'typical',
          points: laws.map(({ x, mean }) => ({ x, y: mean })),
        },
        {
          id: 'rough',
          label: [],
          role: 'typical',
          dashed: true,
          points: laws.map(({ x, n }) => ({ x, y: roughLog10(id, n, layers) })),
        },
      ],
      bands: [
        {
          id: 'spread',
          role: 'typical',
          points: laws.map(({ x, mean, spread }) => ({ x, low: mean - spread, high: mean + spread })),
        },
      ],
      rules: [{ along: 'y', at: Math.log10(width), role: 'weight', label: plain(`this width, ${width}`) }],
      marks: [
        ...ghosts.map(({ id: ghost, label, x, y }) => ({ x, y, role: 'typical' as const, ghost, label })),
        ...(measured === null
          ? []
          : [{ x: Math.log10(width), y: measured, role: 'measured' as const, solid: true }]),
      ],
    };
  }, [id, layers, low, width, measured, ghosts]);
  const placed: readonly Placed[] = [
    ...(measured === null ? [] : [{ head: 'this net', width, y: measured }]),
    ...ghosts.map((ghost) => ({ ...ghost, head: `pinned: ${ghost.name}` })),
  ];
  const said = (x: number): string => {
    const n = Math.max(1, Math.round(10 ** x));
    const { mean, spread } = lawAt(id, n, layers);
    return `Width ${n}: typically ${formatLog10(mean)} of the root mean square; two nets in three lie within a factor of ${formatNumber(10 ** spread)}${
      id === 'relu' && n < 30
        ? `; a layer is dead with probability ${formatNumber(deadSomewhere(n, layers))}`
        : ''
    }${saidOf(ghosts, ({ width: wide, y }) => (wide === n ? formatLog10(y) : null))}.`;
  };
  return (
    <Figure
      id="width"
      title="A few large gradients keep the mean square; the typical net falls behind"
      note={
        <>
          Theorem, for Gaussian weights without biases and an error independent of them, {layers} layers.
          Mean: the root of the mean square over all nets, at any weight scale. Typical: the mean of the
          logarithm, with its standard deviation tinted on both sides
          {id === 'relu' && ', over the nets with no dead layer'}. Dashed: {rates[id]}.
          {measured !== null && ' Blue: this net.'}
          {ghosts.length > 0 && ' Rings: pinned nets of as many layers.'}
        </>
      }
      table={() => tableAt(id, layers, [1, 2, 4, 8, 16, 30, 64, 128, 256], placed)}
      numbers={() => tableAt(id, layers, widths, placed)}
    >
      <div className="fig-switch">
        <Segments
          name="Law of which net"
          choices={exactIds.map((one) => ({ id: one, words: words[one] }))}
          value={id}
          onChoose={setChosen}
        />
      </div>
      <div className="fig-plot">
        <Plot
          data={data}
          summary="Typical gradient relative to its root mean square, against the width"
          reading={said}
          step={Math.log10(2) / 4}
          start={Math.log10(width)}
          onChoose={(x) => apply(setSetting('width', Math.round(10 ** x)))}
        />
      </div>
    </Figure>
  );
}

/** Mean square against median: the exact law of linear and ReLU nets at finite width. */
export function WidthFigure(): ReactNode {
  return (
    <InSight>
      <WidthPlot />
    </InSight>
  );
}
