import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { shadeOpacity } from '../charts/network-geometry.ts';
import type { Step } from '../charts/network-step.tsx';
import { formatNumber, raised } from '../model/format.ts';
import { LinkedFormula } from './linked.tsx';
import type { ShadeScale, Shown } from './network-shades.ts';
import { stepFrom, stepTex } from './network-steps.ts';
import { Powers } from './powers.tsx';
import './network.css';

interface KeyProps {
  readonly shown: Shown;
  readonly scale: ShadeScale;
  readonly hasZeros: boolean;
}

const samples = Array.from({ length: 7 }, (_, i) => i / 6);

/** What the shades mean. */
export function NetworkKey({ shown, scale, hasZeros }: KeyProps): ReactNode {
  const written = (value: number): string =>
    shown === 'delta' ? `10${raised(value)}` : formatNumber(value, { trim: true });
  return (
    <p className="fig-network-key" data-drawn data-shown={shown} aria-hidden="true">
      <span>
        {shown === 'delta' ? '|' : ''}
        <i className="fig-symbol">{shown === 'delta' ? 'δ' : 'a'}</i>
        {shown === 'delta' ? '|' : ''}
      </span>
      <span>
        <Powers of={written(scale.low)} />
      </span>
      <span className="fig-network-ramp">
        {samples.map((shade) => (
          <span key={shade} style={{ opacity: shadeOpacity(shade) }} />
        ))}
      </span>
      <span>
        <Powers of={written(scale.high)} />
      </span>
      {hasZeros && (
        <>
          <span className="fig-network-empty" />
          <span>exactly 0</span>
        </>
      )}
    </p>
  );
}

interface StepsProps {
  readonly step: Step;
  readonly L: number;
  /** The step is what the formulas say. */
  readonly plain: boolean;
  readonly hasOutputSlopes: boolean;
  readonly onStep: (step: Step) => void;
}

/** Walks through a pass, one half of a layer at a time, and says what is computed. Arrows point the way things move. */
export function NetworkSteps({ step, L, plain, hasOutputSlopes, onStep }: StepsProps): ReactNode {
  const isBack = step.pass === 'backward';
  const next = stepFrom(step, 1, L, !plain);
  const previous = stepFrom(step, -1, L, !plain);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const right = isBack ? previous : next;
    const left = isBack ? next : previous;
    const to = { ArrowRight: right, ArrowDown: next, ArrowLeft: left, ArrowUp: previous }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to) onStep(to);
  };
  const buttons = [
    { name: 'Previous', to: previous },
    { name: 'Next', to: next },
  ];
  if (isBack) buttons.reverse();
  const [weights, slopes] = stepTex(step, L, hasOutputSlopes);
  return (
    <div className="fig-network-steps">
      <fieldset
        className="fig-network-buttons"
        aria-label={isBack ? 'Backward step' : 'Forward step'}
        onKeyDown={onKeyDown}
      >
        {buttons.map(({ name, to }, i) => (
          <button
            key={name}
            type="button"
            className="ui-button"
            // A button that loses its use keeps the focus, so that the keys go on.
            aria-disabled={to === null || undefined}
            onClick={() => to && onStep(to)}
          >
            {i === 0 && <ArrowLeft size={14} aria-hidden />}
            {name}
            {i === 1 && <ArrowRight size={14} aria-hidden />}
          </button>
        ))}
      </fieldset>
      {plain && (
        <div className="fig-network-formulas">
          <span data-now={step.part === 'weights' || undefined}>
            <LinkedFormula tex={weights} label="Terms of what the weights do" />
          </span>
          <span data-now={step.part === 'slopes' || undefined}>
            <LinkedFormula tex={slopes} label="Terms of what the neurons do" />
          </span>
        </div>
      )}
    </div>
  );
}
