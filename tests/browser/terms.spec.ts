import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { button, gradientFigure, instrument, open } from './instrument.ts';

const gamma = (page: Page) => button(page, /^largest slope of the activation/);
/** Where a quantity is lit in typeset formulas of the article. */
const litInArticle = (page: Page, id: string) => page.locator(`article [data-term="${id}"][data-lit]`);
const inArticle = (page: Page, id: string) => page.locator(`article [data-term="${id}"]`);

test('pointing at γ in the inequality lights γ everywhere; a click pins it, Esc lets go', async ({
  page,
}) => {
  await open(page);
  // The chapters are set one by one; the list of works is the last.
  await expect(page.locator('.art-references > li').first()).toBeAttached();
  const everywhere = await inArticle(page, 'gamma').count();
  expect(everywhere).toBeGreaterThan(3);
  await gamma(page).hover();
  await expect(litInArticle(page, 'gamma')).toHaveCount(everywhere);
  await expect(instrument(page).locator('.fig-gamma')).toHaveAttribute('data-lit', 'slope');
  await expect(gamma(page)).toHaveAttribute('data-lit', 'slope');
  await page.mouse.move(4, 4);
  await expect(litInArticle(page, 'gamma')).toHaveCount(0);

  await gamma(page).click();
  await page.mouse.move(4, 4);
  await expect(litInArticle(page, 'gamma')).toHaveCount(everywhere);
  // Pinned, it stays whatever else is pointed at.
  await button(page, /^size of the output error/).hover();
  await expect(litInArticle(page, 'gamma')).toHaveCount(everywhere);
  await expect(litInArticle(page, 'errorNorm')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(litInArticle(page, 'gamma')).toHaveCount(0);
});

test('the keyboard goes through the factors: focus lights, Enter pins and lets go, Esc clears', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page);
  const factors = instrument(page)
    .getByRole('region', { name: /^The inequality/ })
    .locator('.fig-line')
    .getByRole('button');
  const lit = () =>
    page
      .locator('.fig-line [data-lit]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.lit));
  await factors.first().focus();
  const colours = ['measured', 'slope', 'weight', 'error', 'bound'];
  for (const [i, colour] of colours.entries()) {
    if (i > 0) await page.keyboard.press('Tab');
    await expect(factors.nth(i)).toBeFocused();
    expect(await lit()).toEqual([colour]);
  }
  await expect(gradientFigure(page).locator('svg.chart')).toHaveAttribute('data-emphasis', 'bound');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(gradientFigure(page).locator('svg.chart')).toHaveAttribute('data-emphasis', 'bound');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await lit()).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  expect(await lit()).toEqual([]);
});

test('the terms of a formula are a list of buttons: one stop, arrow keys, values, Enter pins', async ({
  page,
}) => {
  await open(page);
  const list = page.getByRole('toolbar', { name: /\(∗∗\)/ }).first();
  await list.scrollIntoViewIfNeeded();
  const terms = list.getByRole('button');
  const names = await terms.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  expect(names.length).toBeGreaterThan(3);
  expect(names).toContain('largest slope of the activation: 0.25');
  await expect(list.locator('[tabindex="0"]')).toHaveCount(1);
  await terms.first().focus();
  await page.keyboard.press('End');
  await expect(terms.last()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(terms.first()).toBeFocused();
  const at = names.indexOf('largest slope of the activation: 0.25');
  for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight');
  await expect(terms.nth(at)).toBeFocused();
  await expect(gamma(page)).toHaveAttribute('data-lit', 'slope');
  await page.keyboard.press('Enter');
  await expect(terms.nth(at)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Home');
  await expect(gamma(page)).toHaveAttribute('data-lit', 'slope');
  await page.keyboard.press('Escape');
  await expect(gamma(page)).not.toHaveAttribute('data-lit');
  await expect(terms.nth(at)).toHaveAttribute('aria-pressed', 'false');
});

test('pointing at a term of a formula in the article says what it is in this net', async ({ page }) => {
  await open(page);
  const term = inArticle(page, 'errorNorm').first();
  await term.scrollIntoViewIfNeeded();
  await page.mouse.move(4, 4);
  await term.hover();
  const readout = page.locator('.fig-readout');
  await expect(readout).toContainText('size of the output error');
  const value = await instrument(page)
    .locator('.fig-line .fig-factor')
    .nth(3)
    .locator('.fig-slot')
    .innerText();
  await expect(readout).toContainText(value);
  await expect(button(page, /^size of the output error/)).toHaveAttribute('data-lit', 'error');
});
