import { act } from 'react';
import { vi } from 'vitest';

const waiting: (() => void)[] = [];

/** What the browser tells of sizes, told by {@link layOut}. */
class Observer {
  readonly #hear: (entries: { target: Element }[]) => void;
  constructor(hear: (entries: { target: Element }[]) => void) {
    this.#hear = hear;
  }
  observe(target: Element): void {
    waiting.push(() => this.#hear([{ target }]));
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** happy-dom lays nothing out: from here on every element has this size. */
export function everythingMeasures(width: number, height: number): void {
  waiting.length = 0;
  vi.stubGlobal('ResizeObserver', Observer);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
}

/** What has been mounted since is told its size. */
export function layOut(): void {
  for (const tell of waiting.splice(0)) act(tell);
}
