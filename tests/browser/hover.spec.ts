import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { button, instrument, open, picker, slider } from './instrument.ts';

/** What pointing may touch: marks that something is lit, and what follows the pointer over the chart. */
const overlays = [
  '.chart-focus',
  '.chart-focus-line',
  '.chart-network-lit',
  // The numbers of what is pointed at.
  '.fig-gradient dl',
  '.chart-reading',
  '.fig-readout',
];
const marks = ['data-lit', 'data-fades', 'data-emphasis'];

/** Notes every change of the page from now on that is no mark and in no overlay. */
const watch = (page: Page) =>
  page.evaluate(
    ([overlays, marks]) => {
      const seen: string[] = [];
      const all = { count: 0 };
      const nameOf = (node: Node): string => {
        const element = node instanceof Element ? node : node.parentElement!;
        return `${element.localName}.${element.getAttribute('class')}`;
      };
      const within = (node: Node): boolean =>
        (node instanceof Element ? node : node.parentElement)?.closest(overlays.join()) != null;
      new MutationObserver((mutations) => {
        all.count += mutations.length;
        for (const { type, target, attributeName, addedNodes, removedNodes } of mutations) {
          const nodes = [...addedNodes, ...removedNodes];
          const isOverlay =
            within(target) ||
            (nodes.length > 0 &&
              nodes.every((node) => node instanceof Element && node.matches(overlays.join())));
          if (!isOverlay && !(attributeName && marks.includes(attributeName)))
            seen.push(`${type} ${attributeName ?? ''} of ${nameOf(target)}`);
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.assign(window, { seen, all });
    },
    [overlays, marks] as const,
  );
const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
const count = (page: Page) =>
  page.evaluate(() => (window as unknown as { all: { count: number } }).all.count);

test('pointing changes overlays alone: over the chart, a formula, a label, the text', async ({ page }) => {
  await open(page, '#layers=30');
  await expect(page.locator('.art-references > li').first()).toBeAttached({ timeout: 60_000 });
  await watch(page);
  const box = (await picker(page).boundingBox())!;
  for (let i = 0; i <= 20; i++)
    await page.mouse.move(box.x + ((i + 0.5) / 21) * box.width, box.y + 0.5 * box.height);
  await button(page, /^largest slope of the activation/).hover();
  await instrument(page).locator('.chart-label[data-series="bound"] > text').hover();
  await page.mouse.move(4, 4);
  expect(await count(page)).toBeGreaterThan(60);
  expect([...new Set(await seen(page))]).toEqual([]);
  // Terms of the text: scrolling there marks another chapter and shows other figures.
  const bound = page.locator('#eq-bound');
  await bound.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    (window as unknown as { seen: string[] }).seen.length = 0;
  });
  for (const id of ['gradB', 'gamma', 'weightNorm', 'errorNorm']) {
    await bound.locator(`[data-term="${id}"]`).first().hover();
    await expect(bound.locator('.fig-readout')).toBeVisible();
  }
  await page.mouse.move(4, 4);
  await expect(page.locator('article [data-lit]')).toHaveCount(0);
  expect([...new Set(await seen(page))]).toEqual([]);
  // The watch would see a drawing that is made anew.
  await slider(page, 'Weight scale').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => seen(page)).toContain('attributes d of path.chart-line');
});
