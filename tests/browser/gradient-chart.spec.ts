import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { open } from './instrument.ts';

const figure = (page: Page) => page.getByRole('figure', { name: /^Gradient/ });
const picker = (page: Page) => figure(page).getByRole('slider', { name: 'Selected layer' });
const reading = (page: Page) => figure(page).locator('dd').first();

/** Pairs of texts of the chart whose boxes, as the browser sets them, overlap; and texts that leave the chart. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const chart = document.querySelector('.fig-gradient-plot > svg')!;
    const frame = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll('text')].map((text) => ({
      words: text.textContent!,
      // The line box of a text is taller than its letters.
      box: ((box) => new DOMRect(box.x, box.y + 0.2 * box.height, box.width, 0.6 * box.height))(
        text.getBoundingClientRect(),
      ),
    }));
    const found = texts
      .filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1)
      .map(({ words }) => `"${words}" leaves the chart`);
    texts.forEach(({ words, box }, i) => {
      for (const other of texts.slice(0, i))
        if (
          box.left < other.box.right - 0.5 &&
          other.box.left < box.right - 0.5 &&
          box.top < other.box.bottom &&
          other.box.top < box.bottom
        )
          found.push(`"${words}" overlaps "${other.words}"`);
    });
    return found;
  });

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1280, 720],
  [1600, 900],
  [1920, 1080],
] as const) {
  test(`no text of the chart overlaps another at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const hash of [
      '#layer=4',
      '#layers=2',
      '#layers=40&activation=tanh&scale=1.5&layer=40',
      '#layers=100&activation=tanh&scale=20&layer=61',
      '#layers=24&activation=relu&width=3&scale=1.2&bias=0.2&seed=3&layer=12',
    ]) {
      await open(page, hash);
      await expect(page.locator('.fig-gradient-plot > svg')).toBeVisible();
      for (const name of ['Rungs', 'Weight gradient']) {
        const toggle = figure(page).getByRole('button', { name });
        if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
      }
      expect([hash, await faults(page)]).toEqual([hash, []]);
    }
  });
}

test('pointing reads a layer, pressing and the keys select one, the other figures follow', async ({
  page,
}) => {
  await open(page, '#layers=14');
  const box = (await picker(page).boundingBox())!;
  const at = (layer: number) => box.x + 10 + ((layer - 2) / 12) * (box.width - 20);
  await page.mouse.move(at(9), box.y + box.height / 2);
  await expect(reading(page)).toHaveText('9');
  await expect(picker(page)).toHaveAttribute('aria-valuenow', '2');
  await page.mouse.move(2, 2);
  await expect(reading(page)).toHaveText('2');
  await page.mouse.move(at(6), box.y + box.height / 2);
  await page.mouse.down();
  await expect(picker(page)).toHaveAttribute('aria-valuenow', '6');
  await page.mouse.move(at(11), box.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect(picker(page)).toHaveAttribute('aria-valuenow', '11');
  await expect.poll(() => page.url()).toContain('layer=11');
  await picker(page).press('ArrowLeft');
  await expect(picker(page)).toHaveAttribute(
    'aria-valuetext',
    /^layer 10 of 14, measured .+, bound .+, slack /,
  );
});

test('the axis stands still while the weight scale is dragged, and settles when it is let go', async ({
  page,
}) => {
  await open(page, '#layers=20');
  const ticks = () =>
    figure(page)
      .locator('.chart-axis > .chart-tick')
      .evaluateAll((all) => all.map((one) => one.outerHTML));
  const line = () => figure(page).locator('[data-series="gradB"] > .chart-line').getAttribute('d');
  const [ticksBefore, lineBefore] = [await ticks(), await line()];
  const box = (await page.getByRole('slider', { name: 'Weight scale', exact: true }).boundingBox())!;
  await page.mouse.move(box.x + 0.5 * box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.55 * box.width, box.y + box.height / 2, { steps: 5 });
  expect(await line()).not.toBe(lineBefore);
  expect(await ticks()).toEqual(ticksBefore);
  await page.mouse.move(box.x + 0.7 * box.width, box.y + box.height / 2, { steps: 5 });
  const held = await ticks();
  await page.mouse.up();
  await expect.poll(ticks).not.toEqual(held);
});

test('the name of a series lights what it names, and the rest fades', async ({ page }) => {
  await open(page, '#layers=14');
  await page.locator('.chart-label[data-series="bound"] > text').hover();
  await expect(page.locator('.fig-gradient-plot > svg')).toHaveAttribute('data-emphasis', 'bound');
  await expect(page.locator('.chart-series[data-series="gradB"]')).toHaveCSS('opacity', '0.45');
  await expect(page.locator('.chart-series[data-series="bound"]')).toHaveCSS('opacity', '1');
  await page.mouse.move(2, 2);
  await expect(page.locator('.fig-gradient-plot > svg')).not.toHaveAttribute('data-emphasis');
});
