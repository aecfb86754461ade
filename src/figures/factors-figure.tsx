import { type ReactNode, useId, useMemo, useState } from 'react';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { setSetting } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';
import { isTheorised } from '../state/typical.ts';
import { numberCell } from './cells.ts';
import { decadesOf, type Factor, factorsAt, meanNorm, measuredFactor } from './factors.ts';
import { Figure } from './figure.tsx';
import { InSight, useResultsInSight } from './in-sight.tsx';
import { otherNets } from './phase-plane-words.ts';
import { activationWords } from './slope-figure.tsx';
import { useHeld } from './use-held.ts';
import './factors.css';

const shown = (factor: number): string => formatNumber(factor);

function FactorList(): ReactNode {
  const apply = useApply();
  const group = useId();
  const results = useResultsInSight();
  const [pointed, setPointed] = useState<ActivationId | null>(null);
  const { scale, bias, activation } = results.settings;
  const norm = meanNorm(results);
  const measured = measuredFactor(results);
  const factors = useMemo(() => factorsAt(scale, bias, norm), [scale, bias, norm]);
  const order = useHeld(
    factors.map(({ id }) => id),
    null,
  );
  const [low, high] = useHeld(decadesOf(factors), null);
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const placeOf = (factor: number): string => {
    const place = (Math.log10(factor) - low) / (high - low);
    return `${100 * Math.min(1, Math.max(0, place))}%`;
  };
  const said = ({ id, typical, bound }: Factor): string =>
    `${activationWords(id)}: a layer typically multiplies the error by ${shown(typical)}${
      bound === null ? '' : `; the bound allows ${formatNumber(bound, { rounding: 'up' })}`
    }${id === activation && measured !== null ? `; this net ${shown(measured)}` : ''}.`;
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return (
    <Figure
      id="factors"
      title="At the same weights, the activation decides between vanishing and growth"
      note={`Typical case, wide nets of weight scale ${formatNumber(scale)} and bias scale ${formatNumber(bias)}: √χ₁ at rest, as grey dots. Orange strokes: γ times the mean norm of these weights, which is what the bound allows. Blue ring: measured in this net.${isTheorised(results.settings) ? '' : ` ${otherNets}`}`}
      table={() => ({
        columns: ['activation', 'typical factor', 'bound allows'],
        rows: factors.map(({ id, typical, bound }) => [
          activationWords(id),
          numberCell(typical),
          numberCell(bound ?? undefined, { rounding: 'up' }),
        ]),
      })}
    >
      <fieldset
        className="fig-activations"
        aria-label="Function of the net, by what a layer does to the error"
      >
        <div className="fig-activations-axis" aria-hidden="true">
          <span>per layer</span>
          <span className="fig-activations-track">
            {ticks.map((power) => (
              <span key={power} style={{ left: placeOf(10 ** power) }}>
                {10 ** power}
              </span>
            ))}
          </span>
          <span />
        </div>
        {order.map((id) => {
          const factor = byId.get(id)!;
          return (
            <label
              key={id}
              className="fig-by-activation"
              onPointerEnter={() => setPointed(id)}
              onPointerLeave={() => setPointed(null)}
            >
              <input
                type="radio"
                name={group}
                checked={id === activation}
                aria-label={said(factor)}
                onChange={() => apply(setSetting('activation', id))}
              />
              <span className="fig-by-activation-name">{activationWords(id)}</span>
              <span className="fig-activations-track">
                <i className="fig-by-activation-one" style={{ left: placeOf(1) }} />
                {factor.bound !== null && (
                  <i className="fig-by-activation-bound" style={{ left: placeOf(factor.bound) }} />
                )}
                <i className="fig-by-activation-typical" style={{ left: placeOf(factor.typical) }} />
                {id === activation && measured !== null && (
                  <i className="fig-by-activation-measured" style={{ left: placeOf(measured) }} />
                )}
              </span>
              <span className="fig-by-activation-value">{shown(factor.typical)}</span>
            </label>
          );
        })}
      </fieldset>
      <p className="chart-reading" aria-hidden="true">
        {said(byId.get(pointed ?? activation)!)}
      </p>
    </Figure>
  );
}

/** The factor per layer of every activation at the weights of the net on show; a click chooses the activation. */
export function FactorsFigure(): ReactNode {
  return (
    <InSight>
      <FactorList />
    </InSight>
  );
}
