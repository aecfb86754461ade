import type { ReactNode } from 'react';
import { SceneFormula, SceneProse } from '../../content/scenes/scene-text.tsx';
import { faultOfProse, faultOfTex } from '../../content/scenes/tex-faults.ts';
import { replaceScene } from '../../model/lecture-edits.ts';
import {
  type Scene,
  type SceneFigureId,
  type SceneKind,
  sceneFigures,
  sceneKinds,
} from '../../model/scene.ts';
import { trainingPresets } from '../../model/trainings.ts';
import { useGetState } from '../../state/hooks.ts';
import { sceneOnShow } from '../../state/scenes.ts';
import { ownLectures } from './lecture.ts';
import { numbered } from './numbered.ts';

interface Props {
  readonly scene: Scene;
  readonly at: number;
}

const idsOf = <Id extends string>(table: Readonly<Record<Id, string>>): Id[] => Object.keys(table) as Id[];

/** Everything of a scene that is words, and which figure it shows; its net is what was seen when it was saved. */
export function SceneEditor({ scene, at }: Props): ReactNode {
  const getState = useGetState();
  const put = (part: Partial<Scene>) => ownLectures.edit(replaceScene(at, part));
  const formulas = scene.formula.join('\n');
  const fault =
    faultOfProse(scene.statement) ??
    faultOfProse(scene.ask) ??
    scene.formula.map((tex) => faultOfTex(tex, true)).find((one) => one !== null) ??
    null;
  return (
    <div className="lay-editor">
      <label className="lay-field">
        Title
        <input
          value={scene.title}
          maxLength={120}
          onChange={(event) => put({ title: event.currentTarget.value })}
        />
      </label>
      <label className="lay-field">
        Statement, with $TeX$
        <textarea
          rows={2}
          value={scene.statement}
          maxLength={400}
          onChange={(event) => put({ statement: event.currentTarget.value })}
        />
      </label>
      <label className="lay-field">
        Formula, TeX, a line each
        <textarea
          rows={3}
          value={formulas}
          onChange={(event) =>
            put({
              formula:
                event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n').slice(0, 8),
            })
          }
        />
      </label>
      {fault === null ? (
        <div className="lay-preview">
          <p>
            <SceneProse text={scene.statement} />
          </p>
          {numbered(scene.formula).map(({ item, key }) => (
            <SceneFormula key={key} tex={item} />
          ))}
        </div>
      ) : (
        <p role="alert" className="lay-faults">
          This TeX cannot be set: {fault}
        </p>
      )}
      <label className="lay-field">
        Question to the room
        <input
          value={scene.ask}
          maxLength={400}
          onChange={(event) => put({ ask: event.currentTarget.value })}
        />
      </label>
      <label className="lay-field">
        Notes for you, with $TeX$
        <textarea
          rows={4}
          value={scene.notes}
          maxLength={6000}
          onChange={(event) => put({ notes: event.currentTarget.value })}
        />
      </label>
      <div className="lay-editor-row">
        <label className="lay-field">
          Figure
          <select
            value={scene.figure}
            onChange={(event) => put({ figure: event.currentTarget.value as SceneFigureId })}
          >
            {idsOf(sceneFigures).map((id) => (
              <option key={id} value={id}>
                {sceneFigures[id]}
              </option>
            ))}
          </select>
        </label>
        {scene.figure === 'training' && (
          <label className="lay-field">
            Nets in training
            <select
              value={scene.training ?? ''}
              onChange={(event) => put({ training: event.currentTarget.value || null })}
            >
              <option value="">Those that are there</option>
              {trainingPresets.map(({ id, words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="lay-field">
          Goes on
          <select
            value={scene.kind}
            onChange={(event) => put({ kind: event.currentTarget.value as SceneKind })}
          >
            {idsOf(sceneKinds).map((id) => (
              <option key={id} value={id}>
                {sceneKinds[id]}
              </option>
            ))}
          </select>
        </label>
        <label className="lay-field">
          Minutes
          <input
            type="number"
            min={0}
            max={240}
            value={scene.minutes}
            onChange={(event) => {
              const minutes = event.currentTarget.valueAsNumber;
              if (minutes >= 0 && minutes <= 240) put({ minutes });
            }}
          />
        </label>
      </div>
      <button type="button" className="ui-button" onClick={() => put(sceneOnShow(getState(), scene))}>
        Take the net that is on show now
      </button>
    </div>
  );
}
