import type { ReactNode } from 'react';
import { formatLog10 } from '../model/format.ts';
import { isQuantityId, type QuantityId } from '../model/quantities.ts';
import { selectedLayer } from '../model/settings.ts';
import { useResults } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { boundReadings } from './bound-readings.ts';
import { readingOf } from './readings.ts';
import { typicalReadings } from './typical-readings.ts';
import { useLinked } from './use-linked.ts';
import './in-prose.css';

/** 10^x of a difference of natural logarithms; null where it is 0/0 or ∞. */
function ratio(log: number): string | null {
  return Number.isFinite(log) ? formatLog10(log / Math.LN10) : null;
}

/** Numbers about the net on show that no quantity of the registry names; null where they are not defined. */
const others = {
  ...boundReadings,
  ...typicalReadings,
  /** ‖∂C/∂b^L‖ / ‖∂C/∂b²‖. */
  disparity: ({ measurement: { logDelta } }) => ratio(logDelta.at(-1)! - logDelta[2]!),
  /** ‖∂C/∂w^L‖ / ‖∂C/∂w²‖. */
  weightDisparity: ({ measurement: { logGradW } }) => ratio(logGradW.at(-1)! - logGradW[2]!),
  /** ρ of (1.2) between layer 2 and the last. */
  factor: ({ measurement: { logDelta }, settings: { layers } }) =>
    layers === 2 ? null : ratio((logDelta[2]! - logDelta[layers]!) / (layers - 2)),
  /** How many slope matrices (35) has for the selected layer. */
  slopeFactors: ({ settings }) => String(settings.layers - selectedLayer(settings) + 1),
  /** How many weight matrices. */
  weightFactors: ({ settings }) => String(settings.layers - selectedLayer(settings)),
} as const satisfies Record<string, (results: Results) => string | null>;

type OtherId = keyof typeof others;

interface Props {
  /** A quantity, or a number of this file. */
  readonly of: QuantityId | OtherId;
  /** Its layer: a number, 'l' for the selected one, 'L' for the last. */
  readonly at?: 'l' | 'L' | `${number}`;
}

/** A number in a sentence that belongs to the net on show and changes with it. */
export function Reading({ of, at = 'l' }: Props): ReactNode {
  const results = useResults();
  if (isQuantityId(of)) return <QuantityReading of={of} at={at} results={results} />;
  return <span className="fig-reading">{others[of](results) ?? 'not defined'}</span>;
}

function QuantityReading({ of, at, results }: { of: QuantityId; at: string; results: Results }): ReactNode {
  const { settings } = results;
  const layer = at === 'l' ? selectedLayer(settings) : at === 'L' ? settings.layers : Number(at);
  const linked = useLinked(of, layer);
  return (
    <span className="fig-reading" {...linked}>
      {readingOf(of, layer, results) ?? 'not known'}
    </span>
  );
}
