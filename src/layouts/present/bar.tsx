import { ChevronLeft, ChevronRight, Ellipsis, QrCode } from 'lucide-react';
import type { ReactNode } from 'react';
import { SceneControls } from '../../figures/scene-controls.tsx';
import type { SceneControl } from '../../model/scene.ts';
import { PopoverButton } from '../../ui/popover.tsx';
import type { Action } from './keys.ts';
import { numbered } from './numbered.ts';
import type { Presentation } from './use-presentation.ts';

const menu: readonly { readonly action: Action; readonly words: string; readonly key: string }[] = [
  { action: 'restore', words: 'Restore the scene', key: 'R' },
  { action: 'dark', words: 'Blackout', key: 'B' },
  { action: 'notes', words: 'Notes', key: 'N' },
  { action: 'speaker', words: 'Speaker window', key: 'S' },
  { action: 'full', words: 'Full screen', key: 'F' },
  { action: 'desk', words: 'Lectures', key: 'L' },
  { action: 'back', words: 'Back to where you came from', key: 'Esc' },
];

interface Props {
  readonly show: Presentation;
  readonly controls: readonly SceneControl[];
  readonly act: (action: Action) => void;
}

/** What the lecturer reaches for: where the lecture stands, the sliders, the code, and everything that keys do. */
export function Bar({ show, controls, act }: Props): ReactNode {
  const { lecture, place, goTo } = show;
  const { scenes } = lecture;
  return (
    <div className="lay-bar">
      <nav className="lay-places" aria-label="Scenes">
        <button type="button" className="lay-turn" aria-label="Previous" onClick={() => act('previous')}>
          <ChevronLeft aria-hidden />
        </button>
        <span className="lay-place">
          {place.scene} / {scenes.length}
        </span>
        <button type="button" className="lay-turn" aria-label="Next" onClick={() => act('next')}>
          <ChevronRight aria-hidden />
        </button>
        <span className="lay-dots">
          {numbered(scenes).map(({ item: { title }, at: i, key }) => (
            <button
              key={key}
              type="button"
              aria-label={`Scene ${i + 1}: ${title}`}
              aria-current={place.scene === i + 1 ? 'step' : undefined}
              data-past={i < place.scene || undefined}
              onClick={() => goTo({ scene: i + 1, step: 0 })}
            />
          ))}
        </span>
      </nav>
      <div className="lay-bar-controls">
        <SceneControls of={controls} />
      </div>
      <div className="lay-bar-buttons">
        <button type="button" className="ui-button" onClick={() => act('code')}>
          <QrCode aria-hidden /> QR
        </button>
        <PopoverButton name="More" face={<Ellipsis aria-hidden />}>
          {(close) => (
            <ul className="lay-menu">
              {menu.map(({ action, words, key }) => (
                <li key={action}>
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      act(action);
                    }}
                  >
                    {words} <kbd>{key}</kbd>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </PopoverButton>
      </div>
    </div>
  );
}
