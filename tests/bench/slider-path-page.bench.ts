import { resolve } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { browserArguments, findBrowser } from '../run/find-browser.mjs';
import { digits, table } from './race.ts';

export const title =
  'The same drags on the built page, by mouse and keys; handler: the event with what React makes of it; painted: until the frame with the answer is out';

/** What the page notes about an event, in milliseconds. */
interface Answer {
  readonly handler: number;
  readonly painted: number;
}

const moves = 90;
const outDir = resolve('node_modules/.cache/bench-page');

/** Notes every pointermove and click from now on, a radio button's by key too; runs in the page. */
function watch(): void {
  const answers: Answer[] = [];
  Object.assign(window, { answers });
  const later = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  };
  let start = 0;
  const begin = () => {
    start = performance.now();
  };
  // React listens below the window and renders when its listener has returned.
  const end = () => {
    const handler = performance.now() - start;
    const began = start;
    // The task after a frame's callbacks comes when it is laid out and painted.
    requestAnimationFrame(() => later(() => answers.push({ handler, painted: performance.now() - began })));
  };
  for (const type of ['pointermove', 'click']) {
    window.addEventListener(type, begin, { capture: true });
    window.addEventListener(type, end);
  }
}

const answersOf = (page: Page): Promise<Answer[]> =>
  page.evaluate(() => (window as unknown as { answers: Answer[] }).answers.splice(0));

/** Holds the thumb of a slider and moves it over the middle of its track, there and back. */
async function drag(page: Page, name: string): Promise<Answer[]> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const y = box.y + box.height / 2;
  const x = (share: number) => box.x + share * box.width;
  await page.mouse.move(x(0.6), y);
  await page.mouse.down();
  await answersOf(page);
  await page.mouse.move(x(0.75), y, { steps: moves / 2 });
  await page.mouse.move(x(0.6), y, { steps: moves / 2 });
  const answers = await answersOf(page);
  await page.mouse.up();
  return answers;
}

/** Goes through the activations at hand with the arrow keys. */
async function press(page: Page): Promise<Answer[]> {
  await page.getByRole('radio', { name: 'Sigmoid', exact: true }).focus();
  await answersOf(page);
  for (let i = 0; i < moves / 2; i++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (count) => (window as unknown as { answers: Answer[] }).answers.length > count,
      i,
    );
  }
  return answersOf(page);
}

const at = (values: readonly number[], p: number): string =>
  digits([...values].sort((a, b) => a - b)[Math.round(p * (values.length - 1))] ?? Number.NaN);

const frameMs = 1000 / 60;

function rowOf(what: string, throttled: number, answers: readonly Answer[]): string[] {
  const handler = answers.map((answer) => answer.handler);
  const painted = answers.map((answer) => answer.painted);
  const late = painted.filter((ms) => ms > frameMs).length / painted.length;
  return [
    what,
    `${throttled} ×`,
    String(answers.length),
    at(handler, 0.5),
    at(handler, 0.95),
    at(painted, 0.5),
    at(painted, 0.95),
    `${Math.round(100 * late)} %`,
  ];
}

async function rowsOf(
  browser: Browser,
  address: string,
  net: string,
  throttled: number,
): Promise<string[][]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}#${net}`);
  await page.getByRole('slider', { name: 'Weight scale' }).waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await page.evaluate(watch);
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttled });
  const rows: string[][] = [];
  for (const name of ['Weight scale', 'Layers']) {
    await drag(page, name);
    rows.push(rowOf(`${net}: ${name}`, throttled, await drag(page, name)));
  }
  rows.push(rowOf(`${net}: Activation`, throttled, await press(page)));
  await page.close();
  return rows;
}

export async function run(): Promise<string> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return 'No Chromium here.';
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ logLevel: 'silent', preview: { port: 0 }, build: { outDir } });
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const address = server.resolvedUrls!.local[0]!;
    const rows: string[][] = [];
    for (const net of ['layers=12&width=30', 'layers=64&width=64']) {
      for (const throttled of [1, 4]) rows.push(...(await rowsOf(browser, address, net, throttled)));
    }
    const head = [
      'drag of',
      'CPU slower',
      'events',
      'handler ms',
      '95 %',
      'painted ms',
      '95 %',
      'over a frame',
    ];
    return `${browser.version()}\n${table(head, rows)}`;
  } finally {
    await browser.close();
    await server.close();
  }
}
