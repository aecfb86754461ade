import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

test('a number in the prose is dragged, keyed and restored, and the sliders follow', async ({ page }) => {
  await page.goto('./');
  const depth = page.getByRole('slider', { name: 'Depth of the net' }).first();
  const slider = page.getByRole('slider', { name: 'Layers', exact: true });
  await depth.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(slider).toHaveValue('22');
  const box = (await depth.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y, { steps: 4 });
  await expect(slider).toHaveValue('14');
  await page.mouse.up();
  await expect(depth).toHaveValue('14');
  await depth.dblclick();
  await expect(slider).toHaveValue('12');
  await page.getByRole('combobox', { name: 'Function σ of the net' }).first().selectOption('tanh');
  await expect.poll(() => hashOf(page)).toBe('#activation=tanh');
});

test('a reference previews its equation in the margin, leads there and back, and the settings stay', async ({
  page,
}) => {
  await page.goto('./#layers=20');
  const reference = page.getByRole('button', { name: '(2.2), why the root of n' }).first();
  const preview = page.getByRole('dialog', { name: '(2.2), why the root of n' });
  await reference.scrollIntoViewIfNeeded();
  const leave = () => page.mouse.move(10, 10);
  // A pointer that has not moved yet does not hover.
  await leave();
  await reference.hover();
  await expect(preview).toContainText('(2.2) · why the root of n');
  const [shown, line, text] = await Promise.all(
    [preview, reference, page.locator('article')].map(async (part) => (await part.boundingBox())!),
  );
  expect(shown!.x).toBeGreaterThan(text!.x + text!.width);
  expect(shown!.y).toBeLessThan(line!.y);
  expect(shown!.y + shown!.height).toBeGreaterThan(line!.y + line!.height);
  await leave();
  await expect(preview).toBeHidden();
  // Pressed, it stays until it is dismissed.
  await reference.click();
  await leave();
  await page.mouse.wheel(0, 40);
  await page.waitForTimeout(400);
  await expect(preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(preview).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(preview.getByRole('button', { name: 'Go there' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await expect(reference).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#eq-root-n')).toBeFocused();
  await expect(page.locator('#eq-root-n')).toBeInViewport();
  expect(await hashOf(page)).toBe('#layers=20');
  await page.getByRole('button', { name: 'back to where you were' }).click();
  await expect(reference).toBeFocused();
  await expect(reference).toBeInViewport();
  // Where there is no margin it stands over the line.
  await page.setViewportSize({ width: 800, height: 900 });
  await reference.scrollIntoViewIfNeeded();
  await reference.click();
  await expect(preview).toBeVisible();
  const [over, under] = [(await preview.boundingBox())!, (await reference.boundingBox())!];
  expect(over.y + over.height).toBeLessThanOrEqual(under.y);
  expect(over.x).toBeLessThan(under.x + under.width);
  await reference.click();
  await expect(page.locator('#eq-root-n')).toBeFocused();
  await expect(preview).toBeHidden();
});

test('an example is shown by a step, and the reader’s own net comes back by its button or by Back', {
  tag: '@firefox',
}, async ({ page }) => {
  await page.goto('./#layers=9&activation=gelu');
  await page.getByRole('button', { name: 'Show this net: sigmoid' }).first().click();
  await expect.poll(() => hashOf(page)).toBe('#layers=30');
  await page.getByRole('button', { name: 'Back to your net' }).click();
  await expect.poll(() => hashOf(page)).toBe('#layers=9&activation=gelu');
  await page.getByRole('button', { name: 'Show this net: tanh', exact: true }).click();
  await expect.poll(() => hashOf(page)).toBe('#layers=30&activation=tanh');
  await page.goBack();
  await expect.poll(() => hashOf(page)).toBe('#layers=9&activation=gelu');
  await expect(page.getByRole('button', { name: 'Back to your net' })).toHaveCount(0);
  // Neither a guess nor an answer touches the net, and the way back outlives a reload.
  await page.getByRole('button', { name: 'Skip the guess and show it' }).click();
  await page.locator('.art-exercise summary').first().click();
  await expect.poll(() => hashOf(page)).toBe('#layers=9&activation=gelu');
  await page.getByRole('button', { name: 'Show this net: sigmoid' }).first().click();
  await expect.poll(() => hashOf(page)).toBe('#layers=30');
  await page.reload();
  await page.goBack();
  await expect.poll(() => hashOf(page)).toBe('#layers=9&activation=gelu');
  await expect(page.getByRole('slider', { name: 'Layers', exact: true })).toHaveValue('9');
});

test('the table of contents leads to a chapter and marks the one being read', async ({ page }) => {
  await page.goto('./#layers=5');
  const entry = page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: /One product/ });
  await entry.click();
  const heading = page.getByRole('heading', { name: '4 One product' });
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();
  await expect(entry).toHaveAttribute('aria-current', 'location');
  expect(await hashOf(page)).toBe('#layers=5&chapter=one-product');
});

/** Waits until all chapters are set, and lays out what is far out of sight as well. */
async function setAll(page: Page): Promise<void> {
  await expect(page.locator('[data-chapter="references"] [id^="work-"]').first()).toBeAttached({
    timeout: 120_000,
  });
  // The page's policy allows no style element; a sheet that is made by a script is none.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.art-chapter { content-visibility: visible !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
}

/** How far the page can be scrolled sideways, and what reaches beyond the column of the text. */
const faultsOf = (page: Page) =>
  page.evaluate(() => {
    const column = document.querySelector('article > header')!.getBoundingClientRect();
    const wide = document.querySelectorAll<HTMLElement>(
      'article .tex-formula, article p, article li, article .art-equation-line, article figure',
    );
    return {
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      // A display may scroll in its own box; nothing else may reach beyond the column, but for the edge of a theorem.
      beyond: [...wide]
        .filter((element) => element.getBoundingClientRect().right > column.right + 17)
        // So does the row of its terms on a phone.
        .filter((element) => !element.closest('.tex-terms'))
        .map((element) => element.textContent),
    };
  });

test('no formula is cut at any width, nor on paper, every proof open', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await page.getByRole('radio', { name: 'Every step' }).check({ force: true });
  await setAll(page);
  expect(await page.locator('.art-steps').count()).toBeGreaterThan(90);
  for (const width of [1600, 1280, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await faultsOf(page), `${width} px`).toEqual({ sideways: 0, beyond: [] });
  }
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  expect(await faultsOf(page), 'paper').toEqual({ sideways: 0, beyond: [] });
  // Paper does not scroll.
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('article .tex-formula')]
      .filter((formula) => formula.scrollWidth > formula.clientWidth + 1 && formula.clientWidth > 0)
      .map((formula) => formula.textContent),
  );
  expect(cut).toEqual([]);
});
