import { type ReactNode, useMemo, useRef } from 'react';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { formatLog10, formatNumber, raised } from '../model/format.ts';
import { log10Cell, missing, numberCell, withText } from './cells.ts';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';
import { InSight, useInSight, useResultsInSight } from './in-sight.tsx';
import { canStore, floors, measuredSizes, type Stored, storedOf } from './precision-data.ts';
import { useHeld } from './use-held.ts';

const title = 'Where the numbers of a format end, and what loss scaling moves above it';

const percent = (share: number): string => `${formatNumber(100 * share, { digits: 2 })} %`;

function titleOf({ layers, lost, lostScaled, scale }: Stored): string {
  const of = (shares: readonly number[]) => Math.max(...shares.slice(2, layers + 1));
  if (of(lost) === 0) return 'In float16 every number of this net’s errors survives';
  const rest = of(lostScaled) === 0 ? 'no number is lost' : `up to ${percent(of(lostScaled))} are`;
  return `In float16 up to ${percent(of(lost))} of a layer’s numbers become zero; with the error times 2${raised(scale)} ${rest}`;
}

const decadesPerScale = Math.log10(2);

function PrecisionPlot({ stored }: { readonly stored: Stored }): ReactNode {
  const { layers, size, lost, lostScaled, scale } = stored;
  const shift = scale * decadesPerScale;
  const pinned = useGhosts();
  const ghosts = useMemo(
    () =>
      pinned.flatMap(({ results, ...pin }) => {
        const sizes = measuredSizes(results);
        return sizes ? [{ ...pin, sizes }] : [];
      }),
    [pinned],
  );
  const reach = [size, ...ghosts.map(({ sizes }) => sizes)]
    .flatMap((sizes) => sizes.slice(2, layers + 1))
    .filter(Number.isFinite);
  const wanted = [
    Math.floor(Math.max(-50, Math.min(-10, ...reach) - 1)),
    Math.ceil(
      Math.max(
        2,
        ...reach,
        ...size
          .slice(2)
          .filter(Number.isFinite)
          .map((y) => y + shift),
      ) + 1,
    ),
  ] as const;
  const decades = useHeld(wanted, `${layers} ${ghosts.length}`);
  const data: PlotData = useMemo(() => {
    const points = (by: number) =>
      Array.from({ length: layers - 1 }, (_, i) => ({ x: i + 2, y: size[i + 2]! + by }));
    return {
      x: { title: plain('layer'), domain: [2, Math.max(3, layers)] },
      y: { title: plain('size of a number of the error'), domain: decades, decades: true },
      series: [
        ...ghosts.map(({ id, label, sizes }) => ({
          id,
          ghost: id,
          label,
          role: 'typical' as const,
          points: sizes.flatMap((y, x) => (x >= 2 && x <= layers ? [{ x, y }] : [])),
        })),
        { id: 'size', label: plain('as it is'), role: 'measured', points: points(0) },
        ...(scale > 0
          ? [
              {
                id: 'scaled',
                label: plain(`times 2${raised(scale)}`),
                role: 'measured' as const,
                dashed: true,
                points: points(shift),
              },
            ]
          : []),
      ],
      rules: floors
        .filter(({ log10 }) => log10 > decades[0])
        .map(({ id, log10 }) => ({
          along: 'x' as const,
          at: log10,
          role: 'contrast' as const,
          label: plain(`${id}: zero below`),
        })),
    };
  }, [layers, size, scale, shift, decades, ghosts]);
  const said = (x: number): string => {
    const l = Math.min(layers, Math.max(2, Math.round(x)));
    return `Layer ${l}: the numbers have the size ${formatLog10(size[l]!)}; in float16 ${percent(lost[l]!)} of them become zero, with loss scaling ${percent(lostScaled[l]!)}${saidOf(ghosts, ({ sizes }) => (l < sizes.length ? formatLog10(sizes[l]!) : null))}.`;
  };
  return (
    <Figure
      id="precision"
      title={titleOf(stored)}
      note="Measured: root mean square of the numbers of δˡ in the net on show, as a plain net and for one example. Dashed: after the output error has been multiplied by the largest power of two with which nothing overflows. Lines: half of the smallest number of each format."
      table={() => ({
        columns: [
          ...['layer', 'size', 'share of zeros in float16', 'with loss scaling'],
          ...ghosts.map(({ name }) => `pinned: ${name}`),
        ],
        rows: Array.from({ length: layers - 1 }, (_, i) => layers - i).map((l) => [
          l,
          log10Cell(size[l]!),
          withText(numberCell(lost[l]!), percent(lost[l]!)),
          withText(numberCell(lostScaled[l]!), percent(lostScaled[l]!)),
          ...ghosts.map(({ sizes }) => (l < sizes.length ? log10Cell(sizes[l]) : missing('–'))),
        ]),
      })}
    >
      <div className="fig-plot">
        <Plot
          data={data}
          summary="The size of the numbers of the error, by layer, against the smallest numbers of four formats"
          reading={said}
          step={1}
          start={2}
        />
      </div>
    </Figure>
  );
}

function PrecisionInSight(): ReactNode {
  // Too much for every step of a slider, and for a page that opens elsewhere.
  const results = useHeld(useResultsInSight(), null);
  const seen = useInSight();
  const wasSeen = useRef(false);
  if (seen) wasSeen.current = true;
  const can = canStore(results.experiment);
  const isDue = can && wasSeen.current;
  const stored = useMemo(() => (isDue ? storedOf(results) : null), [isDue, results]);
  if (stored) return <PrecisionPlot stored={stored} />;
  return (
    <Figure id="precision" title={title}>
      {can ? (
        <div className="fig-plot" />
      ) : (
        <p className="fig-note">
          Rounding every number of so large a net takes longer than a picture may. Choose fewer layers or
          neurons.
        </p>
      )}
    </Figure>
  );
}

/** Where errors fall below the smallest number of a format. */
export function PrecisionFigure(): ReactNode {
  return (
    <InSight>
      <PrecisionInSight />
    </InSight>
  );
}
