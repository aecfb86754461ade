import type { Lecture } from '../model/scene.ts';
import { formatLecture, parseLecture } from './lecture-file.ts';

/** The lectures of this browser. Nothing in it changes later. */
export interface OwnLectures {
  readonly lectures: readonly Lecture[];
  /** The place of the one that is given or edited, counted from 0. */
  readonly chosen: number;
  /** What stood there before the last edit, while it can be brought back. */
  readonly before: Pick<OwnLectures, 'lectures' | 'chosen'> | null;
  /** Why they are not kept, in words. */
  readonly problem: string | null;
}

export interface OwnLecturesSource {
  readonly get: () => OwnLectures;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another lecture, at the end, and chosen. */
  readonly add: (lecture: Lecture) => void;
  readonly choose: (at: number) => void;
  /** The chosen one, edited. */
  readonly edit: (change: (lecture: Lecture) => Lecture) => void;
  readonly remove: (at: number) => void;
  readonly undo: () => void;
  /** What another window has kept. */
  readonly reload: () => void;
}

export const storageKey = 'unstable-gradients-lectures';

const none: OwnLectures = { lectures: [], chosen: 0, before: null, problem: null };

const inWords = (thrown: unknown): string =>
  thrown instanceof Error && /quota/i.test(thrown.name + thrown.message)
    ? 'The browser has no room left for this lecture. It stays as it is here until the page is closed: export it as a file.'
    : 'The browser does not let this page keep anything. The lecture stays until the page is closed: export it as a file.';

/** The text under the key: a list of lectures, each as in a file, and which one is chosen. */
function read(kept: string | null): OwnLectures {
  if (kept === null) return none;
  let root: unknown;
  try {
    root = JSON.parse(kept);
  } catch {
    root = null;
  }
  const { lectures, chosen } = (root ?? {}) as { lectures?: unknown; chosen?: unknown };
  const texts = Array.isArray(lectures) ? lectures : [];
  const parsed = texts.map((text) => parseLecture(String(text)));
  const good = parsed.flatMap((one) => ('lecture' in one ? [one.lecture] : []));
  const lost = !Array.isArray(lectures) || good.length < texts.length;
  return {
    lectures: good,
    chosen: within(good, Number(chosen)),
    before: null,
    problem: lost ? 'Some of what this browser had kept is no lecture, and was left out.' : null,
  };
}

const within = (lectures: readonly Lecture[], at: number): number =>
  Math.max(0, Math.min(lectures.length - 1, Number.isInteger(at) ? at : 0));

/**
 * Keeps the person's own lectures in a storage. Where it is forbidden or full they live as long as the page, and
 * `problem` says so.
 */
export function createOwnLectures(storage: () => Pick<Storage, 'getItem' | 'setItem'>): OwnLecturesSource {
  const listeners = new Set<() => void>();
  const load = (): OwnLectures => {
    try {
      return read(storage().getItem(storageKey));
    } catch (thrown) {
      return { ...none, problem: inWords(thrown) };
    }
  };
  let present = load();

  const publish = (next: OwnLectures) => {
    present = next;
    for (const listener of listeners) listener();
  };
  const keep = (lectures: readonly Lecture[], at: number, before: OwnLectures['before']) => {
    const chosen = within(lectures, at);
    let problem: string | null = null;
    try {
      const texts = lectures.map((lecture) => formatLecture(lecture, 0));
      storage().setItem(storageKey, JSON.stringify({ chosen, lectures: texts }));
    } catch (thrown) {
      problem = inWords(thrown);
    }
    publish({ lectures, chosen, before, problem });
  };
  const now = () => ({ lectures: present.lectures, chosen: present.chosen });

  return {
    get: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (lecture) => keep([...present.lectures, lecture], present.lectures.length, null),
    choose: (at) => keep(present.lectures, at, null),
    edit: (change) => {
      const { lectures, chosen } = present;
      const lecture = lectures[chosen];
      if (lecture === undefined) return;
      const next = change(lecture);
      if (next !== lecture) keep(lectures.with(chosen, next), chosen, now());
    },
    remove: (at) => {
      if (at in present.lectures) keep(present.lectures.toSpliced(at, 1), present.chosen, now());
    },
    undo: () => {
      if (present.before) keep(present.before.lectures, present.before.chosen, null);
    },
    reload: () => publish(load()),
  };
}
