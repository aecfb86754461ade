import { expect, test } from './harness.ts';
import { ticksOf } from './instrument.ts';
import { openPlane, placeOf, plane, scalesOf } from './phase-plane.ts';

test('the net is a point of the phase plane: dragged by the mouse, it sets both scales; axes stand still meanwhile', {
  tag: '@firefox',
}, async ({ page }) => {
  test.slow();
  await openPlane(page, '#activation=tanh&layers=20&scale=1.5&bias=0.4');
  const from = await placeOf(page, 1.5, 0.4);
  const over = await placeOf(page, 2, 1.2);
  const to = await placeOf(page, 0.8, 1);
  const ticks = await ticksOf(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(over.x, over.y, { steps: 6 });
  expect(await ticksOf(page)).toEqual(ticks);
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await scalesOf(page))[0]).toBeCloseTo(0.8, 1);
  expect((await scalesOf(page))[1]).toBeCloseTo(1, 1);
  await expect(plane(page)).toHaveAttribute('aria-valuetext', /gradients lose a factor of ten/);
});

test('a click anywhere moves it there, arrow keys by steps, and the words follow', async ({ page }) => {
  test.slow();
  await openPlane(page, '#activation=tanh');
  const { x, y } = await placeOf(page, 3, 0.5);
  await page.mouse.click(x, y);
  await expect.poll(async () => (await scalesOf(page))[0]).toBeCloseTo(3, 1);
  await expect(plane(page)).toHaveAttribute('aria-valuetext', /gradients gain a factor of ten/);
  await plane(page).focus();
  const [scale, bias] = await scalesOf(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => (await scalesOf(page))[0] / scale).toBeCloseTo(10 ** -0.01, 2);
  expect((await scalesOf(page))[1] - bias).toBeCloseTo(0.1, 3);
});

test('another activation, another plane: coloured anew, with the words of its kind of edge', async ({
  page,
}) => {
  test.slow();
  await openPlane(page, '#activation=relu');
  await expect(page.getByRole('figure', { name: 'ReLU: only at a single point' })).toBeVisible();
  const pixel = () =>
    page.locator('.chart-plane-cells').evaluate((canvas: HTMLCanvasElement) => {
      const at = canvas
        .getContext('2d')!
        .getImageData(Math.round(0.45 * canvas.width), canvas.height - 2, 1, 1);
      return [...at.data].join();
    });
  const before = await pixel();
  await page.getByRole('radio', { name: /^tanh: a layer typically/ }).check({ force: true });
  // Out of sight it stands still.
  await page.locator('.chart-plane-cells').scrollIntoViewIfNeeded();
  await expect(page.getByRole('figure', { name: /^tanh: only along one curve/ })).toBeAttached();
  await expect.poll(pixel).not.toBe(before);
});
