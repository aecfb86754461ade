import { type ReactNode, useMemo } from 'react';
import { formatNumber } from '../model/format.ts';
import { useResults } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { typicalOf } from '../state/typical.ts';
import { FirstPicture } from './first-picture.tsx';
import { VariantNotes, variantSentence } from './variant-verdict.tsx';

/** The layer that makes the claim hardest: the largest γ‖wʳ‖, or the smallest certified growth. */
function extreme(values: Float64Array, pick: (...values: number[]) => number): number {
  return pick(...values.slice(3));
}

/** " ≤ 0.98" for a number below 1, rounded up; nothing where that would read 1. */
function belowOne(most: number): string {
  const shown = formatNumber(most, { rounding: 'up' });
  return shown === '1.00' ? '' : ` ≤ ${shown}`;
}

function sentence(results: Results): ReactNode {
  if (results.net.variant) return variantSentence(results);
  const { verdict, bounds, settings, pending } = results;
  if (settings.layers === 2)
    return <>With two layers there is one gradient and nothing to compare it with: the bound is silent.</>;
  const most = extreme(bounds.growthMost, Math.max);
  if (most === Number.POSITIVE_INFINITY && pending) return <>The norms of the weights are being computed.</>;
  switch (verdict) {
    case 'kept':
      return null;
    case 'vanishing':
      return (
        <>
          <strong className="fig-vanishing">Certified vanishing.</strong> <Product />
          {belowOne(most)} &lt; 1 for every layer: each step back shrinks the error, whatever the example.
        </>
      );
    case 'growth':
      return (
        <>
          <strong className="fig-growth">Certified growth.</strong> The lower bound proves that each step back
          multiplies the error by at least{' '}
          {formatNumber(extreme(bounds.growthLeast, Math.min), { rounding: 'down' })}, for this example.
        </>
      );
    case 'silent': {
      const together = Math.exp(
        bounds.growthMost.slice(3).reduce((sum, factor) => sum + Math.log(factor), 0),
      );
      if (together < 1)
        return (
          <>
            <strong>The bound is silent on single steps.</strong> <Product /> reaches {formatNumber(most)} ≥
            1, so not every step back is known to shrink the error. All together multiply it by{' '}
            {formatNumber(together, { rounding: 'up' })} at most.
          </>
        );
      return (
        <>
          <strong>The bound is silent.</strong> <Product /> reaches {formatNumber(most)} ≥ 1: it proves
          neither growth nor decay.
        </>
      );
    }
  }
}

const Product = (): ReactNode => (
  <>
    <FirstPicture tex="\gamma\|w^r\|" />
    <span className="ui-hidden">γ times the norm of each weight matrix</span>
  </>
);

/** √χ₁ at rest: what a step back typically does to the length of the error in wide nets of these settings. */
function Typical({ results }: { readonly results: Results }): ReactNode {
  const rest = useMemo(() => typicalOf(results)?.rest, [results]);
  if (!rest || !Number.isFinite(rest.chi)) return null;
  const factor = Math.sqrt(rest.chi);
  const times = formatNumber(factor < 1 ? 1 / factor : factor);
  const step =
    times === '1.00'
      ? `${Math.abs(factor - 1) < 5e-4 ? 'keeps' : 'nearly keeps'} its length`
      : `${factor < 1 ? 'divides' : 'multiplies'} it by ${times}`;
  return (
    <span className="fig-typical">
      {' '}
      <em>Typical</em> of wide nets with such weights: a step back {step}.
    </span>
  );
}

/** One sentence on what the two bounds prove about the net on show, and what is typical. */
export function VerdictLine(): ReactNode {
  const results = useResults();
  // There is no net of the settings asked for, and the one on show is not in question.
  const isRefused = results.problem !== null && results.stale;
  return (
    <>
      {results.problem !== null && (
        <p role="alert" className="fig-problem">
          {results.problem}
        </p>
      )}
      {!isRefused && (
        <p className="fig-verdict">
          {sentence(results)}
          {results.settings.layers > 2 && <Typical results={results} />}
        </p>
      )}
      {results.net.variant && !isRefused && <VariantNotes results={results} />}
    </>
  );
}
