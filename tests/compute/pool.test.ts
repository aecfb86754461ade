import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Connect } from '../../src/compute/connection.ts';
import { createPool, type Listener, type PoolOptions } from '../../src/compute/pool.ts';
import type { FromRunner, ToRunner } from '../../src/compute/runner.ts';
import { weightNorms } from '../../src/core/weight-norms.ts';
import { unitWeights } from '../../src/core/weights.ts';

interface FakeWorker {
  readonly heard: ToRunner[];
  readonly say: (message: FromRunner) => void;
  readonly die: (reason: string) => void;
  closed: boolean;
}

/** Workers that do what the test tells them to. */
function fakeWorkers() {
  const workers: FakeWorker[] = [];
  const connect: Connect = (hear, died) => {
    const heard: ToRunner[] = [];
    const worker: FakeWorker = { heard, say: hear, die: died, closed: false };
    workers.push(worker);
    return {
      send: (message) => heard.push(message),
      close: () => {
        worker.closed = true;
      },
    };
  };
  return { workers, connect };
}

const request = (layers: readonly number[]) =>
  ({ seed: 1, width: 4, distribution: 'gaussian', layers }) as const;

function createListener() {
  const events: unknown[] = [];
  const listener: Listener<'norms' | 'draw'> = {
    parts: (parts) => events.push(...parts),
    done: () => events.push('done'),
    restarted: () => events.push('restarted'),
    failed: (reason) => events.push(`failed: ${reason}`),
  };
  return { events, listener };
}

function createBench(options: PoolOptions = {}) {
  const { workers, connect } = fakeWorkers();
  const local = fakeWorkers();
  const pool = createPool({ size: 1, connect, fallback: local.connect, ...options });
  const ask = (kind: 'norms' | 'draw', layers: readonly number[]) => {
    const { events, listener } = createListener();
    pool.run(kind, request(layers), listener);
    return events;
  };
  return { pool, workers, local: local.workers, ask };
}

const started = (worker: FakeWorker) =>
  worker.heard.flatMap((message) => (message.type === 'start' ? [message] : []));
const lastId = (worker: FakeWorker) => worker.heard.at(-1)!.id;

describe('the pool', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('starts no worker before there is work, and hands on what it says', () => {
    const { workers, ask } = createBench();
    expect(workers).toHaveLength(0);
    const events = ask('norms', [2]);
    expect(started(workers[0]!)).toEqual([
      { type: 'start', id: expect.any(Number), kind: 'norms', request: request([2]) },
    ]);
    const id = lastId(workers[0]!);
    workers[0]!.say({ type: 'ready' });
    workers[0]!.say({ type: 'parts', id, parts: ['a', 'b'] });
    workers[0]!.say({ type: 'parts', id, parts: [] });
    workers[0]!.say({ type: 'done', id });
    expect(events).toEqual(['a', 'b', 'done']);
  });

  it('the newest request of a kind cancels the one that runs, of which nothing more is heard', () => {
    const { workers, ask } = createBench();
    const older = ask('norms', [2]);
    const olderId = lastId(workers[0]!);
    const newer = ask('norms', [3]);
    expect(workers[0]!.heard.map(({ type }) => type)).toEqual(['start', 'cancel', 'start']);
    expect(workers[0]!.heard[1]!.id).toBe(olderId);
    workers[0]!.say({ type: 'parts', id: olderId, parts: ['old'] });
    workers[0]!.say({ type: 'done', id: olderId });
    workers[0]!.say({ type: 'parts', id: lastId(workers[0]!), parts: ['new'] });
    expect(older).toEqual([]);
    expect(newer).toEqual(['new']);
    expect(workers).toHaveLength(1);
  });

  it('requests of other kinds wait: the newest of each, matrices before norms', () => {
    const { workers, ask } = createBench();
    ask('norms', [2]);
    ask('draw', [3]);
    ask('norms', [4]);
    const worker = workers[0]!;
    worker.say({ type: 'done', id: lastId(worker) });
    worker.say({ type: 'done', id: lastId(worker) });
    expect(started(worker).map((message) => message.request)).toEqual([[2], [3], [4]].map(request));
  });

  it('two workers share the kinds', () => {
    const { workers, ask } = createBench({ size: 2 });
    ask('norms', [2]);
    ask('draw', [3]);
    ask('norms', [4]);
    expect(workers.map((worker) => started(worker).map(({ kind }) => kind))).toEqual([
      ['norms', 'norms'],
      ['draw'],
    ]);
  });

  it('a cancelled request is never heard of again and makes room for the next', () => {
    const { pool, workers, ask } = createBench();
    const norms = ask('norms', [2]);
    const draw = ask('draw', [3]);
    const id = lastId(workers[0]!);
    pool.cancel('norms');
    workers[0]!.say({ type: 'failed', id, reason: 'late' });
    workers[0]!.say({ type: 'done', id: lastId(workers[0]!) });
    expect(norms).toEqual([]);
    expect(draw).toEqual(['done']);
  });

  it('a job that fails is reported; the worker lives on', () => {
    const { workers, ask } = createBench();
    const events = ask('norms', [2]);
    workers[0]!.say({ type: 'failed', id: lastId(workers[0]!), reason: 'RangeError' });
    ask('norms', [3]);
    expect(events).toEqual(['failed: RangeError']);
    expect(workers).toHaveLength(1);
    expect(started(workers[0]!)).toHaveLength(2);
  });

  it('a worker that dies is replaced and its request tried once more, then given up; the next one is served', () => {
    const { workers, ask } = createBench();
    const events = ask('norms', [2]);
    const waiting = ask('draw', [3]);
    workers[0]!.say({ type: 'ready' });
    workers[0]!.die('out of memory');
    expect(workers[0]!.closed).toBe(true);
    expect(events).toEqual(['restarted']);
    expect(started(workers[1]!).map((message) => message.request)).toEqual([request([2])]);
    workers[1]!.say({ type: 'ready' });
    workers[1]!.die('out of memory');
    expect(events).toEqual(['restarted', 'failed: The worker stopped twice: out of memory']);
    expect(started(workers[2]!).map((message) => message.request)).toEqual([request([3])]);
    workers[2]!.say({ type: 'done', id: lastId(workers[2]!) });
    expect(waiting).toEqual(['done']);
  });

  it('nothing is heard of a worker that was given up', () => {
    const { workers, ask } = createBench();
    const events = ask('norms', [2]);
    workers[0]!.say({ type: 'ready' });
    workers[0]!.die('gone');
    workers[0]!.say({ type: 'done', id: lastId(workers[1]!) });
    workers[0]!.die('gone again');
    expect(events).toEqual(['restarted']);
    expect(workers).toHaveLength(2);
  });

  it('where no worker ever comes to life the work goes on without', () => {
    const { workers, local, ask } = createBench();
    const events = ask('norms', [2]);
    workers[0]!.die('no such file');
    workers[1]!.die('no such file');
    expect(workers).toHaveLength(2);
    local[0]!.say({ type: 'done', id: lastId(local[0]!) });
    expect(events).toEqual(['done']);
  });

  it('a worker that falls silent is taken for dead, one that gives signs of life is not', () => {
    vi.useFakeTimers();
    const { workers, ask } = createBench({ silenceMs: 1000 });
    const events = ask('norms', [2]);
    const sign = { type: 'parts', id: lastId(workers[0]!), parts: [] } as const;
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(900);
      workers[0]!.say(sign);
    }
    expect(events).toEqual([]);
    vi.advanceTimersByTime(1100);
    expect(events).toEqual(['restarted']);
    workers[1]!.say({ type: 'done', id: lastId(workers[1]!) });
    vi.advanceTimersByTime(60_000);
    expect(workers).toHaveLength(2);
  });

  it('close ends the workers', () => {
    const { pool, workers, ask } = createBench();
    const events = ask('norms', [2]);
    pool.close();
    workers[0]!.say({ type: 'done', id: lastId(workers[0]!) });
    expect(workers[0]!.closed).toBe(true);
    expect(events).toEqual([]);
  });
});

describe('without workers', () => {
  it('the jobs run in slices on this thread', async () => {
    expect(globalThis.Worker).toBeUndefined();
    const pool = createPool();
    const parts: unknown[] = [];
    await new Promise<void>((done, reject) => {
      const failed = (reason: string) => reject(new Error(reason));
      const take = (some: readonly unknown[]) => parts.push(...some);
      pool.run('norms', request([3, 2]), { parts: take, done, failed });
      expect(parts).toEqual([]);
    });
    expect(parts).toEqual(
      [3, 2].map((layer) => ({ layer, norms: weightNorms(unitWeights(1, layer, 4, 4, 'gaussian')) })),
    );
    pool.close();
  });
});
