import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { Plot } from '../charts/plot.tsx';
import { plain } from '../charts/text.ts';
import { powerNorms, spectralRadius } from '../core/recurrent.ts';
import { spectralNorm } from '../core/spectral-norm.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import { useRecurrent } from '../state/late-hooks.ts';
import { powersTaken } from '../state/recurrent.ts';
import { Segments } from '../ui/segments.tsx';
import { Slider } from '../ui/slider.tsx';
import { log10Cell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import { decadesOf, seriesOf, stepsAxis, type Unrolling, unrollingOf } from './recurrent-data.ts';
import './recurrent.css';

const choices = [
  { id: 'two', words: 'Two by two' },
  { id: 'net', words: 'The matrix of the net' },
] as const;

const start = { rho: 0.9, c: 10 };
const ranges = { rho: { min: 0.3, max: 1.2, step: 0.01 }, c: { min: 0, max: 20, step: 0.1 } } as const;
type Key = keyof typeof ranges;

const nearest = (key: Key, value: number): number => {
  const { min, max, step } = ranges[key];
  return Number(Math.min(max, Math.max(min, Math.round(value / step) * step)).toFixed(2));
};

function keyed(key: Key, value: number, event: KeyboardEvent): number | undefined {
  const { min, max, step } = ranges[key];
  const size = step * (event.shiftKey ? 10 : 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: value + size,
    ArrowUp: value + size,
    ArrowLeft: value - size,
    ArrowDown: value - size,
    PageUp: value + 10 * step,
    PageDown: value - 10 * step,
    Home: min,
    End: max,
  };
  const to = moves[event.key];
  return to === undefined ? undefined : nearest(key, to);
}

/** log₁₀‖wᵏ‖ of [[ρ, c], [0, ρ]]. */
function twoByTwo({ rho, c }: typeof start): Unrolling {
  const w = { rows: 2, columns: 2, entries: Float64Array.of(rho, c, 0, rho) };
  const powers = [Number.NaN, ...[...powerNorms(w, 1, powersTaken)].map(({ log }) => log.upper / Math.LN10)];
  return { matrix: { largest: spectralNorm(w), radius: spectralRadius(w) }, jacobian: [], powers };
}

function MatrixSlider(props: {
  readonly of: Key;
  readonly name: string;
  readonly symbol: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  const { of, name, symbol, value, onChange } = props;
  const { min, max } = ranges[of];
  const shown = formatNumber(value, { trim: true });
  return (
    <Slider
      name={name}
      label={
        <>
          {name} <span className="fig-symbol">{symbol}</span>
        </>
      }
      shown={shown}
      valueText={shown}
      value={value}
      min={min}
      max={max}
      position={(value - min) / (max - min)}
      valueAt={(position) => nearest(of, min + position * (max - min))}
      keyed={(event) => keyed(of, value, event)}
      onChange={onChange}
      onRestore={() => onChange(start[of])}
      tick={
        of === 'rho'
          ? { at: (1 - min) / (max - min), words: 'At 1 powers neither grow nor shrink' }
          : undefined
      }
    />
  );
}

/** What is to be seen: where the norm is largest, and where it is going. */
function titleOf({ matrix, powers }: Unrolling): string {
  if (!matrix || powers.length < 2) return 'Powers of a matrix';
  const most = powers.reduce((best, y, k) => (k > 0 && y > powers[best]! ? k : best), 1);
  if (matrix.radius >= 1) return 'The spectral radius is at least 1: powers do not die out';
  if (most === 1 && powers[1]! <= 0) return 'Every power is smaller than the one before';
  return `Powers die out in the end, and at step ${most} the norm is ${formatLog10(powers[most]!)}`;
}

const everyPower = Array.from({ length: powersTaken }, (_, i) => i + 1);

const tableAt = (ks: readonly number[], { matrix, powers }: Unrolling): Table => ({
  columns: ['steps k', '‖wᵏ‖', 'ρᵏ', 'σ₁ᵏ'],
  rows: ks.flatMap((k) =>
    matrix && powers[k] !== undefined
      ? [
          [
            k,
            log10Cell(powers[k], { rounding: 'up' }),
            log10Cell(k * Math.log10(matrix.radius)),
            log10Cell(k * Math.log10(matrix.largest.upper), { rounding: 'up' }),
          ],
        ]
      : [],
  ),
});

function PowersPlot(): ReactNode {
  const [id, setId] = useState<(typeof choices)[number]['id']>('two');
  const [two, setTwo] = useState(start);
  const seen = useInSight();
  const { parts, status } = useRecurrent(seen && id === 'net');
  const shown = useMemo(() => (id === 'two' ? twoByTwo(two) : unrollingOf(parts)), [id, two, parts]);
  const { matrix, powers } = shown;
  const series = useMemo(
    () => (matrix ? seriesOf(powers, '‖wᵏ‖', matrix, 1, powersTaken) : []),
    [matrix, powers],
  );
  // The lines of ρ and σ₁ may leave the frame; the norm may not.
  const decades = id === 'two' ? ([-6, 6] as const) : decadesOf(series, 12);
  const isMissing = id === 'net' && matrix === null && status === 'done';
  return (
    <Figure
      id="powers"
      title={titleOf(shown)}
      note={
        isMissing
          ? 'The matrix of this net is too wide for this figure, or there is no step between its layers.'
          : 'A linear recurrent net takes an error through the powers of its matrix. Theorem: ρᵏ ≤ ‖wᵏ‖ ≤ σ₁ᵏ, and in the long run the slope is that of ρᵏ.'
      }
      table={() => tableAt([1, 2, 3, 5, 10, 20, 40, powersTaken], shown)}
      numbers={() => tableAt(everyPower, shown)}
    >
      <div className="fig-switch">
        <Segments name="Powers of which matrix" choices={choices} value={id} onChoose={setId} />
      </div>
      {id === 'two' && (
        <div className="fig-matrix">
          <MatrixSlider
            of="rho"
            name="Both eigenvalues"
            symbol="ρ"
            value={two.rho}
            onChange={(rho) => setTwo((now) => ({ ...now, rho }))}
          />
          <MatrixSlider
            of="c"
            name="Entry in the corner"
            symbol="c"
            value={two.c}
            onChange={(c) => setTwo((now) => ({ ...now, c }))}
          />
        </div>
      )}
      <div className="fig-plot">
        <Plot
          data={{
            x: stepsAxis(powersTaken),
            y: { title: plain('norm of the power'), domain: decades, decades: true },
            series,
          }}
          summary="The norm of the k-th power of a matrix, against k"
          reading={(x) => {
            const k = Math.max(1, Math.round(x));
            const norm = powers[k];
            if (!matrix || norm === undefined) return 'Not known yet.';
            return `k = ${k}: ‖wᵏ‖ = ${formatLog10(norm)}, between ρᵏ = ${formatLog10(k * Math.log10(matrix.radius))} and σ₁ᵏ = ${formatLog10(k * Math.log10(matrix.largest.upper), { rounding: 'up' })}.`;
          }}
          step={1}
          start={9}
        />
      </div>
    </Figure>
  );
}

/** ‖wᵏ‖ against k: transient growth, and the spectral radius in the long run. */
export function PowersFigure(): ReactNode {
  return (
    <InSight>
      <PowersPlot />
    </InSight>
  );
}
