import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { pointAt, swipe } from './instrument.ts';

const place = (page: Page) => page.locator('.lay-place');

async function swipeAside(page: Page, from: number, to: number): Promise<void> {
  const { x, y, width, height } = (await page.getByRole('heading', { level: 1 }).boundingBox())!;
  const shares = Array.from({ length: 8 }, (_, i) => from + ((to - from) * i) / 7);
  await swipe(
    page,
    shares.map((share) => ({ x: x + share * width, y: y + height / 2 })),
  );
}

test('a finger turns the pages, drags a slider that stays where it was put, and restores the scene', async ({
  page,
}) => {
  await page.goto('./#view=present&scene=5');
  await expect(place(page)).toHaveText('5 / 15');
  const later = page.locator('.lay-formula-line[data-later]');
  await expect(later).toHaveCount(2);
  await swipeAside(page, 0.8, 0.2);
  await expect(later).toHaveCount(1);
  await swipeAside(page, 0.2, 0.8);
  await expect(later).toHaveCount(2);

  const layers = page.getByRole('slider', { name: 'Layers', exact: true });
  await layers.scrollIntoViewIfNeeded();
  const points = [];
  for (const share of [0.15, 0.2, 0.3, 0.4, 0.5]) points.push(await pointAt(layers, share));
  await swipe(page, points);
  await expect(layers).not.toHaveValue('14');
  await expect(place(page)).toHaveText('5 / 15');
  await expect(later).toHaveCount(2);
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('button', { name: 'Restore the scene' }).tap();
  await expect(layers).toHaveValue('14');
});

test('nothing runs past the edge of a telephone: no term that is lit, no row of buttons', async ({
  page,
}) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    for (const scene of [2, 5, 8, 11, 14, 15]) {
      await page.goto('about:blank');
      await page.goto(`./#view=present&scene=${scene}`);
      await expect(place(page)).toHaveText(`${scene} / 15`);
      await expect(page.getByRole('figure')).toHaveCount(1);
      const past = await page.evaluate(() =>
        [...document.querySelectorAll('.tex-term, .lay-present button, .ui-segment')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
          .map(({ textContent }) => textContent),
      );
      expect(past, `scene ${scene} at ${width}`).toEqual([]);
    }
  }
});
