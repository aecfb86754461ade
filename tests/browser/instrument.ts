import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { NetRecord } from '../../src/state/record.ts';
import { expect } from './harness.ts';

/** What the tests of the instrument point at and read, by the names that people and screen readers know it by. */

/** Looked for in it alone, a role is found much faster than among the thousands of buttons of the article. */
export const instrument = (page: Page): Locator => page.locator('.fig-instrument');
export const slider = (page: Page, name: string): Locator =>
  instrument(page).getByRole('slider', { name, exact: true });
export const button = (page: Page, name: string | RegExp): Locator =>
  instrument(page).getByRole('button', { name, exact: true });
export const gradientFigure = (page: Page): Locator =>
  instrument(page).getByRole('figure', { name: /^Gradient/ });
export const picker = (page: Page): Locator => slider(page, 'Selected layer');
export const verdict = (page: Page): Locator => page.locator('.fig-verdict');

/** Everything of the net on show has been computed. */
export const settled = (page: Page): Promise<void> =>
  expect(page.locator('.fig-gradient-plot')).toHaveAttribute('aria-busy', 'false');

export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await settled(page);
  // Another font moves what is pointed at.
  await page.evaluate(() => document.fonts.ready);
}

export const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

/** A number of the reading under the chart's title: 'measured', 'bound', 'slack'. */
export const readingOf = (page: Page, name: string): Promise<string> =>
  gradientFigure(page)
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();

/** Opens the data table of the chart, if need be, and gives its rows: layer, bias gradient, weight gradient, bound … */
export async function tableOf(page: Page): Promise<string[][]> {
  const disclosure = gradientFigure(page).getByRole('button', { name: 'Data table' });
  if ((await disclosure.getAttribute('aria-expanded')) === 'false') await disclosure.click();
  const rows = gradientFigure(page).getByRole('table').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) =>
    all.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.innerText)),
  );
}

/** log₁₀ of a number as the page writes it: "0.0123", "4.33 × 10⁻⁷", or as a factor "×1420", "×4.20·10⁵". */
export function log10Of(text: string): number {
  const [, size, power = ''] = /^×?([\d.]+)(?:\s?[×·]\s?10([⁻⁰¹²³⁴-⁹]+))?$/u.exec(text) ?? [];
  const digits = [...power].map((digit) => (digit === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))).join('');
  return Math.log10(Number(size)) + Number(digits);
}

/** The drawn curves: the path of every series. */
export const curvesOf = (page: Page): Promise<Record<string, string | null>> =>
  page
    .locator('.chart-series')
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((series) => [
          (series as SVGElement).dataset.series,
          series.querySelector('.chart-line')!.getAttribute('d'),
        ]),
      ),
    );

/** The ticks of the value axis with their places. */
export const ticksOf = (page: Page): Promise<string[]> =>
  page.locator('.chart-axis > .chart-tick').evaluateAll((all) => all.map((tick) => tick.outerHTML));

/** Presses "Download record" and gives what is downloaded. */
export async function recordOf(page: Page): Promise<NetRecord> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download record').click(),
  ]);
  expect(download.suggestedFilename()).toBe('record.json');
  return JSON.parse(await readFile(await download.path(), 'utf8')) as NetRecord;
}

const thumb = 18;

/** The point of the page where the thumb of a slider stands for this share of its track. */
export async function pointAt(control: Locator, share: number): Promise<{ x: number; y: number }> {
  await control.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await control.boundingBox())!;
  return { x: x + thumb / 2 + share * (width - thumb), y: y + height / 2 };
}

/** What a drag shows while it is held, and what stands after it. */
export interface Held {
  readonly value: string;
  readonly measured: string;
  readonly bound: string;
  readonly ticks: readonly string[];
}

export async function lookAt(page: Page, control: Locator): Promise<Held> {
  return {
    value: await control.inputValue(),
    measured: await readingOf(page, 'measured'),
    bound: await readingOf(page, 'bound'),
    ticks: await ticksOf(page),
  };
}

/** Sends a finger down at the first point, along the others, and up at the last. */
export async function swipe(page: Page, points: readonly { x: number; y: number }[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  await send('touchStart', points[0]);
  for (const point of points.slice(1)) await send('touchMove', point);
  await send('touchEnd');
  await session.detach();
}
