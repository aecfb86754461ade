import { type ReactNode, useEffect, useState } from 'react';
import { AllInSight } from '../../figures/in-sight.tsx';
import type { Lecture, Scene } from '../../model/scene.ts';
import { stepsOf } from '../../model/scene.ts';
import { StoreProvider, useSource } from '../../state/hooks.ts';
import { createSideNet, type SideNet } from '../../state/side-net.ts';
import { Notes } from './notes.tsx';
import { numbered } from './numbered.ts';
import { SceneView } from './scene-view.tsx';
import './hand-out.css';

interface Props {
  readonly lecture: Lecture;
  readonly onClose: () => void;
}

/** The lecture on paper, two scenes a page: each with its figure, and beside it the notes, or lines to write on. */
export function HandOut({ lecture, onClose }: Props): ReactNode {
  const [withNotes, setWithNotes] = useState(false);
  return (
    <main className="lay-handout">
      <div className="lay-handout-tools">
        <button type="button" className="ui-button" onClick={() => window.print()}>
          Print, or save as PDF
        </button>
        <label>
          <input
            type="checkbox"
            checked={withNotes}
            onChange={(event) => setWithNotes(event.currentTarget.checked)}
          />{' '}
          notes in place of lines
        </label>
        <button type="button" className="ui-button" onClick={onClose}>
          Back to the stage
        </button>
      </div>
      <h1>{lecture.title}</h1>
      {numbered(lecture.scenes).map(({ item, at, key }) => (
        <article key={key} className="lay-sheet" aria-label={`Scene ${at + 1}`}>
          <OwnNet scene={item}>
            <div className="lay-scene-frame">
              <SceneView scene={item} step={stepsOf(item) - 1} onStep={() => {}} />
            </div>
          </OwnNet>
          <div className="lay-sheet-words">
            <p className="lay-sheet-number">{at + 1}</p>
            {withNotes ? <Notes text={item.notes} /> : <Lines />}
          </div>
        </article>
      ))}
    </main>
  );
}

/** To write on. */
const Lines = (): ReactNode =>
  ['first', 'second', 'third', 'fourth'].map((key) => <div key={key} className="lay-line" />);

/** Shows what is below with the net of the scene as it was prepared, whatever is on the stage. */
function OwnNet({ scene, children }: { readonly scene: Scene; readonly children: ReactNode }): ReactNode {
  const [net, setNet] = useState<SideNet | null>(null);
  useEffect(() => {
    const made = createSideNet(scene);
    setNet(made);
    return made.stop;
  }, [scene]);
  const learning = useSource('learning');
  if (net === null) return null;
  const { store, results, pool } = net;
  return (
    <StoreProvider store={store} results={results} pool={pool} learning={learning}>
      <AllInSight>{children}</AllInSight>
    </StoreProvider>
  );
}
