import type { Page } from '@playwright/test';

const moves = 120;
const presses = 45;

export interface Times {
  /** From the event to the end of all that it caused in the page at once. */
  readonly handled: number[];
  /** From the event to the frame that shows it. */
  readonly painted: number[];
  /** From each frame to the next. */
  readonly frames: number[];
}

declare global {
  interface Window {
    times: Times;
  }
}

/** To be put into the page. Records every click, and every pointer move that reaches the page while a button is down. */
export function watch(): void {
  window.times = { handled: [], painted: [], frames: [] };
  let start = 0;
  const begin = () => {
    start = performance.now();
  };
  // React listens below the window and renders in a microtask, so this comes after both.
  const end = (event: PointerEvent | MouseEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const since = start;
    window.times.handled.push(performance.now() - since);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.times.painted.push(performance.now() - since);
      channel.port2.postMessage(null);
    });
  };
  for (const type of ['pointermove', 'click'] as const) {
    window.addEventListener(type, begin, true);
    window.addEventListener(type, end);
  }
  let before = 0;
  const look = (now: number) => {
    if (before > 0) window.times.frames.push(now - before);
    before = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const forget = (page: Page) =>
  page.evaluate(() => Object.assign(window.times, { handled: [], painted: [], frames: [] }));

/** Forth and back over the middle of the track. */
export async function drag(page: Page, name: string): Promise<Times> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const at = (i: number) => box.x + box.width * (0.5 + 0.3 * Math.sin((2 * Math.PI * i) / moves));
  const y = box.y + box.height / 2;
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  for (let i = 1; i <= 2 * moves; i++) {
    await page.mouse.move(at(i), y);
    // The first round warms up.
    if (i === moves) await forget(page);
  }
  const times = await page.evaluate(() => window.times);
  await page.mouse.up();
  return times;
}

/** Goes through the activations at hand with the arrow keys. */
export async function press(page: Page): Promise<Times> {
  await page.getByRole('radio', { name: 'Sigmoid', exact: true }).focus();
  for (let round = 0; round < 2; round++) {
    await forget(page);
    for (let i = 0; i < presses; i++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction((count) => window.times.painted.length > count, i);
    }
  }
  return page.evaluate(() => window.times);
}
