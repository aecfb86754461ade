import type { ReactNode } from 'react';
import { lectures } from '../../content/scenes/lectures.ts';
import { GradientFigure } from '../../figures/gradient-figure.tsx';
import { minutesOf } from '../../model/scene.ts';
import { type Settings, settingRows } from '../../model/settings.ts';
import { setSetting } from '../../state/changes.ts';
import { useAppState, useStep } from '../../state/hooks.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { type Action, keyWords } from './keys.ts';
import { lectureOf, useOwnLectures } from './lecture.ts';
import { SceneFrame } from './scene-view.tsx';
import type { Presentation } from './use-presentation.ts';

interface Props {
  readonly show: Presentation;
  readonly act: (action: Action) => void;
}

/** Before the lecture begins: its title, the net on show as it is, which lecture it will be, and the keys. */
export function TitleSlide({ show, act }: Props): ReactNode {
  const settings = useAppState((state) => state.settings);
  return (
    <SceneFrame
      statement={show.lecture.title}
      side={
        <div className="lay-begin">
          <Choice />
          <button type="button" className="ui-button lay-begin-button" onClick={() => act('next')}>
            Begin
          </button>
          <dl className="lay-keys">
            {keyWords.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </div>
      }
    >
      <ErrorBoundary what="The figure" retryOn={settings}>
        <GradientFigure />
      </ErrorBoundary>
    </SceneFrame>
  );
}

function Choice(): ReactNode {
  const chosen = useAppState((state) => state.settings.lecture);
  const push = useStep();
  const own = useOwnLectures();
  const about = (id: Settings['lecture']): string => {
    const lecture = id === 'own' ? lectureOf(id, own) : lectures[id];
    if (lecture.scenes.length === 0) return 'none yet: press L';
    return `${lecture.scenes.length} scenes, ${Math.round(minutesOf(lecture))} min`;
  };
  return (
    <fieldset className="lay-choice" aria-label="Lecture">
      {settingRows.lecture.choices.map(({ id, words }) => (
        <label key={id}>
          <input
            type="radio"
            name="lecture"
            checked={chosen === id}
            onChange={() => push(setSetting('lecture', id))}
          />
          <span>{words}</span> <small>{about(id)}</small>
        </label>
      ))}
    </fieldset>
  );
}
