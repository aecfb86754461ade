import type { JobKind, PartOf, RequestOf } from '../compute/jobs.ts';
import type { Pool } from '../compute/pool.ts';

/** What is asked of the pool. Two questions of a kind are the same if `of` and `scope` are. */
export interface Question<Kind extends JobKind> {
  readonly kind: Kind;
  /** What it is about. */
  readonly of: object;
  /** How much of it. */
  readonly scope?: string;
  readonly request: RequestOf<Kind>;
  readonly take: (parts: readonly PartOf<Kind>[]) => void;
}

export interface Requests {
  /** Asks, unless the same is being answered already. */
  readonly ask: <Kind extends JobKind>(question: Question<Kind>) => void;
  readonly isAsked: <Kind extends JobKind>(question: Question<Kind>) => boolean;
  /** Whether anything of this kind is being answered. */
  readonly isBusy: (kind: JobKind) => boolean;
  /** Ends what is asked of this kind. */
  readonly drop: (kind: JobKind) => void;
  readonly fail: (kind: JobKind, reason: string) => void;
  readonly hasFailed: (kind: JobKind) => boolean;
  readonly problem: () => string | null;
  /** Something else is wanted: what failed may be tried again. */
  readonly forgive: () => void;
}

const restartNotice = 'A background calculation stopped and was started again.';

/**
 * Remembers what the pool is working on, so that a question that is being answered is not asked anew. `onPart` is
 * called when parts have been taken, `onEnd` when an answer is complete or has failed.
 */
export function createRequests(pool: Pool, onPart: () => void, onEnd: () => void): Requests {
  const asked = new Map<JobKind, Pick<Question<JobKind>, 'of' | 'scope'>>();
  const failed = new Set<JobKind>();
  let problem: string | null = null;
  const fail = (kind: JobKind, reason: string) => {
    asked.delete(kind);
    failed.add(kind);
    problem = reason;
  };
  const isAsked: Requests['isAsked'] = ({ kind, of, scope }) => {
    const before = asked.get(kind);
    return before?.of === of && before.scope === scope;
  };
  return {
    isAsked,
    isBusy: (kind) => asked.has(kind),
    ask: (question) => {
      if (isAsked(question)) return;
      const { kind, request, take } = question;
      asked.set(kind, question);
      pool.run(kind, request, {
        parts: (parts) => {
          take(parts);
          onPart();
        },
        done: () => {
          asked.delete(kind);
          onEnd();
        },
        restarted: () => {
          problem = restartNotice;
          onPart();
        },
        failed: (reason) => {
          fail(kind, reason);
          onEnd();
        },
      });
    },
    drop: (kind) => {
      if (asked.delete(kind)) pool.cancel(kind);
    },
    fail,
    hasFailed: (kind) => failed.has(kind),
    problem: () => problem,
    forgive: () => {
      failed.clear();
      problem = null;
    },
  };
}
