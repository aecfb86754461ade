import { Check, ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSettledResults } from '../state/hooks.ts';
import { ShowNet } from './show-net.tsx';
import { tasks } from './tasks.ts';
import './task-panel.css';

/** One task after the other; each sees for itself when it is done. */
export function TaskPanel(): ReactNode {
  const [at, setAt] = useState(0);
  const [hinted, setHinted] = useState<string | null>(null);
  const results = useSettledResults();
  const { id, words, hint, solution, isDone } = tasks[at]!;
  const done = !results.stale && isDone(results);
  const go = (step: number) => setAt((at + step + tasks.length) % tasks.length);
  return (
    <section className="fig-task" aria-label="Task">
      <div className="fig-task-head">
        <button type="button" aria-label="Previous task" onClick={() => go(-1)}>
          <ChevronLeft size={16} aria-hidden />
        </button>
        Task {at + 1} of {tasks.length}
        <button type="button" aria-label="Next task" onClick={() => go(1)}>
          <ChevronRight size={16} aria-hidden />
        </button>
        <span role="status" className="fig-task-done">
          {done && (
            <>
              <Check size={15} aria-hidden /> Done
            </>
          )}
        </span>
        <span className="fig-task-help">
          <button
            type="button"
            className="fig-show-net"
            aria-expanded={hinted === id}
            onClick={() => setHinted(hinted === id ? null : id)}
          >
            Hint
          </button>
          <ShowNet id={`task-${id}`} settings={solution} label="a solution" />
        </span>
      </div>
      <p className="fig-task-words">{words}</p>
      {hinted === id && <p className="fig-task-hint">{hint}</p>}
    </section>
  );
}
