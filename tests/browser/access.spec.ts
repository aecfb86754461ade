import type { Page } from '@playwright/test';
import { expectNoViolations, keepChapters } from './axe.ts';
import { expect, test } from './harness.ts';
import { button, instrument, open, tableOf } from './instrument.ts';

const chapter = (page: Page, id: string) => page.locator(`[data-chapter="${id}"]`);

for (const theme of ['light', 'dark', 'projector'])
  test(`axe finds nothing in the instrument and the beginning of the article, ${theme}`, async ({ page }) => {
    await open(page, `#theme=${theme}`);
    await expect(chapter(page, 'the-network').locator('.art-equation').first()).toBeAttached();
    await keepChapters(page, '1', '2');
    await expectNoViolations(page);
  });

test('axe finds nothing, whatever is open in the instrument', async ({ page }) => {
  await open(page, '#layers=5000&frog');
  await keepChapters(page);
  await expect(page.getByRole('button', { name: 'Dismiss the notice' })).toBeVisible();
  await button(page, 'More settings').click();
  await expectNoViolations(page);
  await button(page, 'Rungs').click();
  await tableOf(page);
  await button(page, 'Step by step').click();
  // Something lit, the rest faded.
  await button(page, 'Next step').click();
  await expectNoViolations(page);
  await button(page, /^More activations/).click();
  await expect(page.getByRole('listbox', { name: 'Activation' })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Contents/ }).click();
  await expect(page.getByRole('dialog', { name: /^Contents/ })).toBeVisible();
  await expectNoViolations(page);
});

test('axe finds nothing with a refused clipboard, a dead layer and several examples', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await open(page, '#layers=40&width=2&activation=relu&bias=0.3&theme=dark');
  await keepChapters(page);
  await button(page, 'Copy link').click();
  await expect(instrument(page).getByRole('textbox', { name: 'Link' })).toBeVisible();
  await expectNoViolations(page);
  await open(page, '#examples=40&layers=6&theme=dark');
  await button(page, 'Rungs').click();
  await expectNoViolations(page);
});

test('axe finds nothing in chapter 3 with every step of its proofs open', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Every step' }).check({ force: true });
  await expect(chapter(page, 'the-backward-pass').locator('.art-steps').first()).toBeAttached();
  await keepChapters(page, '3');
  await expectNoViolations(page);
});

for (const [number, id, theme] of [
  ['5', 'how-large', 'light'],
  ['8', 'tanh', 'dark'],
  ['11', 'what-people-do', 'light'],
] as const)
  test(`axe finds nothing in chapter ${number}, its figures and an equation that a reference shows, ${theme}`, async ({
    page,
  }) => {
    await open(page, `#chapter=${id}&theme=${theme}`);
    for (const figure of await chapter(page, id).locator('figure').all())
      await figure.scrollIntoViewIfNeeded();
    const reference = chapter(page, id).locator('p .ui-reference').first();
    await reference.scrollIntoViewIfNeeded();
    // A pointer that has not moved yet does not hover.
    await page.mouse.move(10, 10);
    await reference.hover();
    await expect(page.getByRole('dialog')).toBeVisible();
    await keepChapters(page, number);
    await expectNoViolations(page);
  });

test('the Tab key reaches every control once, in the order in which they are seen, and shows where it is', async ({
  page,
}) => {
  await open(page);
  await button(page, 'More settings').click();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  const seen: string[] = [];
  for (let i = 0; i < 60; i++) {
    const now = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      if (!element.closest('.fig-instrument')) return null;
      const near = [element, ...element.parentElement!.querySelectorAll('*')];
      const name = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent!;
      return {
        name: name.trim(),
        ring: near.some((one) => getComputedStyle(one).outlineStyle === 'solid'),
      };
    });
    if (now === null) break;
    expect(now.ring, `focus is shown at "${now.name}"`).toBe(true);
    seen.push(now.name);
    await page.keyboard.press('Tab');
  }
  expect(seen.slice(0, 5)).toEqual([
    'Layers',
    'Sigmoid',
    'More activations',
    'Weight scale',
    'More settings',
  ]);
  for (const name of ['Width', 'Bias scale', 'Examples', 'Cost', 'Selected layer', 'Step by step'])
    expect(seen.filter((one) => one === name)).toEqual([name]);
  const actions = [
    'New weights',
    'Reset',
    'Pin',
    'Undo',
    'Redo',
    'Copy link',
    'Download record',
    'Take away',
  ];
  expect(seen.slice(-actions.length)).toEqual(actions);
});
