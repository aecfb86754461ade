import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { hashOf } from './instrument.ts';

const bench = (page: Page) => page.getByRole('main');
const slider = (page: Page, name: string) => bench(page).getByRole('slider', { name, exact: true });
const press = (page: Page, name: string) =>
  bench(page).getByRole('button', { name, exact: true }).press('Enter');
const pins = (page: Page) => page.getByRole('list', { name: 'Pinned nets' });
const ghost = (page: Page) => page.locator('[data-series="ghost1"] > .chart-line');

test('a net is pinned, compared, renamed, swapped, carried in the address, and removed', async ({ page }) => {
  await page.goto('./#view=explore&activation=tanh');
  const own = await page.locator('[data-series="gradB"] > .chart-line').getAttribute('d');
  await press(page, 'Pin');
  await expect(pins(page)).toContainText('the net on show');
  await bench(page).getByRole('radio', { name: 'Sigmoid' }).check();
  await expect(pins(page)).toContainText('now activation Sigmoid, was tanh');
  await expect(pins(page)).toContainText(/gradient of layer 2 relative to it: ×\d\.\d+·10⁻⁶/);
  expect(await ghost(page).getAttribute('d')).not.toBe(own);

  const name = page.getByRole('textbox', { name: 'Name of the pinned net A' });
  await name.fill('wide & deep');
  await name.press('Enter');
  await expect(page.locator('.chart-label[data-series="ghost1"]')).toHaveText('wide & deep');
  await expect.poll(() => hashOf(page)).toBe('#view=explore&pin=wide%20%26%20deep;activation:tanh');

  // The pinned curve stands still while the other moves.
  const still = await ghost(page).getAttribute('d');
  await slider(page, 'Weight scale').press('ArrowLeft');
  expect(await ghost(page).getAttribute('d')).toBe(still);
  await slider(page, 'Weight scale').press('ArrowRight');

  await pins(page).getByRole('button', { name: 'Swap with wide & deep' }).click();
  await expect(pins(page)).toContainText('now activation tanh, was Sigmoid');
  await page.reload();
  await expect(pins(page)).toContainText('now activation tanh, was Sigmoid');
  await expectNoViolations(page);

  await pins(page).getByRole('button', { name: 'Remove wide & deep' }).click();
  await expect(pins(page)).toBeHidden();
  await page.goBack();
  await expect(pins(page)).toBeVisible();
});

test('a broken pin is dropped with a word, and the rest is kept', async ({ page }) => {
  await page.goto('./#view=explore&pin=A;layers:30;scale:99&pin=');
  await expect(page.getByRole('status').filter({ hasText: 'pin' })).toContainText(
    'scale runs from 0.05 to 20, in the pin A',
  );
  await expect(pins(page)).toContainText('now layers 12, was 30');
});

test('a task sees for itself when it is done, and its solution can be undone', async ({ page }) => {
  await page.goto('./#view=explore');
  const task = page.getByRole('region', { name: 'Task' });
  await task.getByRole('button', { name: 'Next task' }).click();
  await expect(task).toContainText('Task 2 of 8');
  await expect(task.getByRole('status')).toBeEmpty();
  await slider(page, 'Weight scale').press('PageDown');
  await bench(page).getByRole('radio', { name: 'tanh' }).check();
  while ((await slider(page, 'Weight scale').inputValue()) > '0.42')
    await slider(page, 'Weight scale').press('PageDown');
  await expect(task.getByRole('status')).toHaveText('Done');
  await task.getByRole('button', { name: 'Next task' }).click();
  await expect(task.getByRole('status')).toBeEmpty();
  await task.getByRole('button', { name: 'Hint' }).click();
  await expect(task).toContainText('One kind of matrix shortens none.');
  await task.getByRole('button', { name: /a solution/ }).click();
  await expect(task.getByRole('status')).toHaveText('Done');
  await task.getByRole('button', { name: 'Back to your net' }).click();
  await expect(task.getByRole('status')).toBeEmpty();
});
