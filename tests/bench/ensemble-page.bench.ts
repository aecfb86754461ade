import type { Browser, Page } from '@playwright/test';
import { onBuiltPage } from './built-page.ts';
import { digits, goals, table } from './race.ts';

export const title =
  'The band of 200 nets on the built page while the weight scale is dragged: frames with another scale, and with another band; behind: the most in a row with another scale and the old band; last: from the last change of the scale to that of the band';

/** What the frames of a drag showed. */
interface Seen {
  readonly frames: number;
  readonly moved: number;
  readonly banded: number;
  /** The most frames in a row with another scale and the old band. */
  readonly behind: number;
  readonly lastMs: number;
}

const moves = 120;

/** Looks at every frame from now on, until `stop` is called, which tells what was seen; runs in the page. */
function watch(): void {
  const slider = document.querySelector<HTMLInputElement>('input[type=range][aria-label="Weight scale"]');
  const band = () => document.querySelector('.chart-band-area')?.getAttribute('d');
  const seen = { frames: 0, moved: 0, banded: 0, behind: 0, lastMs: 0 };
  let [scale, area, movedAt, behind] = [slider?.value, band(), 0, 0];
  let isWatching = true;
  const look = () => {
    if (!isWatching) return;
    seen.frames++;
    if (slider?.value !== scale) {
      seen.moved++;
      behind++;
      movedAt = performance.now();
    }
    if (band() !== area) {
      seen.banded++;
      behind = 0;
      seen.lastMs = performance.now() - movedAt;
    }
    seen.behind = Math.max(seen.behind, behind);
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

async function seenOf(browser: Browser, address: string, net: string): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}#${net}&runs=200`);
  await page.locator('.chart-band-area').waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await drag(page);
  const seen = await drag(page);
  await page.close();
  return seen;
}

const nets = [
  'layers=10&width=30',
  'layers=30&width=64&activation=tanh',
  'layers=64&width=64&activation=tanh',
  'layers=64&width=64&activation=gelu',
] as const;

export const run = (): Promise<string> =>
  onBuiltPage(async (browser, address) => {
    const rows: string[][] = [];
    let most = 0;
    for (const net of nets) {
      const { frames, moved, banded, behind, lastMs } = await seenOf(browser, address, net);
      const share = `${Math.round((100 * banded) / moved)} %`;
      rows.push([net, ...[frames, moved, banded].map(String), share, String(behind), digits(lastMs)]);
      most = Math.max(most, behind);
    }
    const head = ['drag of', 'frames', 'scales', 'bands', 'share', 'frames behind', 'last ms'];
    const goal = {
      wanted: 'the band at most two frames behind the scale',
      measured: `${most} at most`,
      reached: most <= 2,
    };
    return `${table(head, rows)}\n\n${goals([goal])}`;
  });
