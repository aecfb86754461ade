import { type Job, type JobKind, jobs, transfers } from './jobs.ts';
import { createTensorCache, type TensorCache } from './tensor-cache.ts';

/** What a runner hears. A start ends the job that runs. */
export type ToRunner =
  | { readonly type: 'start'; readonly id: number; readonly kind: JobKind; readonly request: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** What a runner says. Parts come in the order in which the job yields them, some at a time, perhaps none. */
export type FromRunner =
  | { readonly type: 'ready' }
  | { readonly type: 'parts'; readonly id: number; readonly parts: readonly unknown[] }
  | { readonly type: 'done'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };

/** The chances of a runner: the screen's thread or another, a test's clock or the real one. */
export interface Surroundings {
  readonly post: (message: FromRunner, transfer: Transferable[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back as soon as whatever waits has had its turn. */
  readonly pause: (resume: () => void) => void;
  readonly cache?: TensorCache;
}

/** A job gives way after this time, so that a cancel message is heard. */
const sliceMs = 5;
/** Parts are told at most this often: every telling is a picture drawn. */
const tellMs = 32;
/** A job with nothing to tell gives a sign of life. */
const signMs = 1000;

interface Running {
  readonly id: number;
  readonly kind: JobKind;
  readonly job: Job<unknown>;
  parts: unknown[];
  told: number;
}

/** Runs one job at a time, slice by slice; returns what hears the messages. */
export function createRunner(surroundings: Surroundings): (message: ToRunner) => void {
  const { post, now, pause, cache = createTensorCache() } = surroundings;
  let running: Running | null = null;

  const tell = (current: Running) => {
    const transfer = current.parts.flatMap((part) => transferOf(current.kind, part));
    post({ type: 'parts', id: current.id, parts: current.parts }, transfer);
    current.parts = [];
    current.told = now();
  };

  const slice = (current: Running) => {
    if (running !== current) return;
    try {
      const end = now() + sliceMs;
      do {
        const step = current.job.next();
        if (step.done) {
          running = null;
          if (current.parts.length > 0) tell(current);
          return post({ type: 'done', id: current.id }, []);
        }
        if (step.value !== null) current.parts.push(step.value);
      } while (now() < end);
    } catch (thrown) {
      running = null;
      return post({ type: 'failed', id: current.id, reason: String(thrown) }, []);
    }
    if (now() - current.told >= (current.parts.length > 0 ? tellMs : signMs)) tell(current);
    pause(() => slice(current));
  };

  return (message) => {
    if (message.type === 'cancel') {
      if (running?.id === message.id) running = null;
      return;
    }
    const { id, kind } = message;
    // Said by the pool, whose requests are typed by their kind.
    const start = jobs[kind] as (request: unknown, cache: TensorCache) => Job<unknown>;
    running = { id, kind, job: start(message.request, cache), parts: [], told: Number.NEGATIVE_INFINITY };
    const current = running;
    pause(() => slice(current));
  };
}

function transferOf(kind: JobKind, part: unknown): Transferable[] {
  const transfer = transfers[kind] as ((part: unknown) => Transferable[]) | undefined;
  return transfer?.(part) ?? [];
}

/** A pause that lets messages in and costs microseconds: a task of its own, posted through a channel of its own. */
export function channelPause(): (resume: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (resume) => {
    waiting.push(resume);
    port2.postMessage(null);
  };
}
