import { expectNoViolations, keepChapters } from './axe.ts';
import { expect, test } from './harness.ts';
import { button, gradientFigure, open } from './instrument.ts';

test('axe finds nothing on a phone, whatever is open in the instrument', async ({ page }) => {
  await open(page);
  await keepChapters(page);
  await expectNoViolations(page);
  await button(page, 'More settings').tap();
  await gradientFigure(page).getByRole('button', { name: 'Data table' }).tap();
  await button(page, 'Step by step').tap();
  await expect(gradientFigure(page).getByRole('table')).toBeVisible();
  await expectNoViolations(page);
});

test('what is pressed on a phone is large enough, or far enough from anything else', async ({ page }) => {
  await open(page);
  await button(page, 'More settings').tap();
  await button(page, 'Step by step').tap();
  const small = await page
    .locator('.lay-header, .fig-instrument')
    .locator('button, select, input, [role="slider"]')
    .evaluateAll((all) =>
      all
        .map((one) => ({ box: one.getBoundingClientRect(), name: one.ariaLabel ?? one.textContent }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ box, name }) => `${name}: ${box.width} × ${box.height}`),
    );
  expect(small).toEqual([]);
});

test('a table of the text that is wider than a phone is reached by keyboard, under its caption', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, '#chapter=tanh');
  const wide = page.locator('[data-chapter="tanh"] .art-table').nth(1);
  await wide.scrollIntoViewIfNeeded();
  await expect(wide).toHaveRole('group');
  await expect(wide).toHaveAccessibleName(/^What a step back does to the length of the error/);
  await wide.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => wide.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await page.setViewportSize({ width: 900, height: 640 });
  await expect(wide).not.toHaveAttribute('tabindex');
});
