import { expect, test } from './harness.ts';
import {
  focusTerm,
  ids,
  inText,
  keyedAt,
  litInInstrument,
  litInText,
  openWhole,
  shownAt,
  silent,
} from './linking.ts';

test('every quantity lights from the text to the instrument and back, by pointer and by keyboard', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 1600, height: 900 });
  await openWhole(page);
  const lit = () => litInInstrument(page);
  const leave = () => page.mouse.move(3, 3);
  for (const id of ids) {
    const there = shownAt[id]?.(page);
    await leave();
    expect((await inText(page, id).count()) === 0, `${id} has no symbol in the text`).toBe(silent.has(id));
    if (!silent.has(id)) {
      await inText(page, id).first().hover({ timeout: 10_000 });
      await expect(litInText(page, id).first(), `${id} in the text`).toBeAttached();
      if (there) await expect.poll(lit, `${id} from the text to the instrument`).toBeGreaterThan(0);
    }
    if (!there) continue;
    await leave();
    await expect.poll(lit).toBe(0);
    await there.hover({ timeout: 10_000 });
    await expect.poll(lit, `${id} in the instrument`).toBeGreaterThan(0);
    if (!silent.has(id)) await expect(litInText(page, id).first(), `${id} back in the text`).toBeAttached();
  }
  await leave();
  for (const id of ids) {
    if (!silent.has(id)) {
      await focusTerm(page, id);
      await expect(litInText(page, id).first(), `${id} by the keyboard in the text`).toBeAttached();
      if (shownAt[id]) await expect.poll(lit, `${id} by the keyboard to the instrument`).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      await expect(page.locator(':focus')).toHaveAttribute('aria-pressed', 'true');
      await page.keyboard.press('Escape');
      await expect(litInText(page, id)).toHaveCount(0);
    }
    const there = keyedAt[id]?.(page);
    if (!there) continue;
    await there.focus();
    await expect.poll(lit, `${id} by the keyboard in the instrument`).toBeGreaterThan(0);
    if (!silent.has(id))
      await expect(litInText(page, id).first(), `${id} by the keyboard back in the text`).toBeAttached();
  }
});
