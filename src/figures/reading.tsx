import type { ReactNode } from 'react';
import { formatLog10, formatNumber } from '../model/format.ts';
import type { QuantityId } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import { useResults } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { useLinked } from './linked.tsx';

/** A number about the net on show that no quantity of the registry names; `null` where it has no value. */
const others = {
  /** ‖∂C/∂b^L‖ / ‖∂C/∂b²‖. */
  disparity: ({ measurement }) => ratio(measurement.logDelta),
  /** ‖∂C/∂w^L‖ / ‖∂C/∂w²‖. */
  weightDisparity: ({ measurement }) => ratio(measurement.logGradW),
  /** ρ between layer 2 and the last. */
  factor: ({ measurement, settings }) => {
    const log10 = ratio(measurement.logDelta);
    return log10 === null || settings.layers === 2 ? null : -log10 / (settings.layers - 2);
  },
} as const satisfies Record<string, (results: Results) => number | null>;

/** Counts of (35) for the net and the layer on show. */
const counts = {
  slopeFactors: ({ settings }) =>
    settings.layers - selectedLayer(settings) + (settings.cost === 'cross-entropy' ? 0 : 1),
  weightFactors: ({ settings }) => settings.layers - selectedLayer(settings),
} as const satisfies Record<string, (results: Results) => number>;

/** The quantities of a layer that have one number, by their natural logarithms. */
const byLayer = {
  gradB: ({ measurement }) => measurement.logDelta,
  gradW: ({ measurement }) => measurement.logGradW,
  bound: ({ bounds }) => bounds.logB0,
  b1: ({ bounds }) => bounds.logB1,
  lower: ({ bounds }) => bounds.logLower,
} as const satisfies Partial<Record<QuantityId, (results: Results) => Float64Array>>;

type OtherId = keyof typeof others;
type CountId = keyof typeof counts;
type LayerId = keyof typeof byLayer;

/** log₁₀ of last over second; null where that is 0/0. */
function ratio(logs: Float64Array): number | null {
  const log10 = (logs.at(-1)! - logs[2]!) / Math.LN10;
  return Number.isNaN(log10) ? null : log10;
}

const isCount = (of: string): of is CountId => Object.hasOwn(counts, of);
const isOfLayer = (of: string): of is LayerId => Object.hasOwn(byLayer, of);

interface Props {
  readonly of: OtherId | CountId | LayerId;
  /** The layer: a number, 'l' for the selected one, 'L' for the last. */
  readonly at?: 'l' | 'L' | `${number}`;
}

/** A number in a sentence that belongs to the net on show and changes with it. */
export function Reading({ of, at = 'l' }: Props): ReactNode {
  const results = useResults();
  if (isOfLayer(of)) return <LayerReading of={of} at={at} results={results} />;
  const value = isCount(of)
    ? formatNumber(counts[of](results), { trim: true })
    : formatted(others[of](results));
  return <span className="fig-reading">{value}</span>;
}

const formatted = (log10: number | null): string => (log10 === null ? 'not defined' : formatLog10(log10));

function LayerReading({ of, at = 'l', results }: Props & { of: LayerId; results: Results }): ReactNode {
  const { settings } = results;
  const layer = at === 'l' ? selectedLayer(settings) : at === 'L' ? settings.layers : Number(at);
  const linked = useLinked(of, layer);
  return (
    <span className="fig-reading" {...linked}>
      {formatLog10(byLayer[of](results)[layer]! / Math.LN10)}
    </span>
  );
}
