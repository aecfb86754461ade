import type { ReactNode } from 'react';
import { formatNumber } from '../model/format.ts';
import { variantNotes } from '../model/variant-words.ts';
import type { Results } from '../state/results.ts';
import { FirstPicture } from './first-picture.tsx';

/** " ≤ 0.98" for a number below 1, rounded up; nothing where that would read 1. */
const belowOne = (most: number): string => {
  const shown = formatNumber(most, { rounding: 'up' });
  return shown === '1.00' ? '' : ` ≤ ${shown}`;
};

/** For whom a statement holds that rests on what has been measured. */
const forWhom = ({ bounds, settings }: Results): string => {
  if (bounds.variant?.restsOn === 'weights') return 'whatever the example';
  return settings.examples === 1 ? 'for this example' : 'for these examples';
};

/** What a layer does to an error at most: γ‖wʳ‖, with the spread by which it divides if that is part of it. */
const Kappa = ({ results }: { readonly results: Results }): ReactNode =>
  results.settings.norm === 'none' ? (
    <>
      <FirstPicture tex="\gamma\|w^r\|" />
      <span className="ui-hidden">γ times the norm of each weight matrix</span>
    </>
  ) : (
    <>The norm of the weights of a layer, times its steepest slope over its spread as measured here,</>
  );

/** One sentence on what the bounds prove of a net that is not plain. */
export function variantSentence(results: Results): ReactNode {
  const { verdict, bounds, settings, pending, measurement } = results;
  if (settings.layers === 2)
    return <>With two layers there is one gradient and nothing to compare it with: the bound is silent.</>;
  const most = Math.max(...bounds.growthMost.slice(3));
  if (measurement.variant?.overflow) return <>The gradient has left the range of its numbers.</>;
  if (most === Number.POSITIVE_INFINITY && pending) return <>The norms of the weights are being computed.</>;
  const kappa = <Kappa results={results} />;
  switch (verdict) {
    case 'vanishing':
      return (
        <>
          <strong className="fig-vanishing">Certified vanishing.</strong> {kappa}
          {belowOne(most)} &lt; 1 for every layer: each step back shrinks the error, {forWhom(results)}.
        </>
      );
    case 'growth':
      return (
        <>
          <strong className="fig-growth">Certified growth.</strong> The lower bound proves that each step back
          multiplies the error by at least{' '}
          {formatNumber(Math.min(...bounds.growthLeast.slice(3)), { rounding: 'down' })}, for this example.
        </>
      );
    case 'kept':
      return (
        <>
          <strong className="fig-growth">Certified to arrive.</strong> {kappa} &lt; 1 for every residual
          connection: ∂C/∂a cannot vanish on its way through them. At least{' '}
          {formatNumber(Math.exp(bounds.variant?.logKept ?? Number.NEGATIVE_INFINITY), { rounding: 'down' })}{' '}
          of it is left, {forWhom(results)}.
        </>
      );
    case 'silent': {
      const together = Math.exp(
        bounds.growthMost.slice(3).reduce((sum, factor) => sum + Math.log(factor), 0),
      );
      if (together < 1)
        return (
          <>
            <strong>The bound is silent on single steps.</strong> One of them multiplies the error by up to{' '}
            {formatNumber(most)}; all together multiply it by {formatNumber(together, { rounding: 'up' })} at
            most, {forWhom(results)}.
          </>
        );
      return (
        <>
          <strong>The bound is silent.</strong> A step back multiplies{' '}
          {settings.skip === 'residual' ? '∂C/∂a' : 'the error'} by up to {formatNumber(most)}: neither growth
          nor decay is proved.
        </>
      );
    }
  }
}

/** Why bounds do not apply, and where numbers left the range of their format. */
export function VariantNotes({ results }: { readonly results: Results }): ReactNode {
  return variantNotes(results.settings, results.measurement, results.bounds).map((note) => (
    <p key={note} className="fig-note">
      {note}
    </p>
  ));
}
