import { memo, type ReactNode, useId, useState } from 'react';
import { aloud, plainText } from '../model/format.ts';
import { type QuantityId, wordsOf } from '../model/quantities.ts';
import { outsideWords } from '../model/variant-words.ts';
import { useResults, useSettledResults } from '../state/hooks.ts';
import { fetched } from '../ui/fetched.tsx';
import { FirstPicture } from './first-picture.tsx';
import {
  errorTex,
  gammaWords,
  type Inequality,
  inequalitySentence,
  normsWords,
  selectedInequality,
} from './inequality.ts';
import { NumberSlot } from './number-slot.tsx';
import { useLinked } from './use-linked.ts';
import './inequality.css';

const InequalitySteps = fetched({
  what: 'The steps',
  load: async () => (await import('./inequality-steps.tsx')).InequalitySteps,
});

/** The inequality of the selected layer with its numbers, each over its symbol; step by step on demand. */
export function LiveInequality(): ReactNode {
  const results = useResults();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const outside = outsideWords(results.settings);
  if (outside !== null)
    return (
      <section className="fig-inequality" aria-label="The inequality at the selected layer">
        <p className="fig-note">{outside}</p>
      </section>
    );
  return (
    <section
      className="fig-inequality"
      aria-label="The inequality at the selected layer"
      data-stale={results.stale || undefined}
    >
      <Summary />
      <Line inequality={selectedInequality(results)} />
      <button
        type="button"
        className="fig-disclosure"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        Step by step
      </button>
      <div id={panel} hidden={!open}>
        {open && <InequalitySteps />}
      </div>
    </section>
  );
}

/** The inequality in a sentence, for who does not see it; as it was when nothing was dragged. */
function Summary(): ReactNode {
  return <p className="fig-said">{inequalitySentence(selectedInequality(useSettledResults()))}</p>;
}

function Line({ inequality }: { inequality: Inequality }): ReactNode {
  const { layer, layers, examples, measured, gamma, gammaPower, norms, error, bound } = inequality;
  return (
    <div className="fig-line">
      <span className="fig-group fig-left">
        <Factor of="gradB" layer={layer} value={aloud(plainText(measured))} label="measured">
          <NumberSlot number={measured} width="result" />
        </Factor>
      </span>
      <span className="fig-group">
        <Operator sign="≤" />
        <Factor
          of="gamma"
          name={`${wordsOf('gamma')}: ${gammaWords(inequality)}`}
          tex={gammaTex(layers - layer, gammaPower)}
        >
          <span className="fig-power">
            {plainText(gamma)}
            <sup>{gammaPower}</sup>
          </span>
        </Factor>
      </span>
      <span className="fig-group">
        <Operator sign="·" />
        <Factor
          of="weightNorm"
          name={normsWords(inequality)}
          tex={norms.length === 0 ? undefined : productTex}
          label="empty product"
        >
          {norms.length === 0 && <span className="fig-slot fig-slot-factor">1</span>}
          {norms.map((norm, i) => (
            <span key={i === 0 ? 'first' : 'last'}>
              {i === 1 && <span className="fig-dots">{layers - layer > 2 ? '⋯' : '·'}</span>}
              <NumberSlot number={norm} width="factor" />
            </span>
          ))}
        </Factor>
      </span>
      <span className="fig-group">
        <Operator sign="·" />
        <Factor of="errorNorm" value={aloud(plainText(error))} tex={errorTex(examples)}>
          <NumberSlot number={error} width="factor" />
        </Factor>
      </span>
      <span className="fig-group fig-right">
        <Operator sign="=" />
        <Factor
          of="bound"
          layer={layer}
          value={bound ? aloud(plainText(bound)) : 'not known yet'}
          label="bound (∗∗)"
        >
          <NumberSlot number={bound} width="result" />
        </Factor>
      </span>
    </div>
  );
}

const productTex = '\\prod\\|w^r\\|';

/** The exponent by the number of matrices it goes with: L−l+1, or L−l where the output has no slope. */
const gammaTex = (matrices: number, power: number): string => `\\gamma^{L-l${power > matrices ? '+1' : ''}}`;

const Operator = ({ sign }: { sign: string }): ReactNode => (
  <span className="fig-operator" data-sign={sign} aria-hidden="true">
    {sign}
  </span>
);

interface FactorProps {
  readonly of: QuantityId;
  readonly layer?: number;
  /** What a screen reader says; the words of the quantity with the value if none is given. */
  readonly name?: string;
  readonly value?: string;
  /** What stands below the number: a symbol, or words where there is none. */
  readonly tex?: string | undefined;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A number over its symbol, linked with the quantity. */
function Factor({ of, layer, name, value, tex, label, children }: FactorProps): ReactNode {
  const linked = useLinked(of, layer);
  return (
    <button
      type="button"
      className="fig-factor"
      aria-label={name ?? `${wordsOf(of, layer)}: ${value}`}
      {...linked}
    >
      <span className="fig-value">{children}</span>
      <Below tex={tex} label={label} />
    </button>
  );
}

const Below = memo(function Below({
  tex,
  label,
}: {
  tex: string | undefined;
  label: string | undefined;
}): ReactNode {
  return <span className="fig-below">{tex === undefined ? label : <FirstPicture tex={tex} />}</span>;
});
