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
  const chapter = page.getByRole('heading', { level: 2, name: 'The backward pass' });
  // All chapters have their text: nothing moves any more.
  await expect(page.locator('[data-chapter="references"] li').first()).toBeAttached();
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
