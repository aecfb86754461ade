import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { hashOf, log10Of, settled } from './instrument.ts';

const chapter = (page: Page, id: string) => page.locator(`[data-chapter="${id}"]`);
const figure = (page: Page) => chapter(page, 'what-people-do').locator('.fig-figure').first();
/** Chapters above may still find their height: until the part shows what it should, it is scrolled to again. */
const seen = (part: Locator, text: Locator, words: RegExp) =>
  expect(async () => {
    await part.scrollIntoViewIfNeeded();
    await expect(text).toHaveText(words, { timeout: 4000 });
  }).toPass({ timeout: 90_000 });
const row = (page: Page, name: string) =>
  figure(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });
const names = (page: Page) => figure(page).locator('.fig-compared-name').allInnerTexts();

test('the recurrent net is unrolled and all remedies compared while in sight; sorted by keys, one press from the instrument', async ({
  page,
}) => {
  test.slow();
  await page.goto('./#layers=10&width=20&runs=24&chapter=same-matrix');
  const unrolled = chapter(page, 'same-matrix').locator('.fig-figure').first();
  const condition = unrolled.locator('.fig-condition');
  await seen(unrolled, condition, /^σ₁\(w\) < 1\/γ/);
  const example = chapter(page, 'same-matrix').locator('.fig-show-net', { hasText: 'tanh, scale 0.8' });
  await example.click();
  await expect(condition).toHaveText(/^ρ\(w\) < 1\/γ < σ₁\(w\)/);
  await chapter(page, 'same-matrix').locator('.fig-show-net[aria-pressed="true"]').click();
  await expect(condition).toHaveText(/^σ₁\(w\) < 1\/γ/);

  await seen(figure(page), figure(page).locator('figcaption'), /^\d+ of 14 remedies keep/);
  const inText = await names(page);
  expect(inText).toHaveLength(15);
  const median = async (name: string) =>
    log10Of(await row(page, name).locator('.fig-compared-median').innerText());
  // The ring of the seed's own net is the curve of the instrument.
  expect(await median('Clipping')).toBeCloseTo(await median('None of them'), 1);
  expect(await median('He')).toBeGreaterThan((await median('None of them')) + 3);

  const order = (words: string) => figure(page).getByRole('radio', { name: words });
  await order('Level first').check({ force: true });
  expect(await names(page)).not.toEqual(inText);
  await order('Level first').press('ArrowLeft');
  await expect(order('As in the text')).toBeChecked();
  expect(await names(page)).toEqual(inText);

  const show = row(page, 'Orthogonal').getByRole('button');
  await show.press('Enter');
  await expect.poll(() => hashOf(page)).toContain('weights=orthogonal');
  await settled(page);
  await expect(show).toHaveAccessibleName('Back to your net');
  // It is compared with the reader's own net still.
  expect(await names(page)).toEqual(inText);
  await expect(row(page, 'Orthogonal')).toContainText(/certified at least .* and at most/);
  await show.click();
  await expect.poll(() => hashOf(page)).not.toContain('orthogonal');

  await figure(page).getByRole('radio', { name: 'Weights' }).check({ force: true });
  await expect(row(page, 'Batch norm').locator('.fig-compared-median')).not.toHaveText('exactly 0');
});
