import { expect, test } from './harness.ts';

const heading = (page: import('@playwright/test').Page, name: RegExp) =>
  page.getByRole('heading', { level: 2, name });

test.describe('the chapter in the address', () => {
  test('opens the article there and keeps the settings beside it', async ({ page }) => {
    await page.goto('#chapter=how-large&layers=20');
    await expect(heading(page, /How large can it be/)).toBeInViewport();
    await expect(page.getByRole('slider', { name: 'Layers', exact: true })).toHaveValue('20');
  });

  test('is written by the table of contents, and Back leads to the chapter before', async ({ page }) => {
    await page.goto('#layers=20');
    const contents = page.getByRole('navigation', { name: 'Contents' }).first();
    await contents.getByRole('link', { name: 'One product' }).click();
    await expect(heading(page, /One product/)).toBeInViewport();
    await expect(page).toHaveURL(/chapter=one-product/);
    await page.getByRole('button', { name: /^Contents/ }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'The network' }).click();
    await expect(heading(page, /The network/)).toBeInViewport();
    await expect(page).toHaveURL(/layers=20.*chapter=the-network/);
    await page.goBack();
    await expect(heading(page, /One product/)).toBeInViewport();
  });

  test('that does not exist is said, and the rest is kept', async ({ page }) => {
    await page.goto('#chapter=nowhere&layers=20');
    await expect(page.getByRole('status').filter({ hasText: 'chapter=nowhere' })).toBeVisible();
    await expect(page.getByRole('slider', { name: 'Layers', exact: true })).toHaveValue('20');
  });
});
