import { type ReactNode, useEffect, useState } from 'react';
import { setSetting } from '../../state/changes.ts';
import { useAppState, useStep } from '../../state/hooks.ts';
import { isAsPrepared } from '../../state/scenes.ts';
import { reachable } from '../../ui/reachable.ts';
import { Bar } from './bar.tsx';
import { CodePanel } from './code-panel.tsx';
import { Desk } from './desk.tsx';
import { HandOut } from './hand-out.tsx';
import type { Action } from './keys.ts';
import { useSharedLecture } from './lecture-from-link.ts';
import { Notes } from './notes.tsx';
import { PointerRing } from './pointer-ring.tsx';
import { SceneView } from './scene-view.tsx';
import { TitleSlide } from './title-slide.tsx';
import { useKeys } from './use-keys.ts';
import { useLine } from './use-line.ts';
import { type Presentation, usePresentation } from './use-presentation.ts';
import { useSwipe } from './use-swipe.ts';
import './panels.css';
import './stage.css';

type Room = 'stage' | 'desk' | 'hand-out';

/** A lecture: one scene at a time for the room; behind the stage the lectures themselves, and their hand-out. */
export function Present(): ReactNode {
  const show = usePresentation();
  const { openSpeaker } = useLine(show);
  const [room, setRoom] = useState<Room>('stage');
  const shared = useSharedLecture();
  if (room === 'desk')
    return <Desk show={show} onClose={() => setRoom('stage')} onHandOut={() => setRoom('hand-out')} />;
  if (room === 'hand-out') return <HandOut lecture={show.lecture} onClose={() => setRoom('stage')} />;
  return <Stage show={show} openSpeaker={openSpeaker} openDesk={() => setRoom('desk')} said={shared} />;
}

interface StageProps {
  readonly show: Presentation;
  readonly openSpeaker: () => boolean;
  readonly openDesk: () => void;
  /** What came with the address. */
  readonly said: string | null;
}

type Panel = 'code' | 'notes';

const changed = 'Changed by hand. R restores the scene.';

function Stage({ show, openSpeaker, openDesk, said }: StageProps): ReactNode {
  const { place, scene, dark, setDark } = show;
  const push = useStep();
  const settings = useAppState((state) => state.settings);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const toggle = (next: Panel) => setPanel(panel === next ? null : next);

  const back = () => {
    if (panel !== null) setPanel(null);
    else if (dark) setDark(false);
    else push((state) => setSetting('view', state.home)(state));
  };
  const actions: Readonly<Record<Action, () => void>> = {
    next: show.next,
    previous: show.previous,
    restore: show.restore,
    dark: () => setDark((now) => !now),
    code: () => toggle('code'),
    notes: () => toggle('notes'),
    desk: openDesk,
    full: () => void fullScreen(setTold),
    speaker: () =>
      setTold(
        openSpeaker() ? null : 'The browser did not open the speaker window. Allow pop-ups for this page.',
      ),
    back,
  };
  const act = (action: Action) => {
    setTold(null);
    actions[action]();
  };
  useKeys(act);
  useSwipe(act);
  useLettingGo();

  return (
    <main className="lay-present" data-dark={dark || undefined}>
      <div className="lay-scene-frame">
        {scene ? (
          <SceneView key={`${place.scene}`} scene={scene} step={place.step} onStep={show.setStep} />
        ) : (
          <TitleSlide show={show} act={act} />
        )}
      </div>
      <div className="lay-bar-frame">
        <Bar show={show} controls={scene?.controls ?? ['layers', 'activation', 'scale']} act={act} />
      </div>
      {panel === 'code' && <CodePanel onClose={() => setPanel(null)} />}
      {panel === 'notes' && scene && (
        <aside className="lay-notes" aria-label="Notes" ref={reachable}>
          <Notes text={scene.notes} />
        </aside>
      )}
      <p className="lay-told" role="status">
        {told ?? (scene ? (isAsPrepared(scene, settings) ? null : changed) : said)}
      </p>
      {dark && (
        <button
          type="button"
          className="lay-dark"
          aria-label="End the blackout"
          onClick={() => setDark(false)}
        />
      )}
      <PointerRing />
    </main>
  );
}

async function fullScreen(tell: (words: string) => void): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    tell('The browser does not let this page fill the screen here.');
  }
}

/** What was pressed with the pointer lets go of the keyboard, so that arrows and Space turn pages after a drag. */
function useLettingGo(): void {
  useEffect(() => {
    const letGo = () =>
      setTimeout(() => {
        const held = document.activeElement;
        if (held instanceof HTMLElement && !held.closest('[role="dialog"], .lay-panel')) held.blur();
      });
    window.addEventListener('pointerup', letGo);
    return () => window.removeEventListener('pointerup', letGo);
  }, []);
}
