import type { Locator, Page } from '@playwright/test';
import { expectNoViolations, keepChapters } from './axe.ts';
import { expect, test } from './harness.ts';
import { slider } from './instrument.ts';

/** By its place: a role is looked for in the whole article, which takes a while. */
const figure = (page: Page): Locator => page.locator('.fig-training-place figure');
const press = (page: Page, name: string): Promise<void> =>
  figure(page).getByRole('button', { name, exact: true }).click();
const verdicts = (page: Page): Promise<string[]> => figure(page).locator('.fig-run-verdict').allInnerTexts();
const speeds = (page: Page): Locator => page.locator('[aria-label^="Speed of learning of each"]');

/** Opens the chapter, where the figures find themselves in sight one after the other. */
async function openChapter(page: Page): Promise<void> {
  await page.goto('./#chapter=does-it-matter');
  await page.locator('[data-chapter="references"] li').first().waitFor();
}
async function openTraining(page: Page): Promise<void> {
  await openChapter(page);
  await expect(async () => {
    await page.locator('.fig-training-place').scrollIntoViewIfNeeded();
    await expect(figure(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test('nets on digits: the figure comes into sight, a step changes its numbers, pause stands still, back to start restores them; Nielsen’s numbers beside ours', async ({
  page,
}) => {
  test.slow();
  await openTraining(page);
  await expect(figure(page)).toHaveAccessibleName(/^While nets learn/);
  await expect.poll(async () => (await verdicts(page))[0]).toMatch(/^Net 1, as it was drawn/);
  await press(page, 'One step');
  await expect.poll(async () => (await verdicts(page))[0]).toMatch(/^Net 1 after 0\.01 epochs/);

  // Nielsen's 500 epochs take longer than it takes to press a button.
  await figure(page).getByLabel('What is trained').selectOption('nielsen-4');
  await expect
    .poll(async () => (await verdicts(page))[0])
    .toMatch(/layer 5 against layer 2, a factor of 179/);
  const drawn = await verdicts(page);
  await press(page, 'Start');
  await expect(figure(page).getByText(/Epoch [1-9]\d* of 500, training/)).toBeVisible({ timeout: 60_000 });
  await press(page, 'Pause');
  const paused = await verdicts(page);
  // As long as a training that went on would take for some steps.
  await page.waitForTimeout(400);
  expect(await verdicts(page)).toEqual(paused);
  await expect(figure(page).getByText(/of 500, paused/)).toBeVisible();

  // Another view of the same nets; the reading walks along its points.
  await figure(page).getByRole('radio', { name: 'Accuracy' }).check({ force: true });
  const plot = figure(page).getByRole('slider');
  await plot.focus();
  await page.keyboard.press('Home');
  await expect(plot).toHaveAttribute('aria-valuetext', /^Epoch 0 · test: 10\.0/);
  await page.keyboard.press('ArrowRight');
  await expect(plot).toHaveAttribute('aria-valuetext', /^Epoch 1 · /);

  await press(page, 'Back to start');
  await expect.poll(() => verdicts(page)).toEqual(drawn);

  // Nielsen's numbers beside ours, over many nets and for the net of the seed.
  await expect(async () => {
    await speeds(page).scrollIntoViewIfNeeded({ timeout: 1000 });
    await expect(speeds(page)).toHaveAttribute(
      'aria-valuetext',
      /Nielsen 0\.07….*median 0\.05.*this seed 0\.0675/,
      { timeout: 1000 },
    );
  }).toPass();
  await speeds(page).focus();
  await page.keyboard.press('End');
  await expect(speeds(page)).toHaveAttribute(
    'aria-valuetext',
    /4 hidden layers, hidden layer 4.*Nielsen 0\.285; ours, median 0\.2/,
  );

  await keepChapters(page, '10');
  await expectNoViolations(page);
});

test('without the file of digits the figures say so, and the rest of the page lives', async ({
  page,
  faults,
}) => {
  test.slow();
  await page.route('**/digits.bin', (route) => route.fulfill({ status: 404 }));
  await openTraining(page);
  await expect(figure(page).getByRole('alert')).toContainText(
    'The file of digits is not there (status 404).',
  );
  await slider(page, 'Layers').focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider(page, 'Layers')).toHaveValue('13');
  // It comes back.
  await page.unroute('**/digits.bin');
  await figure(page).getByRole('button', { name: 'Try again' }).click();
  await press(page, 'One step');
  await expect.poll(async () => (await verdicts(page))[0]).toMatch(/^Net 1 after 0\.01 epochs/);
  expect(faults.every((fault) => fault.includes('digits.bin') || fault.includes('404'))).toBe(true);
  faults.length = 0;
});
