import { type ReactNode, useMemo, useState } from 'react';
import { Strip, StripAxis } from '../charts/strip.tsx';
import { type StripScale, stripDomain, stripScale } from '../charts/strip-geometry.ts';
import { useSize } from '../charts/use-size.ts';
import { aloud } from '../model/format.ts';
import { comparedRuns, netOfRow } from '../state/comparison.ts';
import { useComparison } from '../state/late-hooks.ts';
import { Segments } from '../ui/segments.tsx';
import {
  type Compared,
  comparedOf,
  medianText,
  type Order,
  orders,
  rowWords,
  type Side,
  sides,
  sorted,
  tableOf,
  titleOf,
} from './comparison-data.ts';
import { Figure } from './figure.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import { useShowNet } from './show-net.tsx';
import { useHeld } from './use-held.ts';
import './comparison.css';

/** Rows of the article have air around them; where labels have another size, all rows are to fit a given height. */
const rowHeight = (text: number): number => (text === 13 ? 26 : Math.round(1.3 * text));

interface RowProps {
  readonly row: Compared;
  readonly side: Side;
  readonly scale: StripScale | null;
  readonly width: number;
  readonly height: number;
  readonly onPoint: (id: string | null) => void;
}

function Row({ row, side, scale, width, height, onPoint }: RowProps): ReactNode {
  const { id, words, note, settings, refusal, strip } = row;
  const { shown, press } = useShowNet(`cure-${id}`, netOfRow(settings));
  return (
    <li
      className="fig-compared"
      data-shown={shown || undefined}
      data-first={id === 'none' || undefined}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(null)}
    >
      <span className="fig-compared-name" data-drawn title={note}>
        {words}
      </span>
      <span className="fig-compared-strip">
        {refusal === null ? (
          scale && <Strip data={strip} scale={scale} width={width} height={height} />
        ) : (
          <span className="fig-compared-refusal">no such net: {refusal}</span>
        )}
      </span>
      <span className="fig-compared-median" data-drawn aria-hidden="true">
        {medianText(row)}
      </span>
      <span className="ui-hidden">{aloud(rowWords(row, side))}</span>
      <button
        type="button"
        className="fig-compared-show"
        aria-pressed={shown}
        aria-label={shown ? 'Back to your net' : `Show this net: ${words}`}
        disabled={refusal !== null}
        onClick={press}
        onFocus={() => onPoint(id)}
        onBlur={() => onPoint(null)}
      >
        {shown ? 'Back' : 'Show'}
      </button>
    </li>
  );
}

function ComparisonRows(): ReactNode {
  const { about, parts, status, stale } = useComparison(useInSight());
  const [side, setSide] = useState<Side>('bias');
  const [order, setOrder] = useState<Order>('text');
  const [pointed, setPointed] = useState<string | null>(null);
  const [ref, size] = useSize<HTMLDivElement>();
  const rows = useMemo(() => comparedOf(about, parts, side), [about, parts, side]);
  const inOrder = useMemo(() => sorted(rows, order), [rows, order]);
  const domain = useHeld(stripDomain(rows.flatMap(({ strip }) => strip ?? [])), side);
  const [low, high] = domain;
  const scale = useMemo(() => size && stripScale([low, high], size.width, size.text), [low, high, size]);
  const runs = comparedRuns(about);
  const complete = rows.filter((row) => row.runs === runs).length;
  const possible = rows.filter(({ refusal }) => refusal === null).length;
  const read = rows.find(({ id }) => id === (pointed ?? 'none'));
  const isWorking = status === 'working' && about.layers > 2;
  return (
    <Figure
      id="comparison"
      title={titleOf(rows, status === 'done')}
      note={
        about.layers < 3 ? (
          'It takes three layers to have a first and a last gradient.'
        ) : (
          <>
            Your net with one remedy at a time: {about.layers} layers of {about.width}, activation and cost as
            you set them where the remedy does not. <em>Measured</em>: band and stroke are 10 to 90 % and
            median of {runs} nets each; the ring is the net of your seed. <em>Theorem</em>: the bracket, where
            there is one, holds for that net; an arrow points to a bound beyond the axis.
            {status === 'failed' && ' The calculation failed.'}
          </>
        )
      }
      table={() => tableOf(inOrder)}
    >
      <div className="fig-compare-head">
        <Segments name="Gradient of" choices={sides} value={side} onChoose={setSide} />
        <Segments name="Order" choices={orders} value={order} onChoose={setOrder} />
        {isWorking && (
          <span className="fig-compare-progress" role="status">
            {complete} of {possible}
          </span>
        )}
      </div>
      <div className="fig-compared fig-compare-axis" aria-hidden="true">
        <span className="fig-compared-head" data-drawn>
          layer 2 / layer {about.layers}
        </span>
        <div ref={ref} className="fig-compared-strip">
          {size && scale ? <StripAxis scale={scale} width={size.width} text={size.text} /> : '\u00a0'}
        </div>
        <span className="fig-compared-median fig-compared-head" data-drawn>
          median
        </span>
      </div>
      <ol className="fig-compare" data-stale={stale || undefined} aria-busy={isWorking}>
        {inOrder.map((row) => (
          <Row
            key={row.id}
            row={row}
            side={side}
            scale={scale}
            width={size?.width ?? 0}
            height={rowHeight(size?.text ?? 0)}
            onPoint={setPointed}
          />
        ))}
      </ol>
      <p className="chart-reading fig-compare-reading" aria-hidden="true">
        {read ? rowWords(read, side) : '\u00a0'}
      </p>
    </Figure>
  );
}

/** Every remedy side by side: what it does to the first layer's gradient, over many nets. */
export function ComparisonFigure(): ReactNode {
  return (
    <InSight>
      <ComparisonRows />
    </InSight>
  );
}
