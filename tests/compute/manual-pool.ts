import { type Job, type JobKind, jobs, type PartOf, type RequestOf } from '../../src/compute/jobs.ts';
import type { Listener, Pool } from '../../src/compute/pool.ts';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';

interface Running {
  readonly job: Job<unknown>;
  readonly listener: Listener<JobKind>;
}

export interface ManualPool extends Pool {
  /** Every request so far. */
  readonly requests: readonly { readonly kind: JobKind; readonly request: unknown }[];
  readonly running: () => readonly JobKind[];
  /** Goes on with the job of the kind until it tells something or is done. */
  readonly step: (kind: JobKind) => void;
  /** Goes on with everything until nothing is left. */
  readonly finish: () => void;
  readonly fail: (kind: JobKind, reason: string) => void;
  readonly restart: (kind: JobKind) => void;
}

/** A pool whose jobs go on when the test says so. */
export function createManualPool(): ManualPool {
  const cache = createTensorCache();
  const running = new Map<JobKind, Running>();
  const requests: { kind: JobKind; request: unknown }[] = [];

  const start = (kind: JobKind, request: unknown): Job<unknown> => {
    const begin = jobs[kind] as (request: unknown, tensors: typeof cache) => Job<unknown>;
    return begin(request, cache);
  };

  const step = (kind: JobKind) => {
    const current = running.get(kind);
    if (!current) throw new Error(`Nothing of the kind ${kind} is running.`);
    for (;;) {
      const { value, done } = current.job.next();
      if (done) {
        running.delete(kind);
        return current.listener.done();
      }
      if (value !== null) return current.listener.parts([value as PartOf<JobKind>]);
    }
  };

  return {
    requests,
    run: <Kind extends JobKind>(kind: Kind, request: RequestOf<Kind>, listener: Listener<Kind>) => {
      requests.push({ kind, request });
      running.set(kind, { job: start(kind, request), listener: listener as Listener<JobKind> });
    },
    cancel: (kind) => void running.delete(kind),
    close: () => running.clear(),
    running: () => [...running.keys()],
    step,
    finish: () => {
      for (let kind = [...running.keys()][0]; kind; kind = [...running.keys()][0]) step(kind);
    },
    fail: (kind, reason) => {
      const { listener } = running.get(kind)!;
      running.delete(kind);
      listener.failed(reason);
    },
    restart: (kind) => running.get(kind)!.listener.restarted?.(),
  };
}
