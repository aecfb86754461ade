import type { ReactNode } from 'react';
import { useLoadDigits } from '../state/learning-hooks.ts';
import './training.css';

interface Props {
  /** Between 0 and 1 while the digits are fetched, null otherwise. */
  readonly progress: number | null;
  readonly problem: string | null;
}

/** How far the digits have come, or why they cannot be had; nothing while all is well. */
export function DigitsLine({ progress, problem }: Props): ReactNode {
  const load = useLoadDigits();
  if (problem !== null)
    return (
      <p className="fig-problem" role="alert">
        {problem} Everything else on this page works without it.{' '}
        <button type="button" className="ui-button" onClick={load}>
          Try again
        </button>
      </p>
    );
  if (progress === null) return null;
  return (
    <p className="fig-note">
      Fetching the digits{' '}
      <progress aria-label="Digits fetched" value={progress}>
        {Math.round(100 * progress)} %
      </progress>
    </p>
  );
}
