import { expect, test } from './harness.ts';

test('the built page opens, says what it is and asks no other host for anything', async ({
  page,
  address,
}) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  await expect(page).toHaveTitle('Why is it hard to train deep neural networks?');
  await expect(page.locator('#root')).toBeAttached();
  expect(requested.length).toBeGreaterThan(1);
  expect(requested.filter((url) => !url.startsWith(address) && !url.startsWith('data:'))).toEqual([]);
});
