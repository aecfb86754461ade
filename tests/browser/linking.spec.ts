import type { Locator, Page } from '@playwright/test';
import { type QuantityId, quantities } from '../../src/model/quantities.ts';
import { expect, test } from './harness.ts';
import { button, instrument, open } from './instrument.ts';

/** Where the instrument shows a quantity; the others have nothing there to light. */
const shownAt: Partial<Record<QuantityId, (page: Page) => Locator>> = {
  layer: (page) => instrument(page).locator('.fig-gradient-reading dt > span').first(),
  gradB: (page) => label(page, 'gradB'),
  gradW: (page) => label(page, 'gradW'),
  bound: (page) => label(page, 'bound'),
  b1: (page) => label(page, 'b1'),
  b2: (page) => label(page, 'b2'),
  b3: (page) => label(page, 'b3'),
  lower: (page) => label(page, 'lower'),
  typical: (page) => label(page, 'typical'),
  band: (page) => label(page, 'band'),
  slack: (page) => instrument(page).locator('.fig-gradient-reading [data-series="slack"] dd > span'),
  gamma: (page) => instrument(page).locator('.fig-gamma'),
  weightNorm: (page) => instrument(page).locator('.fig-line .fig-factor').nth(2),
  errorNorm: (page) => instrument(page).locator('.fig-line .fig-factor').nth(3),
  sigma: (page) => name(page, 'Activation'),
  layers: (page) => name(page, 'Layers'),
  weightScale: (page) => name(page, 'Scale'),
};

const label = (page: Page, id: string): Locator =>
  instrument(page).locator(`.chart-label[data-series="${id}"] > text`);
const name = (page: Page, words: string): Locator =>
  instrument(page).locator('.fig-stage').getByText(words, { exact: false }).first();

const ids = Object.keys(quantities) as QuantityId[];

test('every quantity lights from the text to the instrument and back', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page, '#layers=8');
  await expect(page.locator('.art-references > li').first()).toBeAttached({ timeout: 60_000 });
  for (const series of ['Weight gradient', 'Rungs', 'Theory']) await button(page, series).click();
  const inText = (id: QuantityId) => page.locator(`article [data-term="${id}"]`).filter({ visible: true });
  const litInText = (id: QuantityId) => page.locator(`article [data-term="${id}"][data-lit]`);
  const lit = () => instrument(page).locator('[data-lit]').count();
  const silent: QuantityId[] = [];
  for (const id of ids) {
    const there = shownAt[id]?.(page);
    await page.mouse.move(3, 3);
    if ((await inText(id).count()) === 0) silent.push(id);
    else {
      await inText(id).first().hover({ timeout: 10_000 });
      await expect(litInText(id).first(), `${id} in the text`).toBeAttached();
      if (there) await expect.poll(lit, `${id} from the text to the instrument`).toBeGreaterThan(0);
    }
    if (!there) continue;
    await page.mouse.move(3, 3);
    await expect.poll(lit).toBe(0);
    await there.hover({ timeout: 10_000 });
    await expect.poll(lit, `${id} in the instrument`).toBeGreaterThan(0);
    if (!silent.includes(id)) await expect(litInText(id).first(), `${id} back in the text`).toBeAttached();
  }
  // They are names of lines of the chart alone.
  expect(silent.sort()).toEqual(['band', 'typical']);
});
