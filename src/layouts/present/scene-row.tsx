import { ArrowDown, ArrowUp, Copy, Pencil, Play, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { SceneProse } from '../../content/scenes/scene-text.tsx';
import { duplicateScene, moveScene, removeScene } from '../../model/lecture-edits.ts';
import type { Scene } from '../../model/scene.ts';
import { ownLectures } from './lecture.ts';
import { SceneEditor } from './scene-editor.tsx';

interface Props {
  readonly scene: Scene;
  /** Its place, counted from 0, and that of the last one. */
  readonly at: number;
  readonly last: number;
  /** It may be edited. */
  readonly own: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onShow: () => void;
}

/** A scene in the list of its lecture. */
export function SceneRow({ scene, at, last, own, open, onOpen, onShow }: Props): ReactNode {
  const name = `scene ${at + 1}`;
  const buttons = [
    {
      says: `Move ${name} up`,
      face: <ArrowUp size={15} aria-hidden />,
      does: moveScene(at, at - 1),
      off: at === 0,
    },
    {
      says: `Move ${name} down`,
      face: <ArrowDown size={15} aria-hidden />,
      does: moveScene(at, at + 1),
      off: at === last,
    },
    {
      says: `Duplicate ${name}`,
      face: <Copy size={15} aria-hidden />,
      does: duplicateScene(at),
      off: last >= 98,
    },
    {
      says: `Delete ${name}`,
      face: <Trash2 size={15} aria-hidden />,
      does: removeScene(at),
      off: last === 0,
    },
  ];
  return (
    <li>
      <div className="lay-scene-row">
        <div className="lay-scene-words">
          <strong>{scene.title || 'Untitled'}</strong>
          <span>
            <SceneProse text={scene.statement} />
          </span>
        </div>
        <button type="button" className="ui-button" aria-label={`Show ${name}`} title="Show" onClick={onShow}>
          <Play size={15} aria-hidden />
        </button>
        {own && (
          <>
            <button
              type="button"
              className="ui-button"
              aria-label={`Edit ${name}`}
              title="Edit"
              aria-expanded={open}
              onClick={() => onOpen(!open)}
            >
              <Pencil size={15} aria-hidden />
            </button>
            {buttons.map(({ says, face, does, off }) => (
              <button
                key={says}
                type="button"
                className="ui-button"
                aria-label={says}
                title={says}
                disabled={off}
                onClick={() => {
                  onOpen(false);
                  ownLectures.edit(does);
                }}
              >
                {face}
              </button>
            ))}
          </>
        )}
      </div>
      {own && open && <SceneEditor scene={scene} at={at} />}
    </li>
  );
}
