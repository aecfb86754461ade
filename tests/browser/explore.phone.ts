import { expect, test } from './harness.ts';

test('Explore on a phone: nothing is wider than the screen; layouts, pins and figures answer taps', async ({
  page,
}) => {
  const pins = page.getByRole('list', { name: 'Pinned nets' });
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto('./#view=explore&pin=A;activation:tanh&pin=Deep%20ReLU;activation:relu;layers:20');
    await page.reload();
    await expect(pins.getByRole('listitem')).toHaveCount(2);
    await expect(page.locator('.lay-shelved .chart').first()).toBeAttached();
    const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(excess).toBe(0);
  }
  await pins.getByRole('button', { name: 'Remove A' }).tap();
  await expect(pins.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Enlarge: Where the proof is generous' }).tap();
  const alone = page.getByRole('dialog', { name: 'Where the proof is generous' });
  await expect(alone.getByRole('figure')).toBeVisible();
  await alone.getByRole('button', { name: 'Close' }).tap();
  await expect(alone).toBeHidden();
  const read = page.getByRole('link', { name: 'Read', exact: true });
  await read.tap();
  await expect(read).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { level: 1, name: /^Why is it hard/ })).toBeAttached();
});
