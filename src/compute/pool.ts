import { type Connect, type Connection, connectLocally, connectWorker } from './connection.ts';
import type { JobKind, PartOf, RequestOf } from './jobs.ts';
import type { FromRunner } from './runner.ts';

/** What becomes of a request. Nothing more is heard of one that was cancelled or replaced. */
export interface Listener<Kind extends JobKind> {
  readonly parts: (parts: readonly PartOf<Kind>[]) => void;
  readonly done: () => void;
  /** The worker died; the request begins anew in another. */
  readonly restarted?: () => void;
  readonly failed: (reason: string) => void;
}

export interface Pool {
  /** Takes the place of an earlier request of the kind, if it is not done yet. */
  readonly run: <Kind extends JobKind>(
    kind: Kind,
    request: RequestOf<Kind>,
    listener: Listener<Kind>,
  ) => void;
  readonly cancel: (kind: JobKind) => void;
  readonly close: () => void;
}

interface Ticket {
  readonly id: number;
  readonly kind: JobKind;
  readonly request: unknown;
  readonly listener: Listener<JobKind>;
  retried: boolean;
}

interface Member {
  connection: Connection | null;
  ticket: Ticket | null;
  /** Whether the present connection has said anything. */
  ready: boolean;
  /** Connections in a row that never said anything. */
  stillborn: number;
  watch: ReturnType<typeof setTimeout> | undefined;
}

export interface PoolOptions {
  readonly size?: number;
  readonly connect?: Connect;
  /** What takes over where workers cannot be had. */
  readonly fallback?: Connect;
  /** A worker that is silent for so long in the middle of a job is taken for dead. */
  readonly silenceMs?: number;
}

/** What the others wait for comes first. */
const priority: readonly JobKind[] = [
  'draw',
  'measure',
  'norms',
  'rungs',
  'ensemble',
  'depths',
  'activations',
  'plane',
  'spectrum',
  'recurrent',
  'comparison',
  'train',
  'speeds',
];

/** One worker beside the thread of the screen, two where there are cores for them. */
function defaultSize(): number {
  const cores = typeof navigator === 'undefined' ? 2 : (navigator.hardwareConcurrency ?? 2);
  return Math.max(1, Math.min(2, cores - 1));
}

/**
 * Workers that are started when they are first needed. Of every kind of job only the newest request counts. A worker
 * that dies is replaced and its request tried once more; where none ever comes to life, the work is done in slices on
 * this thread.
 */
export function createPool(options: PoolOptions = {}): Pool {
  const { connect = connectWorker, fallback = connectLocally, silenceMs = 10_000 } = options;
  const members = Array.from(
    { length: options.size ?? defaultSize() },
    (): Member => ({ connection: null, ticket: null, ready: false, stillborn: 0, watch: undefined }),
  );
  const waiting = new Map<JobKind, Ticket>();
  let lastId = 0;

  const connected = (member: Member): Connection => {
    if (member.connection) return member.connection;
    const hear = (message: FromRunner) => {
      if (member.connection === connection) onMessage(member, message);
    };
    const died = (reason: string) => {
      if (member.connection === connection) onDeath(member, reason);
    };
    const connection = (member.stillborn < 2 ? connect : fallback)(hear, died);
    member.connection = connection;
    member.ready = false;
    return connection;
  };

  const watch = (member: Member) => {
    clearTimeout(member.watch);
    if (!member.ticket) return;
    // Two turns: messages that waited while this thread was asleep are heard between them.
    member.watch = setTimeout(() => {
      member.watch = setTimeout(() => onDeath(member, 'silent'), silenceMs / 2);
    }, silenceMs / 2);
  };

  const start = (member: Member, ticket: Ticket) => {
    const { id, kind, request } = ticket;
    member.ticket = ticket;
    connected(member).send({ type: 'start', id, kind, request });
    watch(member);
  };

  const dispatch = () => {
    for (const kind of priority) {
      const ticket = waiting.get(kind);
      const idle = members.find((member) => !member.ticket);
      if (!idle) return;
      if (!ticket) continue;
      waiting.delete(kind);
      start(idle, ticket);
    }
  };

  const leave = (member: Member) => {
    member.ticket = null;
    watch(member);
  };

  const onMessage = (member: Member, message: FromRunner) => {
    member.ready = true;
    member.stillborn = 0;
    watch(member);
    const { ticket } = member;
    if (message.type === 'ready' || ticket?.id !== message.id) return;
    if (message.type === 'parts') {
      if (message.parts.length > 0) ticket.listener.parts(message.parts as readonly PartOf<JobKind>[]);
      return;
    }
    leave(member);
    dispatch();
    if (message.type === 'done') ticket.listener.done();
    else ticket.listener.failed(message.reason);
  };

  const onDeath = (member: Member, reason: string) => {
    const { ticket, ready } = member;
    member.connection?.close();
    member.connection = null;
    leave(member);
    if (!ready) member.stillborn++;
    if (ticket && ready && ticket.retried) {
      dispatch();
      return ticket.listener.failed(`The worker stopped twice: ${reason}`);
    }
    if (!ticket) return;
    if (ready) ticket.retried = true;
    start(member, ticket);
    if (ready) ticket.listener.restarted?.();
  };

  const cancel = (kind: JobKind) => {
    waiting.delete(kind);
    for (const member of members) {
      if (member.ticket?.kind !== kind) continue;
      member.connection?.send({ type: 'cancel', id: member.ticket.id });
      leave(member);
    }
  };

  return {
    run: (kind, request, listener) => {
      cancel(kind);
      lastId++;
      // The kind goes with the ticket, so its parts are those that the listener expects.
      const ticket = { id: lastId, kind, request, listener: listener as Listener<JobKind>, retried: false };
      waiting.set(kind, ticket);
      dispatch();
    },
    cancel: (kind) => {
      cancel(kind);
      dispatch();
    },
    close: () => {
      waiting.clear();
      for (const member of members) {
        leave(member);
        member.connection?.close();
        member.connection = null;
      }
    },
  };
}
