import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { lectures } from '../../content/scenes/lectures.ts';
import { insertScene, retitle } from '../../model/lecture-edits.ts';
import { type Lecture, minutesOf } from '../../model/scene.ts';
import { setSettings } from '../../state/changes.ts';
import { useApply, useAppState, useGetState } from '../../state/hooks.ts';
import { sceneOnShow } from '../../state/scenes.ts';
import { ownLectures, useOwnLectures } from './lecture.ts';
import { LectureFiles } from './lecture-files.tsx';
import { SceneRow } from './scene-row.tsx';
import type { Presentation } from './use-presentation.ts';
import './desk.css';
import { numbered } from './numbered.ts';

interface Props {
  readonly show: Presentation;
  readonly onClose: () => void;
  readonly onHandOut: () => void;
}

/** Behind the stage: which lecture is given, its scenes, and all that can be done with a lecture of one's own. */
export function Desk({ show, onClose, onHandOut }: Props): ReactNode {
  const { lecture, goTo } = show;
  const own = useOwnLectures();
  const isOwn = useAppState((state) => state.settings.lecture === 'own') && own.lectures.length > 0;
  const apply = useApply();
  const getState = useGetState();
  const [open, setOpen] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  useEscape(onClose);

  const give = (id: 'whole' | 'short' | 'own', at = 0) => {
    setOpen(null);
    setSaid('');
    if (id === 'own') ownLectures.choose(at);
    apply(setSettings({ lecture: id, scene: 0 }));
  };
  const copy = () => {
    ownLectures.add({ ...lecture, title: `${lecture.title} (mine)` });
    give('own', ownLectures.get().lectures.length - 1);
    setSaid('Copied. The scenes of this copy can be edited and put in another order.');
  };
  const saveSeen = () => {
    const scene = sceneOnShow(getState(), show.scene);
    if (ownLectures.get().lectures.length === 0) ownLectures.add({ title: 'My lecture', scenes: [scene] });
    else ownLectures.edit((mine) => insertScene(mine.scenes.length, scene)(mine));
    apply(setSettings({ lecture: 'own', scene: 0 }));
    setOpen(ownLectures.get().lectures[ownLectures.get().chosen]!.scenes.length - 1);
    setSaid('Saved as the last scene. Say below what the room is to see in it.');
  };

  return (
    <main className="lay-desk">
      <header className="lay-desk-head">
        <h1>Lectures</h1>
        <button type="button" className="ui-button" onClick={onClose}>
          <X size={16} aria-hidden /> Back to the stage
        </button>
      </header>
      <div className="lay-desk-body">
        <section className="lay-desk-lectures" aria-label="All lectures">
          {(['whole', 'short'] as const).map((id) => (
            <Entry key={id} lecture={lectures[id]} given={lecture === lectures[id]} onGive={() => give(id)} />
          ))}
          {numbered(own.lectures).map(({ item: mine, at, key }) => (
            <Entry
              key={key}
              lecture={mine}
              given={isOwn && own.chosen === at}
              onGive={() => give('own', at)}
              onRemove={() => {
                ownLectures.remove(at);
                if (isOwn) apply(setSettings({ scene: 0 }));
                setSaid(`“${mine.title}” deleted.`);
              }}
            />
          ))}
          <button type="button" className="ui-button" onClick={saveSeen}>
            Save what I see as a scene
          </button>
          <LectureFiles lecture={lecture} onSay={setSaid} onTaken={() => give('own', own.lectures.length)} />
        </section>
        <section className="lay-desk-scenes" aria-label="Scenes of the lecture">
          {isOwn ? (
            <label className="lay-field">
              Title of the lecture
              <input
                value={lecture.title}
                maxLength={120}
                onChange={(event) => ownLectures.edit(retitle(event.currentTarget.value))}
              />
            </label>
          ) : (
            <h2>{lecture.title}</h2>
          )}
          <p className="lay-desk-said" role="status">
            {own.problem ?? said}{' '}
            {own.before && (
              <button type="button" className="ui-button" onClick={ownLectures.undo}>
                Undo the last change
              </button>
            )}
          </p>
          <ol className="lay-desk-list">
            {numbered(lecture.scenes).map(({ item: scene, at, key }) => (
              <SceneRow
                key={key}
                scene={scene}
                at={at}
                last={lecture.scenes.length - 1}
                own={isOwn}
                open={open === at}
                onOpen={(next) => setOpen(next ? at : null)}
                onShow={() => {
                  goTo({ scene: at + 1, step: 0 });
                  onClose();
                }}
              />
            ))}
          </ol>
          <div className="lay-desk-buttons">
            {!isOwn && lecture.scenes.length > 0 && (
              <button type="button" className="ui-button" onClick={copy}>
                Make a copy to edit
              </button>
            )}
            <button
              type="button"
              className="ui-button"
              disabled={lecture.scenes.length === 0}
              onClick={onHandOut}
            >
              Hand-out to print
            </button>
          </div>
        </section>
      </div>
    </main>
  );
}

interface EntryProps {
  readonly lecture: Lecture;
  readonly given: boolean;
  readonly onGive: () => void;
  readonly onRemove?: () => void;
}

function Entry({ lecture, given, onGive, onRemove }: EntryProps): ReactNode {
  const { length } = lecture.scenes;
  return (
    <div className="lay-entry">
      <button type="button" aria-pressed={given} onClick={onGive}>
        <strong>{lecture.title || 'Untitled'}</strong>
        <small>
          {length === 1 ? 'one scene' : `${length} scenes`}, {Math.round(minutesOf(lecture))} min
        </small>
      </button>
      {onRemove && (
        <button
          type="button"
          className="ui-button"
          aria-label={`Delete the lecture ${lecture.title}`}
          onClick={onRemove}
        >
          <X size={15} aria-hidden />
        </button>
      )}
    </div>
  );
}

function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [leave]);
}
