import { type ReactNode, useEffect, useState } from 'react';
import { SceneProse } from '../../content/scenes/scene-text.tsx';
import { stepsOf } from '../../model/scene.ts';
import { sceneAt } from '../../state/presentation.ts';
import { reachable } from '../../ui/reachable.ts';
import type { Action } from './keys.ts';
import { Notes } from './notes.tsx';
import { SceneView } from './scene-view.tsx';
import { recall, remember } from './session.ts';
import { useKeys } from './use-keys.ts';
import { useLine } from './use-line.ts';
import { usePresentation } from './use-presentation.ts';
import './speaker.css';

const second = 1000;

/** Minutes and seconds. */
const lasting = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** What only the lecturer sees: the notes, this scene and the next, the clock. It turns the pages of the other window. */
export function Speaker(): ReactNode {
  const show = usePresentation();
  const { heardAt, hello } = useLine(show);
  const now = useNow(hello);
  const { lecture, place, scene, dark, setDark, setStep } = show;
  const following = sceneAt(lecture, place.scene + 1);
  const actions: Partial<Record<Action, () => void>> = {
    next: show.next,
    previous: show.previous,
    restore: show.restore,
    dark: () => setDark((dark) => !dark),
  };
  const act = (action: Action) => actions[action]?.();
  useKeys(act);
  const inStep = heardAt !== null && now - heardAt < 6 * second;
  const steps = scene ? stepsOf(scene) : 1;
  return (
    <main className="lay-speaker">
      <header className="lay-speaker-head">
        <Clock
          now={now}
          planned={lecture.scenes.slice(0, place.scene).reduce((sum, s) => sum + s.minutes, 0)}
        />
        <p role="status">
          {inStep
            ? dark
              ? 'The room sees black.'
              : 'In step with the room.'
            : 'The window of the room is not heard. Open this one from there with S.'}
        </p>
        <div className="lay-speaker-buttons">
          <button type="button" className="ui-button" onClick={show.previous}>
            Previous
          </button>
          <button type="button" className="ui-button" onClick={show.next}>
            Next
          </button>
          <button type="button" className="ui-button" aria-pressed={dark} onClick={() => setDark(!dark)}>
            Blackout
          </button>
          <button type="button" className="ui-button" onClick={show.restore}>
            Restore
          </button>
        </div>
      </header>
      <section className="lay-speaker-now" aria-label="This scene">
        <h2>
          {place.scene} / {lecture.scenes.length} {scene?.title ?? lecture.title}
          {steps > 1 && ` · step ${place.step + 1} of ${steps}`}
        </h2>
        <div className="lay-scene-frame">
          {scene && <SceneView key={`${place.scene}`} scene={scene} step={place.step} onStep={setStep} />}
        </div>
      </section>
      <section className="lay-speaker-notes" aria-label="Notes" ref={reachable}>
        {scene ? <Notes text={scene.notes} /> : <p>The lecture has not begun.</p>}
      </section>
      <section className="lay-speaker-next" aria-label="Next scene">
        <h2>Next{following ? `: ${following.title}` : ''}</h2>
        <p>{following ? <SceneProse text={following.statement} /> : 'This is the last scene.'}</p>
      </section>
    </main>
  );
}

/** The time of day, every second; every other one the room is asked how it stands. */
function useNow(hello: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let ticks = 0;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (ticks++ % 2 === 0) hello();
    }, second);
    return () => clearInterval(timer);
  }, [hello]);
  return now;
}

const beganKey = 'unstable-gradients-began';

/** When the lecture began; a reload of this window does not forget it. */
function useBegan(): readonly [number, (at: number) => void] {
  const [began, setBegan] = useState(() => Number(recall(beganKey)) || Date.now());
  useEffect(() => remember(beganKey, String(began)), [began]);
  return [began, setBegan];
}

/** How long it has taken so far, how long it was to take, and the time. */
function Clock({ now, planned }: { readonly now: number; readonly planned: number }): ReactNode {
  const [began, setBegan] = useBegan();
  return (
    <div className="lay-clock">
      <strong>{lasting(now - began)}</strong>
      <span>planned to the end of this scene {lasting(planned * 60 * second)}</span>
      <span>{new Date(now).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</span>
      <button type="button" className="ui-button" onClick={() => setBegan(Date.now())}>
        Start the clock
      </button>
    </div>
  );
}
