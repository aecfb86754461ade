import { expect, test } from './harness.ts';
import { button, hashOf, lookAt, open, pointAt, slider, swipe } from './instrument.ts';

test('each slider follows a finger', async ({ page }) => {
  await open(page);
  await button(page, 'More settings').tap();
  const address: string[] = [];
  for (const [name, part] of [
    ['Layers', 'layers=61'],
    ['Width', 'width=28'],
    ['Weight scale', 'scale=1.82'],
    ['Bias scale', 'bias=3'],
    ['Examples', 'examples=63'],
  ] as const) {
    const control = slider(page, name);
    const before = await lookAt(page, control);
    const points = [];
    for (const share of [0.3, 0.32, 0.4, 0.5, 0.6]) points.push(await pointAt(control, share));
    await swipe(page, points);
    address.push(part);
    await expect.poll(async () => (await hashOf(page)).slice(1).split('&').sort()).toEqual(address.sort());
    const after = await lookAt(page, control);
    expect(after.measured, name).not.toBe(before.measured);
    expect(after.bound, name).not.toBe(before.bound);
  }
});

test('a tap moves the thumb; a swipe up or down that begins on a slider scrolls the page and sets nothing', async ({
  page,
}) => {
  await open(page);
  const control = slider(page, 'Layers');
  const { x, y } = await pointAt(control, 0.5);
  await swipe(
    page,
    Array.from({ length: 12 }, (_, i) => ({ x, y: y - 20 * i })),
  );
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
  await expect(control).toHaveValue('12');
  expect(await hashOf(page)).toBe('');
  const now = await pointAt(control, 0.5);
  await page.touchscreen.tap(now.x, now.y);
  await expect(control).toHaveValue('51');
});
