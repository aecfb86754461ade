import { expect, test } from './harness.ts';

test('the built page opens, says what it is and asks no other host for anything', {
  tag: '@firefox',
}, async ({ page, address }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto('./');
  await expect(page.getByRole('slider', { name: 'Layers', exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page).toHaveTitle('Why is it hard to train deep neural networks?');
  expect(requested.length).toBeGreaterThan(1);
  expect(requested.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url))).toEqual([]);
});

// The harness lets a test fail if the page logs an error, throws or misses a file.
for (const hash of [
  '',
  '#layers=2&width=1',
  '#layers=100&scale=20',
  '#layers=64&width=64&activation=tanh&scale=1.5',
  '#layers=20&activation=relu&scale=0.05&cost=cross-entropy',
  '#layers=8&weights=orthogonal&activation=linear&examples=40',
  '#layers=3000&nonsense',
]) {
  test(`the page opens without an error at "${hash}"`, async ({ page }) => {
    await page.goto(`./${hash}`);
    await expect(page.getByRole('slider', { name: 'Weight scale', exact: true })).toBeVisible();
    await expect(page.getByRole('figure', { name: /^Gradient/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('body')).not.toContainText(/NaN|undefined|\[object/);
  });
}
