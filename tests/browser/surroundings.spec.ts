import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { button, gradientFigure, instrument, open, pointAt, slider, tableOf } from './instrument.ts';

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls, by name, of which a part is outside the window or under something else when they are scrolled to. */
const outOfReach = (page: Page): Promise<string[]> =>
  page
    .locator('.lay-header, .fig-instrument')
    .locator('button, select, input, [role="slider"]')
    .evaluateAll((all) =>
      all
        .filter((one) => {
          one.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { left, right, top, bottom } = one.getBoundingClientRect();
          if (right - left === 0) return false;
          const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          const covered = !hit || !(one.contains(hit) || hit.contains(one));
          return covered || left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
        })
        .map((one) => one.ariaLabel ?? one.textContent!),
    );

test('at every size every control is in reach, whatever is open, and nothing scrolls sideways', async ({
  page,
}) => {
  const sizes = [
    [320, 640],
    [390, 844],
    [640, 360],
    [768, 1024],
    [1280, 720],
    [1600, 900],
  ] as const;
  const check = async () => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      expect([width, await outOfReach(page), await sideways(page)]).toEqual([width, [], 0]);
      const chart = await gradientFigure(page).locator('svg.chart').boundingBox();
      if (chart) expect(chart.height, `height of the chart at ${width} px`).toBeGreaterThan(110);
    }
  };
  await open(page, '#layers=100&activation=erf&scale=20&frog=1');
  await check();
  await button(page, 'More settings').click();
  await check();
  await button(page, 'Step by step').click();
  await gradientFigure(page).getByRole('button', { name: 'Rungs' }).click();
  await tableOf(page);
  await check();
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await button(page, /^More activations/).click();
    const list = page.getByRole('listbox', { name: 'Activation' });
    await list.getByRole('option', { name: 'Error function' }).scrollIntoViewIfNeeded();
    const box = (await list.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(await sideways(page)).toBe(0);
    await page.keyboard.press('Escape');
  }
});

test('at twice the size (640 × 360) the text can be read: nothing stays in front of it', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await open(page);
  const heading = page.getByRole('heading', { name: /^1 / });
  await heading.evaluate((one) => one.scrollIntoView());
  const { y } = (await heading.boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y).toBeLessThan(180);
  const below = await page.evaluate(() =>
    [0.2, 0.5, 0.9].map((share) => document.elementFromPoint(320, share * innerHeight)!.closest('article')),
  );
  expect(below.every((one) => one !== null)).toBe(true);
});

test('with reduced motion nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await button(page, 'More settings').click();
  await button(page, /^size of the output error/).hover();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('.lay-header *, .fig-instrument *')]
      .filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s');
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
});

test('with forced colours on black a lecture can be read too: no theme has a say in them', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto('./#view=present&scene=8');
  await expect(page.locator('.chart-tick').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  const dim = await page.locator('.chart text, .chart-line').evaluateAll((all) =>
    all.flatMap((one) => {
      const { fill, stroke } = getComputedStyle(one);
      const colour = one.matches('text') ? fill : stroke;
      return Math.max(...colour.match(/[\d.]+/g)!.map(Number)) < 128 ? [`${one.textContent}: ${colour}`] : [];
    }),
  );
  expect(dim).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`with forced colours, ${colorScheme}, thumb, track, lines and what is chosen can be told from the ground`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await open(page);
    const colours = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
      return {
        ground: style('.fig-instrument').backgroundColor,
        thumb: style('.ui-thumb').borderTopColor,
        track: style('.ui-track').backgroundColor,
        line: style('[data-series="gradB"] > .chart-line').stroke,
        bound: style('[data-series="bound"] > .chart-line').stroke,
        chosen: style('.ui-segment input:checked + span').backgroundColor,
      };
    });
    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0] = colour.match(/[\d.]+/g)!.map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    const { ground, ...marks } = colours;
    for (const [name, colour] of Object.entries(marks))
      expect(Math.abs(light(colour) - light(ground)), `${name}: ${colour} on ${ground}`).toBeGreaterThan(
        0.25,
      );
    const control = slider(page, 'Layers');
    const { x, y } = await pointAt(control, 0.5);
    await page.mouse.click(x, y);
    await expect(control).toHaveValue('51');
    await expect(instrument(page).locator('.ui-slider-value').first()).toHaveText('51');
  });
