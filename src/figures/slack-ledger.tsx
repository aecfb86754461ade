import { type ReactNode, useMemo } from 'react';
import { Stack } from '../charts/stack.tsx';
import type { StackData, StackPart } from '../charts/stack-geometry.ts';
import type { Slack } from '../core/slack.ts';
import { formatNumber } from '../model/format.ts';
import { selectedLayer } from '../model/settings.ts';
import { outsideWords } from '../model/variant-words.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useResults } from '../state/hooks.ts';
import { missing, numberCell } from './cells.ts';
import { Figure } from './figure.tsx';
import { saidOf, useGhosts } from './ghosts.ts';

/** The causes, from the largest in most nets to the smallest. */
const causes = [
  {
    id: 'alignment',
    role: 'weight',
    words: 'alignment',
    why: 'the error is not what the matrix stretches most',
  },
  {
    id: 'averaging',
    role: 'slope',
    words: 'averaging',
    why: 'not every neuron has the largest slope of its layer',
  },
  {
    id: 'activation',
    role: 'slope',
    light: true,
    words: 'saturation',
    why: 'no neuron of the layer has slope γ',
  },
] as const satisfies readonly (Omit<StackPart, 'values'> & { id: keyof Slack; words: string; why: string })[];

const decades = (log: number): number => log / Math.LN10;

function sumFrom(values: Float64Array, layer: number): number {
  let sum = 0;
  for (let r = layer; r < values.length; r++) sum += values[r]!;
  return decades(sum);
}

const isKnown = (slack: Slack | null): slack is Slack => slack?.alignment.every(Number.isFinite) ?? false;

/** What each step loses in all. */
const totals = (slack: Slack): Float64Array =>
  slack.alignment.map((_, r) => decades(causes.reduce((sum, { id }) => sum + slack[id][r]!, 0)));

/** Where the proof loses, layer by layer and cause by cause: the columns from the selected layer on sum to its slack. */
export function SlackLedger(): ReactNode {
  const { settings, slack } = useResults();
  const apply = useApply();
  const layer = selectedLayer(settings);
  const { layers } = settings;
  const pinned = useGhosts();
  const ghosts = useMemo(
    () =>
      pinned.flatMap(({ results, ...pin }) =>
        isKnown(results.slack) ? [{ ...pin, values: totals(results.slack) }] : [],
      ),
    [pinned],
  );
  const data: StackData | null = useMemo(
    () =>
      slack && {
        layers,
        from: layer,
        parts: causes.map((cause) => ({ ...cause, values: slack[cause.id].map(decades) })),
        ghosts,
      },
    [slack, layers, layer, ghosts],
  );
  if (!data || !isKnown(slack)) {
    return (
      <Figure id="slack" title="Where the proof is generous">
        <p className="fig-note">
          {data
            ? 'The norms of the weights are being computed.'
            : (outsideWords(settings) ??
              'With several examples the slack is no longer a sum over the layers of one backward pass.')}
        </p>
      </Figure>
    );
  }
  const at = (r: number): string =>
    `${causes.map(({ id, words }) => `${words} ${formatNumber(decades(slack[id][r]!))}`).join(', ')} decades${saidOf(
      ghosts,
      ({ values }) => (r < values.length ? formatNumber(values[r]!) : null),
    )}`;
  const total = causes.reduce((sum, { id }) => sum + sumFrom(slack[id], layer), 0);
  return (
    <Figure
      id="slack"
      title={`Where the proof is generous: ${formatNumber(total)} decades between layer ${layer} and its bound`}
      table={() => ({
        columns: [
          'layer',
          ...causes.map(({ words }) => words),
          ...ghosts.map(({ name }) => `pinned: ${name}`),
        ],
        rows: Array.from({ length: layers - 1 }, (_, i) => [
          i + 2,
          ...causes.map(({ id }) => numberCell(decades(slack[id][i + 2]!))),
          ...ghosts.map(({ values }) => (i + 2 < values.length ? numberCell(values[i + 2]) : missing('–'))),
        ]),
      })}
    >
      <ul className="fig-causes" data-drawn>
        {causes.map(({ id, role, words, why, ...rest }) => (
          <li key={id} data-role={role} data-light={'light' in rest || undefined}>
            <i aria-hidden="true" /> <strong>{words}</strong> {formatNumber(sumFrom(slack[id], layer))}{' '}
            <span>{why}</span>
          </li>
        ))}
      </ul>
      <div className="fig-plot">
        <Stack
          data={data}
          yTitle="decades lost in this step"
          summary="Slack of the bound by layer and cause"
          reading={(r) => `Layer ${r}: ${at(r)}.`}
          onChoose={(next) => apply(setSetting('layer', next))}
        />
      </div>
    </Figure>
  );
}
