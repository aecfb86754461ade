import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { test } from './stock-firefox.ts';

/** The build writes it beside the page. */
const file = pathToFileURL(resolve(import.meta.dirname, '../../dist/single.html')).href;

test('the single file runs from a disk with the network refused: formulas, workers, digits and all', {
  tag: '@firefox',
}, async ({ page, context }) => {
  const faults: string[] = [];
  const requests: string[] = [];
  const workers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  page.on('worker', (worker) => workers.push(worker.url()));
  await context.setOffline(true);

  await page.goto(`${file}#layers=30&width=160&data=digits`);
  await expect(page.getByRole('figure', { name: /^Gradient/ })).toBeVisible();
  // Matrices of this size are drawn and measured in workers, on digits that came with the file.
  await expect(page.locator('.fig-verdict')).toContainText('Certified vanishing', { timeout: 40_000 });
  expect(workers.length).toBeGreaterThan(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await page.evaluate(() => document.fonts.check('18px "Source Serif 4 Variable"'))).toBe(true);
  expect(requests.filter((url) => url.split('#')[0] !== file && !/^(data|blob):/.test(url))).toEqual([]);
  expect(faults).toEqual([]);
});
