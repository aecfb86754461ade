import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { ChartSvg } from '../charts/chart-svg.tsx';
import { PlotMarks } from '../charts/plot.tsx';
import type { PlotData, PlotSeries } from '../charts/plot-data.ts';
import { plotGeometry } from '../charts/plot-geometry.ts';
import { plain } from '../charts/text.ts';
import { useSize } from '../charts/use-size.ts';
import { formatLog10 } from '../model/format.ts';
import type { Settings } from '../model/settings.ts';
import { Figure } from './figure.tsx';
import {
  type Guess,
  guessAbout,
  guessedSettings,
  guessRange,
  guessTable,
  guessTitle,
  judgement,
  noGuess,
  startOf,
  stroke,
  truth,
} from './guess.ts';

const pointsOf = (values: ArrayLike<number | undefined>, layers: number) =>
  Array.from({ length: layers - 1 }, (_, i) => ({ x: i + 2, y: values[i + 2] ?? Number.NaN }));

interface Props {
  /** The net whose curve is to be guessed. */
  readonly of?: Settings;
  /** Whether the measured curve is seen, where somebody else decides that. */
  readonly seen?: boolean;
  readonly onSee?: (seen: boolean) => void;
}

/** Draw the curve you expect, then see the one that is measured. */
export function GuessFigure({ of = guessedSettings, seen, onSee }: Props): ReactNode {
  const { layers } = of;
  const [ref, size] = useSize<HTMLDivElement>();
  const [guess, setGuess] = useState<Guess>(() => noGuess(layers));
  const [layer, setLayer] = useState(layers - 1);
  const [ownSeen, setOwnSeen] = useState(false);
  const shown = seen ?? ownSeen;
  const setShown = onSee ?? setOwnSeen;
  const measured = useMemo(() => truth(of), [of]);
  const [lowest, highest] = useMemo(() => guessRange(measured), [measured]);
  const last = useRef<{ layer: number; value: number } | null>(null);

  const data: PlotData = useMemo(() => {
    const series: PlotSeries[] = [];
    if (guess.some((value) => value !== undefined))
      series.push({
        id: 'guess',
        label: plain('guess'),
        role: 'ink',
        points: pointsOf(guess, layers),
        dashed: true,
      });
    if (shown)
      series.push({
        id: 'truth',
        label: plain('measured'),
        role: 'measured',
        points: pointsOf(measured, layers),
      });
    return {
      x: { title: plain('layer'), domain: [2, layers] },
      y: { title: plain('length of the bias gradient'), domain: [lowest, highest], decades: true },
      series,
      marks: [{ x: layers, y: measured[layers]!, role: 'measured' }],
    };
  }, [guess, shown, measured, layers, lowest, highest]);
  const geometry = useMemo(() => size && plotGeometry(data, size), [data, size]);

  const placeOf = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const value = geometry!.yValueAt(event.clientY - box.top);
    const at = Math.round(geometry!.valueAt(event.clientX - box.left));
    return { layer: Math.max(2, Math.min(layers, at)), value: Math.max(lowest, Math.min(highest, value)) };
  };
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (!geometry || shown || event.buttons === 0) return;
    const place = placeOf(event);
    const from = last.current ?? place;
    setGuess((before) => stroke(before, from, place));
    setLayer(place.layer);
    last.current = place;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (aside ?? up) === undefined) return;
    event.preventDefault();
    if (aside) setLayer(Math.max(2, Math.min(layers, layer + aside)));
    if (up && !shown) {
      const value = Math.max(lowest, Math.min(highest, startOf(guess, layer, measured[layers]!) + up));
      setGuess((before) => stroke(before, { layer, value }, { layer, value }));
    }
  };
  const guessed = guess[layer];
  const said = `Layer ${layer}: ${guessed === undefined ? 'no guess yet' : `guess ${formatLog10(guessed, { digits: 1 })}`}${
    shown ? `, measured ${formatLog10(measured[layer]!)}` : ''
  }.`;

  return (
    <Figure
      id="guess"
      title={guessTitle(of)}
      about={guessAbout(of)}
      note="The last layer is given. Draw, from right to left, how long you expect the gradient of each layer to be."
      table={() => guessTable(guess, measured, shown)}
    >
      <div className="fig-plot fig-guess">
        <div
          ref={ref}
          className="chart-plot-frame"
          role="slider"
          tabIndex={0}
          aria-label="Your guess. Left and right choose a layer, up and down change the guess there by a power of ten"
          aria-orientation="vertical"
          aria-valuemin={lowest}
          aria-valuemax={highest}
          aria-valuenow={guessed ?? highest}
          aria-valuetext={said}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            last.current = null;
            event.currentTarget.setPointerCapture(event.pointerId);
            draw(event);
          }}
          onPointerMove={draw}
        >
          {geometry && (
            <ChartSvg size={geometry.size}>
              <PlotMarks geometry={geometry} data={data} />
            </ChartSvg>
          )}
        </div>
      </div>
      <div className="fig-guess-row">
        {shown ? (
          <button
            type="button"
            className="ui-button"
            onClick={() => {
              setShown(false);
              setGuess(noGuess(layers));
            }}
          >
            Guess again
          </button>
        ) : (
          <button type="button" className="ui-button" onClick={() => setShown(true)}>
            {guess.some((value) => value !== undefined)
              ? 'Show what is measured'
              : 'Skip the guess and show it'}
          </button>
        )}
        <p role="status">{shown ? judgement(guess, measured) : ''}</p>
      </div>
    </Figure>
  );
}
