import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { selectedLayer } from '../model/settings.ts';
import { type Focus, setFocus } from '../state/changes.ts';
import { useApply, useResults, useSettledResults } from '../state/hooks.ts';
import { SymbolPicture } from '../tex/formula.tsx';
import { errorTex, type Step, stepOf, stepSentence } from './inequality.ts';
import { NumberSlot } from './number-slot.tsx';
import { useLinked } from './use-linked.ts';
import './inequality-steps.css';

/** Rows shown at a time; a deep net shows those around the step it is at. */
const rows = 12;

/** What a step multiplies by. */
const focusOf = (k: number, layers: number): Focus =>
  k === 0 ? { quantity: 'errorNorm' } : { quantity: 'weightNorm', layer: layers - k + 1 };

/** The product accumulated from the output back, one matrix and one slope at a step, beside what is measured. */
export function InequalitySteps(): ReactNode {
  const results = useResults();
  const apply = useApply();
  const { layers } = results.settings;
  const last = layers - selectedLayer(results.settings);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, last);

  const go = (to: number) => {
    const k = Math.max(0, Math.min(last, to));
    setChosen(k);
    apply(setFocus(focusOf(k, layers)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to);
  };
  const button = {
    type: 'button',
    className: 'ui-button fig-step',
    onKeyDown,
    onBlur: () => apply(setFocus(null)),
  } as const;

  const first = Math.max(0, Math.min(at - rows / 2, last + 1 - rows));
  const shown = Array.from({ length: Math.min(rows, last + 1) }, (_, i) => first + i);
  return (
    <div className="fig-steps">
      <div className="fig-stepper">
        <button {...button} aria-label="Previous step" aria-disabled={at === 0} onClick={() => go(at - 1)}>
          <ChevronLeft size={16} aria-hidden="true" />
        </button>
        <span>
          step {at} of {last}
        </span>
        <button {...button} aria-label="Next step" aria-disabled={at === last} onClick={() => go(at + 1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </button>
      </div>
      <Said at={at} />
      <table className="fig-steps-table">
        <caption className="fig-said">
          The bound accumulated from the output back to the selected layer
        </caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">
              <span className="fig-said">times γ and the norm</span>
              <span aria-hidden="true">
                <span className="fig-steps-times">times </span>
                <SymbolPicture tex="\gamma\cdot\|w^r\|" />
              </span>
            </th>
            <th scope="col">product</th>
            <th scope="col">measured</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((k) => (
            <Row
              key={k}
              step={stepOf(results, k)}
              examples={results.measurement.examples}
              state={k === at ? 'now' : k < at ? 'done' : 'to come'}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The step in a sentence, heard when it changes and not while a control is held down. */
function Said({ at }: { at: number }): ReactNode {
  const results = useSettledResults();
  const k = Math.min(at, results.settings.layers - selectedLayer(results.settings));
  return (
    <p className="fig-said" aria-live="polite">
      {stepSentence(stepOf(results, k))}
    </p>
  );
}

interface RowProps {
  readonly step: Step;
  readonly examples: number;
  readonly state: 'done' | 'now' | 'to come';
}

function Row({ step, examples, state }: RowProps): ReactNode {
  const { r, layer, gamma, factor, product, measured } = step;
  const linked = useLinked(r === undefined ? 'errorNorm' : 'weightNorm', r);
  return (
    <tr data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <th scope="row">{layer}</th>
      <td {...linked}>
        <span className="fig-steps-symbol" aria-hidden="true">
          <SymbolPicture
            tex={`${gamma ? '\\gamma\\cdot' : ''}${r === undefined ? errorTex(examples) : `\\|w^{${r}}\\|`}`}
          />{' '}
          ={' '}
        </span>
        {gamma && `${gamma.mantissa} · `}
        <NumberSlot number={factor} width="factor" />
      </td>
      <td>
        <NumberSlot number={product} width="result" />
      </td>
      <td>
        <NumberSlot number={measured} width="result" />
      </td>
    </tr>
  );
}
