import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTrainingActions } from '../state/learning-hooks.ts';
import { epochOf, type TrainingRun } from '../state/training-run.ts';
import { mostRuns, runRoles } from './training-lines.ts';
import { epochWords } from './training-plot.ts';
import { netWords, planWords, verdictOf } from './training-words.ts';

const statusWords: Readonly<Record<TrainingRun['status'], string>> = {
  waiting: 'as drawn',
  training: 'training',
  paused: 'paused',
  done: 'done',
  diverged: 'ran away',
};

/** Which nets are in training, how, how far they are, and what their curves show. */
export function TrainingRuns({ runs }: { readonly runs: readonly TrainingRun[] }): ReactNode {
  const { remove } = useTrainingActions();
  return (
    <ol className="fig-runs">
      {runs.map((run, i) => (
        <li key={run.id} data-role={runRoles[i % mostRuns]}>
          <div className="fig-run">
            <p>
              <strong>Net {i + 1}:</strong> {netWords(run.settings)}
              <span>; {planWords(run.settings, run.plan)}</span>
            </p>
            <button
              type="button"
              className="ui-button fig-run-remove"
              aria-label={`Remove net ${i + 1}`}
              onClick={() => remove(run.id)}
            >
              <X size={15} aria-hidden />
            </button>
          </div>
          <p className="fig-run-state">
            Epoch {epochWords(Math.floor(run.step / epochOf(run)))} of {run.plan.epochs},{' '}
            {statusWords[run.status]}.
          </p>
          <p className="fig-run-verdict">{verdictOf(run, `Net ${i + 1}`)}</p>
        </li>
      ))}
    </ol>
  );
}
