import { resolve } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { browserArguments, findOrInstallBrowser } from '../run/find-browser.mjs';
import { digits, table } from './race.ts';

/** The variable ENDURANCE_MINUTES names another length. */
const minutes = Number(process.env.ENDURANCE_MINUTES ?? 10);

export const title = `${minutes} minutes of dragging, scenes and training in Chromium: what stays on the heap, and the longest tasks of the main thread`;

/** What is allowed. */
const mostGrownMb = 5;
const mostTaskMs = 200;

interface Task {
  readonly ms: number;
  /** What the script was at. */
  readonly at: string;
}

declare global {
  interface Window {
    tasks: Task[];
    at: string;
  }
}

/** Keeps what the browser calls a long task: 50 ms and more without a pause. */
function watch(): void {
  window.tasks = [];
  window.at = 'opening';
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.tasks.push({ ms: duration, at: window.at });
  }).observe({ entryTypes: ['longtask'] });
}

const visible = (page: Page, selector: string) => page.locator(`${selector}:visible`).first();

/** What each layout has on show, and no other. */
const layouts = { Read: '.lay-read', Explore: '.lay-explore', Present: '.lay-place' };

/** By links of the page itself: the same document from the beginning to the end. */
async function go(page: Page, at: string, layout: keyof typeof layouts, hash: string): Promise<void> {
  await page.evaluate(
    ([name, address]) => {
      window.at = name!;
      location.hash = address!;
    },
    [at, hash],
  );
  await visible(page, layouts[layout]).waitFor();
}

/** Forth and back over the middle of a slider's track. */
async function drag(page: Page, name: string): Promise<void> {
  const slider = page.locator(`input[type="range"][aria-label="${name}"]:visible`).first();
  await slider.waitFor();
  const box = (await slider.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (let i = 0; i <= 40; i++)
    await page.mouse.move(box.x + box.width * (0.5 + 0.35 * Math.sin((Math.PI * i) / 20)), y);
  await page.mouse.up();
}

async function explore(page: Page, round: number): Promise<void> {
  const activation = ['sigmoid', 'tanh', 'relu', 'gelu'][round % 4];
  await go(
    page,
    'Explore',
    'Explore',
    `#layers=30&width=40&activation=${activation}&seed=${round % 7}&view=explore`,
  );
  for (const name of ['Layers', 'Weight scale', 'Layers']) await drag(page, name);
}

async function lecture(page: Page): Promise<void> {
  await go(page, 'Present', 'Present', '#view=present');
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(100);
  }
  await go(page, 'Present', 'Present', '#view=present&scene=8');
  await drag(page, 'Layers');
}

async function training(page: Page): Promise<void> {
  await go(page, 'training', 'Read', '#chapter=does-it-matter');
  const figure = page.locator('.fig-training-place');
  const start = figure.getByRole('button', { name: 'Start', exact: true });
  for (let trial = 0; trial < 50 && !(await start.isVisible()); trial++) {
    await figure.scrollIntoViewIfNeeded();
    await page.waitForTimeout(200);
  }
  // A quick machine has come to the end of the plan by then, a slow one is at it.
  for (let time = 0; time < 2; time++) {
    await start.click();
    await page.waitForTimeout(3000);
    await figure.getByRole('button', { name: 'Back to start', exact: true }).click();
  }
}

async function playRound(page: Page, number: number): Promise<void> {
  await explore(page, number);
  await lecture(page);
  await training(page);
  await go(page, 'Read', 'Read', '#chapter=drag-the-depth');
  await drag(page, 'Weight scale');
}

interface Standing {
  readonly megabytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What is left when all that is forgotten has been collected, always in the same place of the page. */
async function standing(page: Page, session: CDPSession): Promise<Standing> {
  await go(page, 'at rest', 'Read', '#chapter=drag-the-depth');
  await page.waitForTimeout(2000);
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { megabytes: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
}

const verdictOf = (held: boolean): string => (held ? 'held' : 'NOT held');

export async function run(): Promise<string> {
  const outDir = resolve('node_modules/.cache/bench-page');
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ build: { outDir }, preview: { port: 0 }, logLevel: 'silent' });
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript(watch);
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForLoadState('networkidle');
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    // Everything has been fetched, and what is kept on purpose is kept.
    for (let round = 0; round < 2; round++) await playRound(page, round);
    const rows: string[][] = [];
    const note = (name: string, { megabytes, nodes, listeners }: Standing) =>
      rows.push([name, megabytes.toFixed(2), String(nodes), String(listeners)]);
    const before = await standing(page, session);
    note('at the beginning', before);
    await page.evaluate(() => {
      window.tasks = [];
    });

    const end = Date.now() + minutes * 60_000;
    let rounds = 0;
    while (Date.now() < end) {
      await playRound(page, ++rounds);
      if (rounds % 4 === 0) note(`after ${rounds} rounds`, await standing(page, session));
    }
    const tasks = (await page.evaluate(() => window.tasks)).sort((a, b) => b.ms - a.ms);
    const after = await standing(page, session);
    note(`at the end, after ${rounds} rounds`, after);
    const grown = after.megabytes - before.megabytes;
    const longest = tasks[0]?.ms ?? 0;
    const worst = tasks.slice(0, 5).map(({ ms, at }) => [at, digits(ms)]);
    return [
      table(['heap after collection', 'MB', 'nodes', 'listeners'], rows),
      '',
      table(['longest tasks', 'ms'], worst),
      '',
      `Grown by ${grown.toFixed(2)} MB, allowed are ${mostGrownMb}: ${verdictOf(grown < mostGrownMb)}.`,
      `${tasks.length} tasks of 50 ms and more, the longest ${Math.round(longest)} ms, allowed are ${mostTaskMs}: ${verdictOf(longest <= mostTaskMs)}.`,
    ].join('\n');
  } finally {
    await browser.close();
    await server.close();
  }
}
