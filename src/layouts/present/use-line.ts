import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { pageSettings } from '../../model/page-settings.ts';
import { defaultSettings } from '../../model/settings.ts';
import { formatAddress, parseAddress } from '../../state/address.ts';
import { useApply, useAppState, useGetState } from '../../state/hooks.ts';
import { formatLecture, parseLecture } from '../../state/lecture-file.ts';
import { type Line, type LineMessage, openLine, type Standing } from '../../state/lecture-line.ts';
import { sceneAt } from '../../state/presentation.ts';
import { followOther } from '../../state/scenes.ts';
import { lectureOf, ownLectures } from './lecture.ts';
import type { Presentation } from './use-presentation.ts';

const named = /^(?:lecture|speaker)-(\w+)$/;

/** What the windows of one lecture have in common in their names, which outlive a reload. */
function lineName(): string {
  const known = named.exec(window.name)?.[1];
  if (known !== undefined) return known;
  const fresh = Math.random().toString(36).slice(2);
  window.name = `lecture-${fresh}`;
  return fresh;
}

/** Takes over the other window's lecture, if it is not the one kept here. */
function takeLecture(text: string): void {
  const present = () => formatLecture(lectureOf('own', ownLectures.get()), 0);
  if (text === present()) return;
  ownLectures.reload();
  if (text === present()) return;
  const parsed = parseLecture(text);
  if ('lecture' in parsed) ownLectures.add(parsed.lecture);
}

interface InStep {
  /** When the other window was last heard of. */
  readonly heardAt: number | null;
  /** Opens the speaker's window; false if the browser refuses. */
  readonly openSpeaker: () => boolean;
  readonly hello: () => void;
}

/** Keeps two windows of one lecture in step: what one shows, the other shows too. */
export function useLine({ where, dark, goTo, setDark }: Presentation): InStep {
  const getState = useGetState();
  const apply = useApply();
  const line = useRef<Line>(null);
  /** What both windows know to be shown. */
  const common = useRef('');
  /** What this one showed when last looked; null before that. */
  const seen = useRef<string | null>(null);
  /** Loaded a moment ago, it asks the other first; what the address does not carry is known there alone. */
  const fresh = useRef(true);
  const [heardAt, setHeardAt] = useState<number | null>(null);
  // So that it renders with every change of them.
  useAppState((state) => state.settings);

  const standing = (): Standing => {
    const { settings } = getState();
    const own = settings.lecture === 'own' ? formatLecture(lectureOf('own', ownLectures.get()), 0) : null;
    const { lecture, scene } = settings;
    const address = formatAddress({ ...settings, ...pageSettings(defaultSettings), lecture, scene });
    return { address, step: where().step, dark, own };
  };
  const tell = useEffectEvent(() => {
    fresh.current = false;
    const present = standing();
    common.current = JSON.stringify(present);
    line.current?.send({ type: 'standing', ...present });
  });
  const hear = useEffectEvent((message: LineMessage) => {
    setHeardAt(Date.now());
    if (message.type === 'hello') return fresh.current ? undefined : tell();
    fresh.current = false;
    const { type: _, ...other } = message;
    const key = JSON.stringify(other);
    if (key === JSON.stringify(standing())) return;
    common.current = key;
    if (other.own !== null) takeLecture(other.own);
    const { settings } = parseAddress(other.address);
    const scene = sceneAt(lectureOf(settings.lecture, ownLectures.get()), settings.scene);
    apply(followOther(settings, scene));
    goTo({ scene: settings.scene, step: other.step });
    setDark(other.dark);
  });

  useEffect(() => {
    const opened = openLine(`unstable-gradients-${lineName()}`, window, (message) => hear(message));
    line.current = opened;
    opened.send({ type: 'hello' });
    const patience = setTimeout(() => {
      fresh.current = false;
    }, 1000);
    return () => {
      clearTimeout(patience);
      line.current = null;
      opened.close();
    };
  }, []);

  const tellNews = useEffectEvent(() => {
    const present = JSON.stringify(standing());
    // Two windows that cannot agree must not talk for ever: only a change here is news.
    if (present === seen.current) return;
    const isNews = seen.current !== null && present !== common.current;
    seen.current = present;
    if (isNews) tell();
  });
  // After every rendering: it renders when the settings change, and comparing costs little.
  useEffect(() => tellNews());

  const openSpeaker = useCallback(() => {
    const page = window.location.href.replace(/#.*$/s, '');
    const address = formatAddress({ ...getState().settings, view: 'speaker' });
    const other = window.open(page + address, `speaker-${lineName()}`, 'popup,width=1120,height=760');
    if (other === null) return false;
    line.current?.connect(other);
    return true;
  }, [getState]);
  const hello = useCallback(() => line.current?.send({ type: 'hello' }), []);
  return { heardAt, openSpeaker, hello };
}
