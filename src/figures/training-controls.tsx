import { Pause, Play, SkipBack, StepForward } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTrainingActions } from '../state/learning-hooks.ts';
import { Segments } from '../ui/segments.tsx';

const speeds = [
  { id: '2', words: '2 / s' },
  { id: '10', words: '10 / s' },
  { id: 'full', words: 'Full speed' },
] as const;

interface Props {
  readonly playing: boolean;
  readonly speed: number | null;
  /** All nets have come to the end of their plan. */
  readonly isOver: boolean;
  readonly isEmpty: boolean;
}

/** Start, pause, one step, back to the start, and how fast. */
export const TrainingControls = memo(function TrainingControls({
  playing,
  speed,
  isOver,
  isEmpty,
}: Props): ReactNode {
  const { start, pause, step, reset, setSpeed } = useTrainingActions();
  return (
    <div className="fig-training-controls">
      <button
        type="button"
        className="ui-button"
        disabled={isOver && !playing}
        onClick={playing ? pause : start}
      >
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        {playing ? 'Pause' : 'Start'}
      </button>
      <button type="button" className="ui-button" disabled={isOver} onClick={step}>
        <StepForward size={15} aria-hidden /> One step
      </button>
      <button type="button" className="ui-button" disabled={isEmpty} onClick={reset}>
        <SkipBack size={15} aria-hidden /> Back to start
      </button>
      <Segments
        name="Points a second"
        choices={speeds}
        value={speed === null ? 'full' : String(speed)}
        onChoose={(id) => setSpeed(id === 'full' ? null : Number(id))}
      />
    </div>
  );
});
