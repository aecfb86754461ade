import { Plus } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { type OptimiserId, optimiserIds, type TrainingPlan } from '../core/training/plan.ts';
import { formatNumber } from '../model/format.ts';
import { remarks } from '../model/remarks.ts';
import type { Settings } from '../model/settings.ts';
import { miniBatches, trainingPresets } from '../model/trainings.ts';
import { useAppState, useGetState } from '../state/hooks.ts';
import { useTrainingActions } from '../state/learning-hooks.ts';
import type { TrainingRun } from '../state/training-run.ts';
import { Field } from '../ui/field.tsx';
import { Remarks } from './remarks.tsx';
import { mostRuns } from './training-lines.ts';
import { netWords } from './training-words.ts';

const optimisers: Readonly<Record<OptimiserId, string>> = {
  descent: 'Gradient descent',
  momentum: 'Momentum 0.9',
  adam: 'Adam',
};

interface PlanField {
  readonly key: 'rate' | 'batch' | 'decay' | 'clip' | 'epochs';
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly none?: string;
}

const planFields: readonly PlanField[] = [
  { key: 'rate', name: 'Learning rate η', values: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3] },
  { key: 'batch', name: 'Examples a step', values: [1, 10, 32, 100, null], none: 'all' },
  { key: 'decay', name: 'L2 term λ', values: [0, 0.1, 1, 5] },
  { key: 'clip', name: 'Gradient clipped at', values: [null, 10, 1, 0.1], none: 'nothing' },
  { key: 'epochs', name: 'Epochs', values: [4, 12, 40, 100, 500] },
];

/** The net on show, on the digits unless it has examples of its own. */
const onDigits = (settings: Settings): Settings => ({
  ...settings,
  data: 'digits',
  target: 'one-hot',
  examples: settings.data === 'digits' ? settings.examples : 1000,
  precision: 'float64',
});

/** Which comparison these nets are; null for another choice. */
export const presetOf = (runs: readonly TrainingRun[]): string | null =>
  trainingPresets.find(
    ({ rows }) =>
      rows.length === runs.length &&
      rows.every((row, i) => row.settings === runs[i]!.settings && row.plan === runs[i]!.plan),
  )?.id ?? null;

interface PresetProps {
  readonly chosen: string | null;
  readonly isEmpty: boolean;
}

/** A comparison that is ready, in the place of the nets there are. */
export const PresetChoice = memo(function PresetChoice({ chosen, isEmpty }: PresetProps): ReactNode {
  const { replace } = useTrainingActions();
  return (
    <Field
      name="What is trained"
      choices={[
        ...trainingPresets,
        ...(chosen ? [] : [{ id: 'own', words: isEmpty ? 'Nothing yet' : 'Your own choice' }]),
      ]}
      value={chosen ?? 'own'}
      onChoose={(id) => {
        const preset = trainingPresets.find((one) => one.id === id);
        if (preset) replace(preset.rows);
      }}
    />
  );
});

/** Adds the net on show, trained as chosen here. */
export const NewRun = memo(function NewRun({ count }: { readonly count: number }): ReactNode {
  const { add } = useTrainingActions();
  const getState = useGetState();
  const settings = useAppState((state) => state.settings);
  const [plan, setPlan] = useState<TrainingPlan>(miniBatches);
  const isFull = count >= mostRuns;
  const net = onDigits(settings);
  return (
    <details className="fig-data fig-new-run">
      <summary>Add a net of your own</summary>
      <p>
        The net on show, {netWords(net)}, on {net.examples} digits, trained like this:
      </p>
      <div className="fig-new-run-grid">
        <Field
          name="Optimiser"
          choices={optimiserIds.map((id) => ({ id, words: optimisers[id] }))}
          value={plan.optimiser}
          onChoose={(optimiser) => setPlan({ ...plan, optimiser })}
        />
        {planFields.map(({ key, name, values, none }) => (
          <Field
            key={key}
            name={name}
            choices={values.map((value) => ({
              id: String(value),
              words: value === null ? none! : formatNumber(value, { trim: true }),
            }))}
            value={String(plan[key])}
            onChoose={(id) => setPlan({ ...plan, [key]: id === 'null' ? null : Number(id) })}
          />
        ))}
      </div>
      <Remarks of={remarks(net)} />
      <button
        type="button"
        className="ui-button"
        disabled={isFull}
        onClick={() => add(onDigits(getState().settings), plan)}
      >
        <Plus size={15} aria-hidden /> Add the net on show
      </button>
      {isFull && <p>There is room for {mostRuns} nets; remove one first.</p>}
    </details>
  );
});
