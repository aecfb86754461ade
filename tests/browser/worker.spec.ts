import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

const chart = (page: Page) => page.locator('.fig-gradient-plot');
const settled = (page: Page) =>
  expect(chart(page)).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });

const deep = './#layers=60&width=60';

test('the default net is whole without a worker; a larger one has its bound from a worker', async ({
  page,
}) => {
  await page.goto('./');
  await settled(page);
  await expect(page.getByText('Certified vanishing.')).toBeVisible();
  expect(page.workers()).toHaveLength(0);
  await page.goto(deep);
  await page.reload();
  await settled(page);
  await expect(page.getByText('Certified vanishing.')).toBeVisible();
  expect(page.workers()).toHaveLength(1);
});

test('a slider is answered while the worker is busy, and what it leaves behind is not waited for', {
  tag: '@firefox',
}, async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    window.location.hash = '#layers=100&width=200';
  });
  await expect(chart(page)).toHaveAttribute('aria-busy', 'true');
  const layers = page.getByRole('slider', { name: 'Layers', exact: true });
  await layers.focus();
  await page.keyboard.press('Home');
  // Two layers have one matrix, at most one norm of it is under way.
  await settled(page);
  await expect(layers).toHaveValue('2');
});

test('without its worker the page computes the same on its own', { tag: '@firefox' }, async ({
  page,
  faults,
}) => {
  await page.goto(deep);
  await settled(page);
  const verdict = await page.locator('.fig-verdict').innerText();
  await page.addInitScript(() => {
    const { Worker } = window;
    window.Worker = class extends Worker {
      constructor() {
        super('./there-is-no-such-file.js', { type: 'module' });
      }
    };
  });
  await page.reload();
  await settled(page);
  expect(await page.locator('.fig-verdict').innerText()).toBe(verdict);
  expect(page.workers()).toHaveLength(0);
  // Twice tried in vain.
  const missing = faults.filter((fault) => fault.startsWith('404') && fault.endsWith('no-such-file.js'));
  expect(missing).toHaveLength(2);
  // Firefox tells of the worker in words of its own, and of fonts that the reload gave up.
  for (const fault of faults.splice(0))
    expect(fault).toMatch(/404|^thrown: (?:download failed|Loading Worker)/);
});
