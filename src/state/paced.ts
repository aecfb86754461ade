import { clockWait, type Wait } from './training.ts';

export interface Source<Value> {
  readonly get: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A source as somebody sees it who looks at it no more often than every `restMs`, and at once when a change is pressing. What
 * `get` gives stands still between two looks.
 */
export function createPaced<Value>(
  source: Source<Value>,
  isPressing: (before: Value, now: Value) => boolean,
  restMs: number,
  wait: Wait = clockWait,
): Source<Value> {
  const listeners = new Set<() => void>();
  let seen = source.get();
  let endRest: (() => void) | null = null;
  let leave = () => {};

  const look = () => {
    endRest?.();
    endRest = wait(restMs, () => {
      endRest = null;
      if (seen !== source.get()) look();
    });
    seen = source.get();
    for (const listener of listeners) listener();
  };
  const hear = () => {
    if (endRest === null || isPressing(seen, source.get())) look();
  };

  return {
    get: () => seen,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        seen = source.get();
        leave = source.subscribe(hear);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        leave();
        endRest?.();
        endRest = null;
      };
    },
  };
}
