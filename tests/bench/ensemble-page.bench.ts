import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { browserArguments, findBrowser } from '../run/find-browser.mjs';
import { digits, table } from './race.ts';

export const title =
  'The band of 200 nets on the built page while the weight scale is dragged: frames with another scale, and with another band; last: from the last change of the scale to that of the band';

/** What the frames of a drag showed. */
interface Seen {
  readonly frames: number;
  readonly moved: number;
  readonly banded: number;
  readonly lastMs: number;
}

const moves = 120;
const outDir = resolve('node_modules/.cache/bench-ensemble');

/** Looks at every frame from now on, until `stop` is called, which tells what was seen; runs in the page. */
function watch(): void {
  const slider = document.querySelector<HTMLInputElement>('input[type=range][aria-label="Weight scale"]');
  const band = () => document.querySelector('.chart-band-area')?.getAttribute('d');
  const seen = { frames: 0, moved: 0, banded: 0, lastMs: 0 };
  let [scale, area, movedAt] = [slider?.value, band(), 0];
  let isWatching = true;
  const look = () => {
    if (!isWatching) return;
    seen.frames++;
    if (slider?.value !== scale) {
      seen.moved++;
      movedAt = performance.now();
    }
    if (band() !== area) {
      seen.banded++;
      seen.lastMs = performance.now() - movedAt;
    }
    [scale, area] = [slider?.value, band()];
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  Object.assign(window, {
    stop: () => {
      isWatching = false;
      return seen;
    },
  });
}

async function drag(page: Page): Promise<Seen> {
  const slider = page.getByRole('slider', { name: 'Weight scale', exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 0.55 * box.width, y);
  await page.mouse.down();
  await page.evaluate(watch);
  await page.mouse.move(box.x + 0.8 * box.width, y, { steps: moves });
  await page.waitForTimeout(400);
  const seen = await page.evaluate(() => (window as unknown as { stop: () => Seen }).stop());
  await page.mouse.up();
  return seen;
}

async function rowOf(browser: Browser, address: string, net: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}#${net}&runs=200`);
  await page.locator('.chart-band-area').waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await drag(page);
  const { frames, moved, banded, lastMs } = await drag(page);
  await page.close();
  const share = `${Math.round((100 * banded) / moved)} %`;
  return [net, String(frames), String(moved), String(banded), share, digits(lastMs)];
}

export async function run(): Promise<string> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return 'No Chromium here.';
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ logLevel: 'silent', preview: { port: 0 }, build: { outDir } });
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const address = server.resolvedUrls!.local[0]!;
    const nets = [
      'layers=10&width=30',
      'layers=30&width=64&activation=tanh',
      'layers=64&width=64&activation=tanh',
      'layers=64&width=64&activation=gelu',
    ];
    const rows: string[][] = [];
    for (const net of nets) rows.push(await rowOf(browser, address, net));
    const head = ['drag of', 'frames', 'scales', 'bands', 'share', 'last ms'];
    return `${browser.version()}\n${table(head, rows)}`;
  } finally {
    await browser.close();
    await server.close();
  }
}
