import { expect, test } from './harness.ts';
import { swipe } from './instrument.ts';
import { openPlane, placeOf, plane, scalesOf } from './phase-plane.ts';

test('a finger drags the point by its surroundings; elsewhere it scrolls the page, and a tap calls the point', async ({
  page,
}) => {
  test.slow();
  await openPlane(page, '#activation=tanh&scale=1.5&bias=0.8');
  const from = await placeOf(page, 1.5, 0.8);
  const points = [from];
  for (const share of [0.25, 0.5, 0.75, 1]) points.push(await placeOf(page, 1.5 + share, 0.8 + 0.4 * share));
  await swipe(page, points);
  await expect.poll(async () => (await scalesOf(page))[0]).toBeCloseTo(2.5, 1);
  expect((await scalesOf(page))[1]).toBeCloseTo(1.2, 1);

  const [scale, bias] = await scalesOf(page);
  const aside = await placeOf(page, 0.6, 0.3);
  const scrolled = await page.evaluate(() => window.scrollY);
  await swipe(
    page,
    Array.from({ length: 10 }, (_, i) => ({ x: aside.x, y: aside.y - 12 * i })),
  );
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(scrolled + 20);
  expect(await scalesOf(page)).toEqual([scale, bias]);

  await plane(page).evaluate((element) => element.scrollIntoView({ block: 'end' }));
  const call = await placeOf(page, 1, 0.5);
  await page.touchscreen.tap(call.x, call.y);
  await expect.poll(async () => (await scalesOf(page))[0]).toBeCloseTo(1, 1);
});
