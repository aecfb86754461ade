import type { ReactNode } from 'react';
import type { QuantityId } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import { outsideWords } from '../model/variant-words.ts';
import { toggleSeries } from '../state/changes.ts';
import { useApply, useAppState, useResults } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { term } from '../tex/term.ts';
import { logCell } from './cells.ts';
import { Figure } from './figure.tsx';
import { LinkedFormula } from './linked.tsx';
import { Powers } from './powers.tsx';
import { readingOf } from './readings.ts';
import './rungs-table.css';

const members = [
  { id: 'bound', words: 'γ and the norms of the weights', log: ({ bounds }, l) => bounds.logB0[l] },
  { id: 'b1', words: 'the largest slope of each layer', log: ({ bounds }, l) => bounds.logB1[l] },
  { id: 'b2', words: 'the norm of each step', log: ({ rungs }, l) => rungs[l]?.logB2 },
  { id: 'b3', words: 'the norm of the whole product', log: ({ rungs }, l) => rungs[l]?.logB3 },
  { id: 'gradB', words: 'the gradient', log: ({ measurement }, l) => measurement.logDelta[l] },
  { id: 'lower', words: 'the least of each factor', log: ({ bounds }, l) => bounds.logLower[l] },
] as const satisfies readonly {
  readonly id: QuantityId;
  readonly words: string;
  /** The natural logarithm at a layer. */
  readonly log: (results: Results, layer: number) => number | undefined;
}[];

const inner: readonly QuantityId[] = ['b2', 'b3'];

/** Without a fraction, which would be too small to read. */
const texOf = (id: QuantityId): string =>
  id === 'gradB' ? term(id, 'l', String.raw`\|\partial C/\partial b^l\|`) : term(id, 'l');

/** The ladder of the selected layer with its numbers, from the top. */
export function RungsTable(): ReactNode {
  const results = useResults();
  const shown = useAppState((state) => state.shown.rungs);
  const apply = useApply();
  const { settings } = results;
  const layer = selectedLayer(settings);
  const single = settings.examples === 1;
  const missing = shown ? 'being computed' : 'not computed';
  const rows = single ? members : members.filter(({ id }) => id !== 'lower' && !inner.includes(id));
  return (
    <Figure
      id="ladder"
      title={`The ladder at layer ${layer}`}
      numbers={() => ({
        columns: ['quantity', 'what is in it', 'value'],
        rows: rows.map(({ id, words, log }) => [id, words, logCell(log(results, layer))]),
      })}
      note={
        single
          ? (outsideWords(settings) ?? 'Every number is at most the one above it.')
          : 'With several examples only the two upper rungs are bounds of the mean gradient.'
      }
    >
      <table className="fig-rungs">
        <tbody>
          {rows.map(({ id, words }) => (
            <tr key={id} data-truth={id === 'gradB' || undefined}>
              <th scope="row">
                <LinkedFormula tex={texOf(id)} label={`Terms of ${words}`} />
              </th>
              <td className="fig-rungs-words">{words}</td>
              <td>
                <Powers of={readingOf(id, layer, results) ?? missing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {single && (
        <button type="button" className="ui-button" onClick={() => apply(toggleSeries('rungs'))}>
          {shown ? 'Hide the inner rungs' : 'Compute the inner rungs'}
        </button>
      )}
    </Figure>
  );
}
