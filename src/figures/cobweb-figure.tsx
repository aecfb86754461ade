import { type ReactNode, useMemo } from 'react';
import { Cobweb } from '../charts/cobweb.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import type { TypicalCase } from '../core/mean-field/typical-case.ts';
import { varianceStep } from '../core/mean-field/variance-map.ts';
import { formatNumber } from '../model/format.ts';
import { inSentence } from '../model/in-sentence.ts';
import { setFocus } from '../state/changes.ts';
import { equalParts } from '../state/equal-parts.ts';
import { useApply } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { isTheorised, typicalOf, wideNetOf } from '../state/typical.ts';
import { numberCell } from './cells.ts';
import { curveOf, fixedMarks, fixedWords, meanSquare, measuredSteps, reachOf, staircase } from './cobweb.ts';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';
import { InSight, useResultsInSight } from './in-sight.tsx';
import { activationWords } from './slope-figure.tsx';
import { useHeld } from './use-held.ts';

const q = [{ text: 'q', set: 'symbol' as const }];

function titleOf({ rest, fixedPoints }: TypicalCase): string {
  if (fixedPoints.everywhere) return 'Layer after layer, the signal keeps whatever variance it has';
  if (rest.variance === Number.POSITIVE_INFINITY)
    return 'Layer after layer, the variance of the signal grows without end';
  if (rest.variance === 0) return 'Layer after layer, the variance of the signal runs down to 0';
  return `Layer after layer, the variance of the signal settles at ${formatNumber(rest.variance)}`;
}

function CobwebOf({
  results,
  typical,
}: {
  readonly results: Results;
  readonly typical: TypicalCase;
}): ReactNode {
  const apply = useApply();
  const { settings, measurement } = results;
  const { variance } = typical.trajectory;
  const reach = useHeld(reachOf(variance, typical.rest.variance), settings.activation);
  const z = measurement.single!.forward.z;
  const net = useMemo(() => wideNetOf(settings), [settings]);
  const pinned = useGhosts();
  const others = useMemo(
    () =>
      pinned.flatMap(({ net: of, ...pin }) => {
        const wide = wideNetOf(of);
        return isTheorised(of) && !equalParts(wide, net) ? [{ ...pin, wide }] : [];
      }),
    [pinned, net],
  );
  const data: PlotData = useMemo(
    () => ({
      x: { title: [...plain('variance '), ...q, ...plain(' in a layer')], domain: [0, reach] },
      y: { title: plain('variance in the next layer'), domain: [0, reach] },
      series: [
        { id: 'map', label: [{ text: 'V(q)', set: 'symbol' }], role: 'ink', points: curveOf(net, reach) },
        {
          id: 'same',
          label: q,
          role: 'typical',
          dashed: true,
          points: [
            { x: 0, y: 0 },
            { x: reach, y: reach },
          ],
        },
        ...others.map(({ id, label, wide }) => ({
          id,
          ghost: id,
          label,
          role: 'typical' as const,
          points: curveOf(wide, reach),
        })),
        { id: 'walk', label: [], role: 'typical', points: staircase(variance) },
      ],
      dots: [{ id: 'measured', role: 'measured', points: measuredSteps(z) }],
      marks: fixedMarks(typical.fixedPoints, reach),
    }),
    [net, reach, variance, z, typical.fixedPoints, others],
  );
  const step = (l: number): string => {
    const here = meanSquare(z[l]!);
    return `Layer ${l} to ${l + 1}: q goes from ${formatNumber(variance[l]!)} to ${formatNumber(variance[l + 1]!)}; in this net from ${formatNumber(here)} to ${formatNumber(meanSquare(z[l + 1]!))}${saidOf(others, ({ wide }) => `to ${formatNumber(varianceStep(wide, variance[l]!).next)}`)}.`;
  };
  return (
    <Figure
      id="cobweb"
      title={titleOf(typical)}
      note={`Typical case, infinitely wide ${inSentence(activationWords(settings.activation))} nets. ${fixedWords(typical.fixedPoints)} Steps: from the input of this net. Blue dots: measured, Σz²/n in each layer of this net and the next.`}
      table={() => ({
        columns: [
          ...['layer', 'q, typical', 'Σz²/n, this net', 'V′(q)', 'χ(q)'],
          ...others.map(({ name }) => `V(q) of ${name}`),
        ],
        rows: Array.from({ length: settings.layers - 1 }, (_, i) => i + 2).map((l) => [
          l,
          numberCell(variance[l]!),
          numberCell(meanSquare(z[l]!)),
          numberCell(varianceStep(net, variance[l]!).rate),
          numberCell(typical.trajectory.chi[l]!),
          ...others.map(({ wide }) => numberCell(varianceStep(wide, variance[l]!).next)),
        ]),
      })}
    >
      <div className="fig-plot fig-tall">
        <Cobweb
          data={data}
          variance={variance}
          summary="The variance of one layer against that of the next, step by step"
          reading={step}
          onLayer={(layer) => apply(setFocus(layer === null ? null : { quantity: 'variance', layer }))}
        />
      </div>
    </Figure>
  );
}

function CobwebInSight(): ReactNode {
  const results = useResultsInSight();
  const typical = useMemo(() => typicalOf(results), [results]);
  if (typical && results.settings.layers > 2) return <CobwebOf results={results} typical={typical} />;
  return (
    <Figure id="cobweb" title="Layer after layer, the variance of the signal follows a map">
      <p className="fig-note">
        {typical
          ? 'A net of two layers has no step to show.'
          : 'The map is about one example, and plain layers with weights of their own; this net is another kind.'}
      </p>
    </Figure>
  );
}

/** V(q) with its fixed points, and the variance of the input on show walking towards one of them. */
export function CobwebFigure(): ReactNode {
  return (
    <InSight>
      <CobwebInSight />
    </InSight>
  );
}
