import { expect, test } from './harness.ts';

test('a tap selects a layer, and a swipe over the chart scrolls the page instead', async ({ page }) => {
  await page.goto('./#layers=14');
  const picker = page.getByRole('slider', { name: 'Selected layer' });
  const box = (await picker.boundingBox())!;
  const at = (layer: number) => box.x + 10 + ((layer - 2) / 12) * (box.width - 20);
  const y = box.y + box.height / 2;
  await page.touchscreen.tap(at(8), y);
  await expect(picker).toHaveAttribute('aria-valuenow', '8');
  const touch = await page.context().newCDPSession(page);
  const send = (type: string, x: number, toY: number) =>
    touch.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: type === 'touchEnd' ? [] : [{ x, y: toY }],
    });
  await send('touchStart', at(4), y);
  for (let i = 1; i <= 10; i++) await send('touchMove', at(4), y - 15 * i);
  await send('touchEnd', at(4), y - 150);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(20);
  await expect(picker).toHaveAttribute('aria-valuenow', '8');
});

test('the chart has the width of the phone, and its table takes its place', async ({ page }) => {
  await page.goto('./#layers=14');
  const figure = page.getByRole('figure', { name: /^Gradient/ });
  await expect(page.locator('.fig-gradient-plot > svg')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const { height } = (await figure.boundingBox())!;
  await figure.getByRole('button', { name: 'Data table' }).tap();
  await expect(figure.getByRole('table')).toBeVisible();
  await expect(page.locator('.fig-gradient-plot > svg')).toBeHidden();
  expect(Math.abs((await figure.boundingBox())!.height - height)).toBeLessThan(2);
});
