import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatLog10 } from '../model/format.ts';
import { selectedLayer } from '../model/settings.ts';
import { outsideWords } from '../model/variant-words.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useResults } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { term } from '../tex/term.ts';
import { logCell, missing } from './cells.ts';
import { Figure } from './figure.tsx';
import { LinkedFormula } from './linked.tsx';
import './in-prose.css';

const number = (log: number): string => formatLog10(log / Math.LN10);

interface Row {
  readonly tex: string;
  readonly words: string;
  /** Natural logarithm. */
  readonly size: number;
  /** What it is multiplied by to become the next row. */
  readonly factor?: number;
}

const normOf = (tex: string): string => String.raw`\left\|${tex}\right\|`;

/** The vectors of the step that ends at layer l, and how long each is. */
function rowsOf({ measurement, settings }: Results, l: number): readonly Row[] | null {
  const back = measurement.single?.backward;
  if (!back || outsideWords(settings) !== null) return null;
  const reached = back.logDelta[l]![0]!;
  const end: Row = { tex: normOf(term('delta', 'l')), words: 'the error of the layer', size: reached };
  if (l === settings.layers) {
    const from = measurement.logError;
    return [{ tex: term('errorNorm'), words: 'the output error', size: from, factor: reached - from }, end];
  }
  const from = back.logDelta[l + 1]![0]!;
  const weighed = from + back.logStretch[l]![0]!;
  const weights = `(${term('weights', 'l+1')})^T`;
  return [
    {
      tex: normOf(term('delta', 'l+1')),
      words: 'the error of the layer after it',
      size: from,
      factor: weighed - from,
    },
    {
      tex: normOf(String.raw`${weights}\,${term('delta', 'l+1')}`),
      words: 'carried back by the weights',
      size: weighed,
      factor: reached - weighed,
    },
    end,
  ];
}

/** One step of the backward pass in the net on show, with its numbers; the buttons walk from layer to layer. */
export function BackwardStep(): ReactNode {
  const results = useResults();
  const apply = useApply();
  const L = results.settings.layers;
  const l = selectedLayer(results.settings);
  const rows = rowsOf(results, l);
  const goTo = (layer: number) => apply(setSetting('layer', layer));
  const title = l === L ? `At the output, layer ${L}` : `One step back, from layer ${l + 1} to layer ${l}`;
  return (
    <Figure
      id="step-back"
      title={title}
      numbers={
        rows
          ? () => ({
              columns: ['quantity', 'norm', 'factor'],
              rows: rows.map(({ words, size, factor }) => [
                words,
                logCell(size),
                factor !== undefined && Number.isFinite(factor) ? logCell(factor) : missing('–'),
              ]),
            })
          : undefined
      }
    >
      {rows === null ? (
        <p>
          {outsideWords(results.settings) ??
            'Several examples go through the net at present, each with errors of its own. Choose one example.'}
        </p>
      ) : (
        <table className="fig-walk">
          <tbody>
            {rows.map(({ tex, words, size, factor }) => (
              <tr key={tex}>
                <th scope="row">
                  <LinkedFormula tex={tex} label={`Terms of ${words}`} />
                </th>
                <td className="fig-walk-words">{words}</td>
                <td>{number(size)}</td>
                <td className="fig-walk-factor">
                  {factor !== undefined && Number.isFinite(factor) && `× ${number(factor)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="fig-walk-buttons">
        <button type="button" className="ui-button" disabled={l === 2} onClick={() => goTo(l - 1)}>
          <ArrowLeft size={14} aria-hidden /> One step back
        </button>
        <button type="button" className="ui-button" disabled={l === L} onClick={() => goTo(l + 1)}>
          Towards the output <ArrowRight size={14} aria-hidden />
        </button>
        <button type="button" className="ui-button" disabled={l === L} onClick={() => goTo(L)}>
          From the output
        </button>
      </div>
    </Figure>
  );
}
