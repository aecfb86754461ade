import { type ReactNode, useMemo } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { formatLog10 } from '../model/format.ts';
import { setSetting } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';
import { useDepths } from '../state/late-hooks.ts';
import { typicalOf, wideNetOf } from '../state/typical.ts';
import { log10Cell, missing } from './cells.ts';
import type { Table } from './data-table.tsx';
import { bandMarks, bandWords, depthBandOf, quantileCell, reachOf, sweepNote } from './depth-band.ts';
import {
  boundSweep,
  decadesFor,
  deepest,
  measuredRatio,
  seriesOf,
  shallowest,
  typicalSweep,
} from './depth-sweep.ts';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';
import { InSight, useInSight, useResultsInSight } from './in-sight.tsx';
import { useHeld } from './use-held.ts';

const roundDepths = [2, 5, 10, 20, 30, 50, 70, 100];
const everyDepth = Array.from({ length: deepest - shallowest + 1 }, (_, i) => i + shallowest);
/** Where nets of other depths have no number. */
const nothing = missing('–');

function Sweep(): ReactNode {
  const apply = useApply();
  const results = useResultsInSight();
  const { layers, activation, scale, bias } = results.settings;
  const typical = useMemo(() => typicalOf(results), [results]);
  const first = typical?.trajectory.variance[2];
  const theory = useMemo(
    () => (first === undefined ? null : typicalSweep(wideNetOf({ activation, scale, bias }), first)),
    [activation, scale, bias, first],
  );
  const bound = useMemo(() => (first === undefined ? null : boundSweep(results)), [results, first]);
  const measured = measuredRatio(results);
  const { about, parts, stale, status } = useDepths(useInSight());
  const band = useMemo(() => depthBandOf({ about, parts }), [about, parts]);
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
    decadesFor(theory, [measured, ...ghosts.map(({ y }) => y), ...reachOf(band)], bound),
    `${activation} ${ghosts.length} ${theory === null}`,
  );
  const data: PlotData = useMemo(() => {
    const many = band && bandMarks(band, decades[0] - 1, stale);
    return {
      x: { title: plain('number of layers'), domain: [shallowest, deepest] },
      y: { title: plain('gradient of layer 2, relative to the last'), domain: decades, decades: true },
      series: [
        ...(bound ? [seriesOf('bound', 'bound', bound, true)] : []),
        ...(theory ? [seriesOf('typical', 'typical', theory)] : []),
        ...(many ? [many.medians] : []),
      ],
      bands: many ? [many.band] : [],
      dots: many ? [many.medians] : [],
      marks: [
        ...ghosts.map(({ id, label, x, y }) => ({ x, y, role: 'typical' as const, ghost: id, label })),
        { x: layers, y: measured, role: 'measured', solid: true, label: plain('this net') },
      ],
    };
  }, [theory, bound, decades, layers, measured, band, stale, ghosts]);
  const said = (L: number): string => {
    const parts = [
      theory && `typically ${formatLog10(theory[L]!)}`,
      bound && `at most ${formatLog10(bound[L]!, { rounding: 'up' })}`,
      band && bandWords(band, L),
      L === layers && Number.isFinite(measured) && `in this net ${formatLog10(measured)}`,
    ];
    const ofGhosts = saidOf(ghosts, ({ x, y }) => (x === L ? formatLog10(y) : null));
    return `${L} layers: ${parts.filter(Boolean).join(', ')}${ofGhosts}.`;
  };
  const sampled = new Map(band?.at.map((one) => [one.layers, one]));
  const tableAt = (depths: readonly number[]): Table => ({
    columns: [
      'layers',
      'typical',
      'bound',
      'median',
      '10 %',
      '90 %',
      'nets',
      'this net',
      ...ghosts.map(({ name }) => `pinned: ${name}`),
    ],
    rows: depths.map((L) => {
      const one = sampled.get(L);
      return [
        L,
        theory ? log10Cell(theory[L]!) : missing('no theory'),
        log10Cell(bound?.[L], { rounding: 'up' }),
        ...(one ? [one.p50, one.p10, one.p90].map(quantileCell) : [nothing, nothing, nothing]),
        one ? band!.runs : nothing,
        L === layers ? log10Cell(measured) : nothing,
        ...ghosts.map(({ x, y }) => (x === L ? log10Cell(y) : nothing)),
      ];
    }),
  });
  return (
    <Figure
      id="depth-sweep"
      title={
        bound
          ? 'With depth the bound and the typical gradient drift apart'
          : 'What depth does to the gradient of the first layer'
      }
      note={sweepNote(theory !== null, band, status)}
      table={() => {
        const drawn = [layers, ...sampled.keys(), ...ghosts.map(({ x }) => x)];
        return tableAt([...new Set([...roundDepths, ...drawn])].sort((a, b) => a - b));
      }}
      numbers={() => tableAt(everyDepth)}
    >
      <div className="fig-plot fig-wordy">
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

/** ‖δ²‖/‖δ^L‖ against L: what is typical, what the bound allows, what many nets do, and this net. */
export function DepthSweepFigure(): ReactNode {
  return (
    <InSight>
      <Sweep />
    </InSight>
  );
}
