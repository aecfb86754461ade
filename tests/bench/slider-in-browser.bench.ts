import { resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { browserArguments, findOrInstallBrowser } from '../run/find-browser.mjs';
import { digits, table } from './race.ts';

export const title =
  'A slider dragged by the mouse on the built page in Chromium: from the event to the changed page, and to the painted frame';

const nets = [
  [12, 30],
  [64, 64],
] as const;
const sliders = ['Layers', 'Weight scale', 'Bias scale'] as const;
const slowdowns = [1, 4] as const;

const moves = 120;
const frameMs = 1000 / 60;

interface Times {
  /** From the event to the end of all that it caused in the page at once. */
  readonly handled: number[];
  /** From the event to the frame that shows it. */
  readonly painted: number[];
}

declare global {
  interface Window {
    times: Times;
  }
}

/** Records every pointer move that reaches the page while a button is down. */
function watch(): void {
  window.times = { handled: [], painted: [] };
  let start = 0;
  window.addEventListener('pointermove', () => (start = performance.now()), true);
  // React listens below the window and renders in a microtask, so this comes after both.
  window.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) return;
    const since = start;
    window.times.handled.push(performance.now() - since);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.times.painted.push(performance.now() - since);
      channel.port2.postMessage(null);
    });
  });
}

/** Forth and back over the middle of the track. */
async function drag(page: Page, name: string): Promise<Times> {
  const box = await page.getByRole('slider', { name, exact: true }).boundingBox();
  if (box === null) throw new Error(`The slider ${name} has no place.`);
  const at = (i: number) => box.x + box.width * (0.5 + 0.3 * Math.sin((2 * Math.PI * i) / moves));
  const y = box.y + box.height / 2;
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  for (let i = 1; i <= 2 * moves; i++) {
    await page.mouse.move(at(i), y);
    // The first round warms up.
    if (i === moves) await page.evaluate(() => Object.assign(window.times, { handled: [], painted: [] }));
  }
  await page.mouse.up();
  await page.waitForTimeout(100);
  return page.evaluate(() => window.times);
}

const quantile = (times: readonly number[], p: number): number =>
  [...times].sort((a, b) => a - b)[Math.round(p * (times.length - 1))]!;

export async function run(): Promise<string> {
  const outDir = resolve('node_modules/.cache/bench-page');
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ build: { outDir }, preview: { port: 0 }, logLevel: 'silent' });
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserArguments });
  const rows: string[][] = [];
  try {
    for (const [layers, width] of nets) {
      for (const slowdown of slowdowns) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
        await page.addInitScript(watch);
        await page.goto(`${server.resolvedUrls!.local[0]}#layers=${layers}&width=${width}`);
        await page.waitForLoadState('networkidle');
        const session = await page.context().newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
        for (const name of sliders) {
          if (!(await page.getByRole('slider', { name, exact: true }).isVisible())) continue;
          const { handled, painted } = await drag(page, name);
          const late = painted.filter((ms) => ms > 2 * frameMs).length / painted.length;
          rows.push([
            `L = ${layers}, n = ${width}: ${name}`,
            `${slowdown} ×`,
            String(handled.length),
            digits(quantile(handled, 0.5)),
            digits(quantile(handled, 0.95)),
            digits(quantile(painted, 0.5)),
            `${Math.round(100 * late)} %`,
          ]);
        }
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const head = [
    'drag of',
    'CPU slowed',
    'events',
    'median ms',
    '95 % ms',
    'painted, median ms',
    'over two frames',
  ];
  return table(head, rows);
}
