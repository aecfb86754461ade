import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { button, curvesOf, hashOf, open, pointAt, recordOf, slider, tableOf, verdict } from './instrument.ts';

const everything = async (page: Page) => ({
  record: await recordOf(page),
  table: await tableOf(page),
  curves: await curvesOf(page),
  verdict: await verdict(page).innerText(),
});

for (const hash of ['', '#layers=37&activation=mish&scale=1.234&bias=0.3&weights=uniform&seed=99&layer=9']) {
  test(`a link opened in a second page gives the same curves to the last digit: "${hash}"`, async ({
    page,
    context,
  }) => {
    await open(page, hash);
    await slider(page, 'Weight scale').press('PageUp');
    await button(page, 'New weights').click();
    await expect.poll(() => hashOf(page)).toMatch(/scale=.*seed=/);
    const first = await everything(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await expect(second.locator('.fig-gradient-plot')).toHaveAttribute('aria-busy', 'false');
    expect(await everything(second)).toEqual(first);
    // An address may name its settings in any order.
    const parts = (await hashOf(page)).slice(1).split('&').reverse();
    await second.goto(`./#${parts.join('&')}`);
    expect(await everything(second)).toEqual(first);
  });
}

test('Back and Forward go over New weights, Reset and the known choices, and not over the slider', async ({
  page,
}) => {
  await open(page, '#layers=20');
  await button(page, 'More settings').click();
  // The chart is smaller beside them.
  await expect(button(page, 'Orthogonal')).toBeVisible();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const steps = ['#layers=20'];
  const shown = [await curvesOf(page)];
  const step = async (name: string, address: string) => {
    await button(page, name).click();
    await expect.poll(() => hashOf(page)).toBe(address);
    steps.push(address);
    shown.push(await curvesOf(page));
  };
  await step('New weights', '#layers=20&seed=2');
  await step('Orthogonal', '#layers=20&weights=orthogonal&seed=2');
  // What a slider does replaces the entry it is in, so that one Back leaves it behind.
  for (let i = 0; i < 5; i++) await slider(page, 'Layers').press('ArrowRight');
  await expect.poll(() => hashOf(page)).toBe('#layers=25&weights=orthogonal&seed=2');
  steps[2] = '#layers=25&weights=orthogonal&seed=2';
  shown[2] = await curvesOf(page);
  await step('Reset', '');
  const at = async (i: number) => {
    await expect.poll(() => hashOf(page)).toBe(steps[i]);
    await expect.poll(() => curvesOf(page)).toEqual(shown[i]);
  };
  for (const i of [2, 1, 0]) {
    await page.goBack();
    await at(i);
  }
  for (const i of [1, 2, 3]) {
    await page.goForward();
    await at(i);
  }
});

test('a broken link: the notice says what was dropped, the rest is kept, it can be dismissed', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page, '#layers=3000&activation=tahn&scale=1.5&frog=1&width=20&layer=x&seed=7&data=digit');
  const notice = page.locator('[role="status"]').filter({ hasText: 'could not be used' });
  const items = notice.getByRole('listitem');
  await expect(items).toHaveText([
    /^layers=3000: layers runs from 2 to 100$/,
    /^activation=tahn: /,
    /^frog=1: /,
    /^layer=x: /,
    /^data=digit: /,
  ]);
  await expect(slider(page, 'Weight scale')).toHaveValue('1.5');
  await expect(slider(page, 'Layers')).toHaveValue('12');
  await button(page, 'More settings').click();
  await expect(slider(page, 'Width')).toHaveValue('20');
  await page.getByRole('button', { name: 'Dismiss the notice' }).click();
  await expect(items).toHaveCount(0);
  await button(page, 'New weights').click();
  await expect.poll(() => hashOf(page)).toBe('#width=20&scale=1.5&seed=8');
});

test('no hash whatever breaks the page, and markup in it is text', async ({ page }) => {
  await open(page);
  for (const hash of [
    '#%',
    '#=&=&&==&layers',
    '#layers=NaN&scale=Infinity&width=-0&seed=1e99&bias=0x10',
    '#<img src=x onerror=alert(1)>=1&layers=<b>',
    `#${'x'.repeat(20_000)}`,
    '#constructor=1&__proto__=2&toString=3',
    '#layers=12&layers=13&layers=14',
  ]) {
    await page.goto(`./${hash}`);
    await expect(page.getByText('Some of this address could not be used.')).toBeVisible();
    await expect(slider(page, 'Layers')).toHaveValue(hash.endsWith('14') ? '14' : '12');
  }
  await expect(page.locator('img')).toHaveCount(0);
});

test('what is dragged is written into the address at most every 250 ms, and in the end', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const { replaceState } = history;
    history.replaceState = (...all) => {
      times.push(performance.now());
      replaceState.apply(history, all);
    };
  });
  const control = slider(page, 'Weight scale');
  const from = await pointAt(control, 0.4);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let i = 1; i <= 60; i++) await page.mouse.move(from.x + i, from.y);
  await page.mouse.up();
  const value = await control.inputValue();
  await expect.poll(() => hashOf(page)).toBe(`#scale=${value}`);
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  const pauses = times.slice(1).map((time, i) => time - times[i]!);
  // A timer may be a millisecond early by the page's own clock.
  for (const pause of pauses) expect(pause).toBeGreaterThan(245);
});
