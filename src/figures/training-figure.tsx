import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Plot } from '../charts/plot.tsx';
import { trainingPresets } from '../model/trainings.ts';
import { useTraining, useTrainingActions } from '../state/learning-hooks.ts';
import { hasEnded, type TrainingRun } from '../state/training-run.ts';
import { Segments } from '../ui/segments.tsx';
import { DigitsLine } from './digits-line.tsx';
import { Figure } from './figure.tsx';
import { useInSight } from './in-sight.tsx';
import { NewRun, PresetChoice, presetOf } from './training-choice.tsx';
import { TrainingControls } from './training-controls.tsx';
import { isLayered, linesOf, type SpreadId, type ViewId } from './training-lines.ts';
import { epochsOf, readingAt, tableRows, trainingData, trainingTable, views } from './training-plot.ts';
import { TrainingRuns } from './training-runs.tsx';
import { verdictOf } from './training-words.ts';
import './training.css';

const spreads = [
  { id: 'ends', words: 'First, last' },
  { id: 'all', words: 'All layers' },
] as const;

/** What the curves show, said whenever the training comes to rest. */
function Said({
  runs,
  playing,
}: {
  readonly runs: readonly TrainingRun[];
  readonly playing: boolean;
}): ReactNode {
  return (
    <p className="ui-hidden" aria-live="polite">
      {!playing && runs.map((run, i) => verdictOf(run, `Net ${i + 1}`)).join(' ')}
    </p>
  );
}

/** Something to look at from the beginning: the first comparison, unless there are nets already. */
function useFirstNets(runs: readonly TrainingRun[]): void {
  const { replace } = useTrainingActions();
  const isSet = useRef(runs.length > 0);
  useEffect(() => {
    if (isSet.current) return;
    isSet.current = true;
    replace(trainingPresets[0]!.rows);
  }, [replace]);
}

/** Nets in training: curves of every layer, cost and accuracy, several nets beside each other. */
export function TrainingCurves(): ReactNode {
  const training = useTraining(useInSight());
  const [view, setView] = useState<ViewId>('gradB');
  const [spread, setSpread] = useState<SpreadId>('ends');
  const { runs, playing, progress, problem } = training;
  useFirstNets(runs);
  const words = views.find(({ id }) => id === view)!;
  const lines = useMemo(() => linesOf(runs, view, spread), [runs, view, spread]);
  const data = useMemo(() => trainingData(runs, lines, words), [runs, lines, words]);
  const epochs = useMemo(() => epochsOf(runs), [runs]);
  return (
    <Figure
      id="training"
      title={words.title}
      about="Training runs of their own, which the link does not carry."
      note={
        isLayered(view)
          ? 'Measured, of the mean cost of all training examples, averaged before the length is taken, without the L2 term. Solid: the first hidden layer; dashed: the last.'
          : 'Measured, of all training examples and of 1,000 other digits. Dashed: the training examples.'
      }
      table={() => trainingTable(runs, lines, view, tableRows)}
      numbers={() => trainingTable(runs, lines, view)}
    >
      <div className="fig-training-head">
        <PresetChoice chosen={presetOf(runs)} isEmpty={runs.length === 0} />
        <TrainingControls
          playing={playing}
          speed={training.speed}
          isOver={runs.every(hasEnded)}
          isEmpty={runs.length === 0}
        />
        <div className="fig-training-views">
          <Segments name="Curves" choices={views} value={view} onChoose={setView} />
          {isLayered(view) && (
            <Segments
              name="Curves of which hidden layers"
              choices={spreads}
              value={spread}
              onChoose={setSpread}
            />
          )}
        </div>
      </div>
      <DigitsLine progress={progress} problem={problem} />
      <div className="fig-plot fig-tall">
        <Plot
          data={data}
          summary={`${words.title}; ${runs.length} nets`}
          reading={(epoch) => readingAt(lines, view, epoch)}
          step={epochs}
          start={data.x.domain[1]}
        />
      </div>
      <TrainingRuns runs={runs} />
      <Said runs={runs} playing={playing} />
      <NewRun count={runs.length} />
    </Figure>
  );
}
