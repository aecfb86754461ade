import { expect, test } from './harness.ts';
import { button, open } from './instrument.ts';

test('a tap pins a term and another lets go of it; the terms of a displayed formula stand below it', async ({
  page,
}) => {
  await open(page);
  const gamma = button(page, /^largest slope of the activation/);
  const lit = page.locator('article [data-term="gamma"][data-lit]');
  await gamma.tap();
  await expect(lit).not.toHaveCount(0);
  await gamma.tap();
  await expect(lit).toHaveCount(0);

  const list = page.getByRole('toolbar', { name: /\(∗∗\)/ }).first();
  await list.scrollIntoViewIfNeeded();
  const chip = list.getByRole('button', { name: /^largest slope of the activation/ });
  await expect(chip).toContainText('0.25');
  expect((await chip.boundingBox())!.height).toBeGreaterThanOrEqual(24);
  await chip.tap();
  await expect(gamma).toHaveAttribute('data-lit', 'slope');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
});
