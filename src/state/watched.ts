import type { JobKind, PartOf, RequestOf } from '../compute/jobs.ts';
import type { Pool } from '../compute/pool.ts';
import type { AppStore } from './store.ts';

/** What the pool has told about a question so far. Nothing in it changes later. */
export interface Watched<About, Kind extends JobKind> {
  /** What it is about; of an earlier question until the first part of a new one has come. */
  readonly about: About;
  readonly parts: readonly PartOf<Kind>[];
  readonly status: 'waiting' | 'working' | 'done' | 'failed';
  /** The parts are those of an earlier question. */
  readonly stale: boolean;
}

export interface WatchedSource<About, Kind extends JobKind> {
  readonly get: () => Watched<About, Kind>;
  /** Before anything was known, of the net with which the page was built. */
  readonly getInitial: () => Watched<About, Kind>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody looks: until the function returned is called, the question is worked on. */
  readonly watch: () => () => void;
  readonly stop: () => void;
}

interface Question<About, Kind extends JobKind> {
  readonly kind: Kind;
  /** What the state asks about. */
  readonly aboutOf: () => About;
  /** What that of the beginning asked about. */
  readonly initialAbout: () => About;
  readonly same: (a: About, b: About) => boolean;
  /** Null where nothing is to be computed. */
  readonly requestOf: (about: About) => RequestOf<Kind> | null;
  /**
   * The first part comes in a moment and is a whole picture: it is waited for, however the question changes meanwhile, so
   * that what is shown under a moving slider is a step or two behind and not nothing.
   */
  readonly isSoon?: (about: About) => boolean;
}

/** Calls back at every change of the settings. */
export const settingsChanges =
  (store: AppStore) =>
  (hear: () => void): (() => void) =>
    store.subscribe((state, before) => {
      if (state.settings !== before.settings || state.example !== before.example) hear();
    });

/**
 * An answer of the pool to a question that changes when `changes` says so, worked on while somebody looks and given up
 * when the question changes. The answer of before stays until the new one begins.
 */
export function createWatched<About, Kind extends JobKind>(
  changes: (hear: () => void) => () => void,
  pool: Pool,
  { kind, aboutOf, initialAbout, same, requestOf, isSoon = () => false }: Question<About, Kind>,
): WatchedSource<About, Kind> {
  const listeners = new Set<() => void>();
  let watchers = 0;
  const waitingFor = (about: About): Watched<About, Kind> => ({
    about,
    parts: [],
    status: 'waiting',
    stale: false,
  });
  const initial = waitingFor(initialAbout());
  let present = waitingFor(aboutOf());
  /** What is being worked on, or has been answered or failed. */
  let asked: About | null = null;
  let working = false;
  /** The first part of what is being worked on is waited for. */
  let awaited = false;

  const publish = (next: Watched<About, Kind>) => {
    present = next;
    for (const listener of listeners) listener();
  };

  const drop = () => {
    if (working) pool.cancel(kind);
    working = false;
    awaited = false;
    asked = null;
  };

  const ask = (about: About) => {
    const request = requestOf(about);
    asked = about;
    if (request === null) return publish({ about, parts: [], status: 'done', stale: false });
    working = true;
    awaited = isSoon(about);
    let parts: readonly PartOf<Kind>[] = [];
    publish({ ...present, status: 'working', stale: present.parts.length > 0 && !awaited });
    const end = (status: 'done' | 'failed') => {
      working = false;
      awaited = false;
      publish({ about, parts, status, stale: false });
      refresh();
    };
    pool.run(kind, request, {
      parts: (more) => {
        parts = [...parts, ...more];
        publish({ about, parts, status: 'working', stale: false });
        if (!awaited) return;
        awaited = false;
        refresh();
      },
      restarted: () => {
        parts = [];
      },
      done: () => end('done'),
      failed: () => end('failed'),
    });
  };

  const refresh = () => {
    const about = aboutOf();
    if (asked !== null && same(asked, about)) {
      if (watchers > 0 || !working) return;
      drop();
      return publish({ ...present, status: 'waiting' });
    }
    if (awaited && watchers > 0) return;
    drop();
    if (watchers > 0) ask(about);
    else if (present.status !== 'waiting') publish({ ...present, status: 'waiting' });
  };

  const unsubscribe = changes(refresh);
  const look = (more: number) => {
    watchers += more;
    refresh();
  };
  return {
    get: () => present,
    getInitial: () => initial,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: () => {
      look(1);
      return () => look(-1);
    },
    stop: () => {
      unsubscribe();
      drop();
    },
  };
}
