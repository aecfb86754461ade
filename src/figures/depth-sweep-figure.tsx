import { type ReactNode, useMemo } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import type { TypicalCase } from '../core/mean-field/typical-case.ts';
import { formatLog10 } from '../model/format.ts';
import { setSetting } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { typicalOf, wideNetOf } from '../state/typical.ts';
import { log10Cell, missing } from './cells.ts';
import type { Table } from './data-table.tsx';
import {
  boundSweep,
  decadesFor,
  deepest,
  ensembleRange,
  measuredRatio,
  seriesOf,
  shallowest,
  typicalSweep,
} from './depth-sweep.ts';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';
import { InSight, useResultsInSight } from './in-sight.tsx';
import { useHeld } from './use-held.ts';

const title = 'With depth the bound and the typical gradient drift apart';

const roundDepths = [2, 5, 10, 20, 30, 50, 70, 100];
const everyDepth = Array.from({ length: deepest - shallowest + 1 }, (_, i) => i + shallowest);
/** Where a net of another depth has no number. */
const nothing = missing('–');

function Sweep({
  results,
  typical,
}: {
  readonly results: Results;
  readonly typical: TypicalCase;
}): ReactNode {
  const apply = useApply();
  const { layers, activation, scale, bias } = results.settings;
  const first = typical.trajectory.variance[2]!;
  const theory = useMemo(
    () => typicalSweep(wideNetOf({ activation, scale, bias }), first),
    [activation, scale, bias, first],
  );
  const bound = useMemo(() => boundSweep(results), [results]);
  const measured = measuredRatio(results);
  const many = useMemo(() => ensembleRange(results), [results]);
  const pinned = useGhosts();
  const ghosts = useMemo(
    () =>
      pinned.flatMap(({ id, name, label, net, results: of }) => {
        const y = measuredRatio(of);
        return Number.isFinite(y) ? [{ id, name, label, x: net.layers, y }] : [];
      }),
    [pinned],
  );
  const decades = useHeld(
    decadesFor(theory, [measured, ...ghosts.map(({ y }) => y)], bound),
    `${activation} ${ghosts.length}`,
  );
  const data: PlotData = useMemo(
    () => ({
      x: { title: plain('number of layers'), domain: [shallowest, deepest] },
      y: { title: plain('gradient of layer 2, relative to the last'), domain: decades, decades: true },
      series: [
        ...(bound ? [seriesOf('bound', 'bound', 'bound', bound, true)] : []),
        seriesOf('typical', 'typical', 'typical', theory),
      ],
      marks: [
        ...(many
          ? [{ x: layers, y: many.p50, role: 'typical' as const, range: [many.p10, many.p90] as const }]
          : []),
        ...ghosts.map(({ id, label, x, y }) => ({ x, y, role: 'typical' as const, ghost: id, label })),
        { x: layers, y: measured, role: 'measured', solid: true, label: plain('this net') },
      ],
    }),
    [theory, bound, decades, layers, measured, many, ghosts],
  );
  const said = (L: number): string =>
    `${L} layers: typically ${formatLog10(theory[L]!)}${bound ? `, at most ${formatLog10(bound[L]!, { rounding: 'up' })}` : ''}${
      L === layers
        ? `, in this net ${formatLog10(measured)}${many ? `, in ${many.runs} nets ${formatLog10(many.p10)} to ${formatLog10(many.p90)}` : ''}`
        : ''
    }${saidOf(ghosts, ({ x, y }) => (x === L ? formatLog10(y) : null))}.`;
  const tableAt = (depths: readonly number[]): Table => ({
    columns: ['layers', 'typical', 'bound', 'this net', ...ghosts.map(({ name }) => `pinned: ${name}`)],
    rows: depths.map((L) => [
      L,
      log10Cell(theory[L]!),
      log10Cell(bound?.[L], { rounding: 'up' }),
      L === layers ? log10Cell(measured) : nothing,
      ...ghosts.map(({ x, y }) => (x === L ? log10Cell(y) : nothing)),
    ]),
  });
  return (
    <Figure
      id="depth-sweep"
      title={title}
      note={`Typical case: root mean square over infinitely wide nets whose error does not depend on the weights. Bound: the product of γ‖wʳ‖ over the very matrices of this net, beyond its depth at their mean rate.${
        many
          ? ` Open circle and stroke, measured: median and 10 to 90 % of ${many.runs} nets, in units of their median last gradient.`
          : ''
      } Click to choose a depth.`}
      table={() => {
        const drawn = [layers, ...ghosts.map(({ x }) => x)];
        return tableAt([...new Set([...roundDepths, ...drawn])].sort((a, b) => a - b));
      }}
      numbers={() => tableAt(everyDepth)}
    >
      <div className="fig-plot">
        <Plot
          data={data}
          summary="The gradient of layer 2 relative to that of the last, against the number of layers"
          reading={(x) => said(Math.round(x))}
          step={1}
          start={layers}
          onChoose={(x) => apply(setSetting('layers', Math.round(x)))}
        />
      </div>
    </Figure>
  );
}

function SweepInSight(): ReactNode {
  const results = useResultsInSight();
  const typical = useMemo(() => typicalOf(results), [results]);
  if (typical) return <Sweep results={results} typical={typical} />;
  return (
    <Figure id="depth-sweep" title={title}>
      <p className="fig-note">
        The theory is about one example, and plain layers with weights of their own; this net is another kind.
      </p>
    </Figure>
  );
}

/** ‖δ²‖/‖δ^L‖ against L: what is typical, what the bound allows, and this net. */
export function DepthSweepFigure(): ReactNode {
  return (
    <InSight>
      <SweepInSight />
    </InSight>
  );
}
