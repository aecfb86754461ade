import { type ReactNode, useMemo } from 'react';
import { Plot } from '../charts/plot.tsx';
import { plain } from '../charts/text.ts';
import { Unrolled } from '../charts/unrolled.tsx';
import { activations } from '../core/activations.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import { useRecurrent } from '../state/late-hooks.ts';
import { widestUnrolled } from '../state/recurrent.ts';
import { log10Cell } from './cells.ts';
import { Figure } from './figure.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import { conditionWords, decadesOf, seriesOf, shownLog, stepsAxis, unrollingOf } from './recurrent-data.ts';
import { useHeld } from './use-held.ts';
import './recurrent.css';

const title = 'The norm of the matrix bounds the way back, its eigenvalues do not';

function UnrolledPlot(): ReactNode {
  const { about, parts, status, stale } = useRecurrent(useInSight());
  const { layers, width, activation } = about;
  const slopeBound = activations[activation].slopeBound;
  const unrolling = useMemo(() => unrollingOf(parts), [parts]);
  const { matrix, jacobian } = unrolling;
  const steps = layers - 2;
  const series = useMemo(
    () => (matrix ? seriesOf(jacobian, 'this net', matrix, slopeBound, steps) : []),
    [matrix, jacobian, slopeBound, steps],
  );
  const decades = useHeld(decadesOf(series, 40), activation);
  const note =
    width > widestUnrolled
      ? `This net is too wide to be unrolled here: choose at most ${widestUnrolled} neurons.`
      : layers < 3
        ? 'It takes three layers to have a step between two of them.'
        : status === 'failed'
          ? 'The calculation failed.'
          : null;
  return (
    <Figure
      id="unrolled"
      title={title}
      note={
        note ??
        'The net on show with one matrix for all layers, as a plain net of one example. Solid: measured in it, the norm of the product of the last k steps. Dashed: what its largest singular value σ₁ allows, theorem, and what its spectral radius ρ would suggest, which is no bound.'
      }
      table={() => ({
        columns: ['steps k', 'measured', '(γσ₁)ᵏ', '(γρ)ᵏ'],
        rows: jacobian.flatMap((measured, k) =>
          k === 0 || !matrix
            ? []
            : [
                [
                  k,
                  log10Cell(measured, { rounding: 'up' }),
                  log10Cell(k * Math.log10(slopeBound * matrix.largest.upper), { rounding: 'up' }),
                  log10Cell(k * Math.log10(slopeBound * matrix.radius)),
                ],
              ],
        ),
      })}
    >
      <Unrolled
        layers={layers}
        summary={`A recurrent net of ${steps} steps with one matrix, unrolled into layers 2 to ${layers}`}
      />
      <dl className="fig-numbers" data-drawn data-stale={stale || undefined}>
        <div data-role="bound">
          <dt>
            largest singular value <i>σ</i>
            <sub>1</sub>(<i>w</i>)
          </dt>
          <dd>{shownLog(matrix, 'largest')}</dd>
        </div>
        <div data-role="weight">
          <dt>
            spectral radius <i>ρ</i>(<i>w</i>)
          </dt>
          <dd>{shownLog(matrix, 'radius')}</dd>
        </div>
        <div data-role="slope">
          <dt>
            1/<i>γ</i>
          </dt>
          <dd>{formatNumber(1 / slopeBound, { trim: true })}</dd>
        </div>
      </dl>
      <p className="fig-condition">{matrix ? conditionWords(matrix, slopeBound) : '\u00a0'}</p>
      <div className="fig-plot" data-stale={stale || undefined} aria-busy={status === 'working'}>
        <Plot
          data={{
            x: stepsAxis(Math.max(1, steps)),
            y: { title: plain('what k steps back can do to an error'), domain: decades, decades: true },
            series,
          }}
          summary="The norm of k steps back through the recurrent net, against k"
          reading={(x) => {
            const k = Math.round(x);
            const measured = jacobian[k];
            if (k < 1 || measured === undefined || !matrix) return 'No step: a factor of 1.';
            return `${k} ${k === 1 ? 'step' : 'steps'}: ${formatLog10(measured, { rounding: 'up' })} in this net, at most ${formatLog10(k * Math.log10(slopeBound * matrix.largest.upper), { rounding: 'up' })}.`;
          }}
          step={1}
          start={steps}
        />
      </div>
    </Figure>
  );
}

/** The recurrent net unrolled, its matrix in two numbers, and what its steps do. */
export function UnrolledFigure(): ReactNode {
  return (
    <InSight>
      <UnrolledPlot />
    </InSight>
  );
}
