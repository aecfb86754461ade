import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { hashOf, open } from './instrument.ts';

const layout = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Layouts' }).getByRole('link', { name, exact: true });
const depth = (page: Page) => page.getByRole('slider', { name: 'Layers', exact: true }).first();

test('from Read to Explore and back: the net stays, and so does the place in the article', async ({
  page,
}) => {
  await open(page, '#layers=20&activation=tanh');
  const chapter = page.getByRole('heading', { level: 2, name: 'The network' });
  await chapter.evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 200));
  const place = (await chapter.boundingBox())!.y;

  await layout(page, 'Explore').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Explore a net' })).toBeAttached();
  await expect(layout(page, 'Explore')).toHaveAttribute('aria-current', 'page');
  await expect(layout(page, 'Read')).not.toHaveAttribute('aria-current');
  await expect(chapter).toBeHidden();
  await expect(depth(page)).toHaveValue('20');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await hashOf(page)).toBe('#layers=20&activation=tanh&view=explore');
  await depth(page).press('ArrowRight');

  await layout(page, 'Read').press('Enter');
  await expect(chapter).toBeInViewport();
  expect((await chapter.boundingBox())!.y).toBeCloseTo(place, -1);
  await expect(depth(page)).toHaveValue('21');

  await page.goBack();
  await expect(chapter).toBeHidden();
  await expect(layout(page, 'Explore')).toHaveAttribute('aria-current', 'page');
  await page.goForward();
  await expect(chapter).toBeInViewport();
  expect((await chapter.boundingBox())!.y).toBeCloseTo(place, -1);
});

test('Explore opens by its address, without scroll bars, and has no faults of access', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto('./#view=explore&layers=20');
  await expect(page.getByRole('figure', { name: /^Gradient/ })).toBeVisible();
  for (const name of ['Layers', 'Weight scale', 'Bias scale', 'Width'])
    await expect(page.getByRole('slider', { name, exact: true })).toBeVisible();
  const overflowing = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main > section')]
      .filter((element) => element.scrollHeight > element.clientHeight)
      .map((element) => element.className),
  );
  expect(overflowing).toEqual([]);
  await expectNoViolations(page);
});

test('figures beside the instrument: opened, enlarged, closed, and found again', async ({ page }) => {
  await page.goto('./#view=explore');
  const shelf = page.getByRole('region', { name: 'More figures' });
  await shelf.getByRole('button', { name: 'Close: Network diagram' }).click();
  await shelf.getByRole('button', { name: 'Choose figures' }).click();
  await page.getByRole('option', { name: 'Gradient against depth' }).click();
  await page.keyboard.press('Escape');
  const sweep = shelf.getByRole('figure', { name: /^With depth/ });
  await expect(sweep).toBeVisible();

  const enlarge = shelf.getByRole('button', { name: 'Enlarge: Gradient against depth' });
  await enlarge.press('Enter');
  const alone = page.getByRole('dialog', { name: 'Gradient against depth' });
  await expect(alone.getByRole('figure', { name: /^With depth/ })).toBeVisible();
  await alone.getByRole('slider', { name: 'Layers', exact: true }).press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(alone).toBeHidden();
  await expect(enlarge).toBeFocused();
  await expect(depth(page)).toHaveValue('13');

  await page.reload();
  await expect(sweep).toBeVisible();
  await expect(shelf.getByRole('figure')).toHaveCount(2);
});

test('where storage is forbidden the layout works, and forgets', { tag: '@firefox' }, async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    }),
  );
  await page.goto('./#view=explore');
  const shelf = page.getByRole('region', { name: 'More figures' });
  await shelf.getByRole('button', { name: 'Close: Network diagram' }).click();
  await expect(shelf.getByRole('figure')).toHaveCount(1);
});
