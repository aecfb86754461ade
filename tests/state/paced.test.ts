import { describe, expect, it } from 'vitest';
import { createPaced } from '../../src/state/paced.ts';

function bench() {
  let value = 0;
  const listeners = new Set<() => void>();
  const waits: { then: () => void; off: boolean }[] = [];
  const source = {
    get: () => value,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const paced = createPaced(
    source,
    (_, now) => now >= 100,
    50,
    (_, then) => {
      const one = { then, off: false };
      waits.push(one);
      return () => {
        one.off = true;
      };
    },
  );
  const tell = (next: number) => {
    value = next;
    for (const listener of listeners) listener();
  };
  const rest = () => {
    const [due] = waits.splice(0).filter(({ off }) => !off);
    due?.then();
  };
  return { paced, tell, rest, listeners, waits };
}

describe('a source at a slower pace', () => {
  it('is looked at once in a rest, the newest value at its end, and then no more until something changes', () => {
    const { paced, tell, rest, waits } = bench();
    const seen: number[] = [];
    paced.subscribe(() => seen.push(paced.get()));
    for (const value of [1, 2, 3]) tell(value);
    expect(seen).toEqual([1]);
    rest();
    expect(seen).toEqual([1, 3]);
    rest();
    expect(seen).toEqual([1, 3]);
    expect(waits).toEqual([]);
    tell(4);
    expect(seen).toEqual([1, 3, 4]);
  });

  it('shows a pressing change at once', () => {
    const { paced, tell } = bench();
    const seen: number[] = [];
    paced.subscribe(() => seen.push(paced.get()));
    for (const value of [1, 2, 100, 3]) tell(value);
    expect(seen).toEqual([1, 100]);
    expect(paced.get()).toBe(100);
  });

  it('stands still for who does not look, and is up to date for who looks again', () => {
    const { paced, tell, listeners, waits } = bench();
    const leave = paced.subscribe(() => {});
    tell(1);
    leave();
    expect(listeners.size).toBe(0);
    expect(waits.every(({ off }) => off)).toBe(true);
    tell(2);
    expect(paced.get()).toBe(1);
    paced.subscribe(() => {});
    expect(paced.get()).toBe(2);
  });
});
