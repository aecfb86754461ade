import { expect, test } from './harness.ts';

test('a citation shows the work with its links, leads to the list and back, and the settings stay', async ({
  page,
}) => {
  await page.goto('./#layers=20');
  const citation = page.getByRole('button', { name: /^Pascanu, Mikolov and Bengio 2013, / }).first();
  await citation.scrollIntoViewIfNeeded();
  // A pointer that has not moved yet does not hover.
  await page.mouse.move(10, 10);
  await citation.hover();
  const preview = page.locator('.ui-preview');
  await expect(preview).toContainText('On the difficulty of training recurrent neural networks');
  await expect(preview.getByRole('link')).toHaveAttribute('href', /^https:\/\/proceedings\.mlr\.press\//);
  const work = page.locator('#work-pascanu-2013');
  // The chapters are set one by one, the list of works last.
  await expect(work).toBeAttached({ timeout: 45_000 });
  await preview.getByRole('button', { name: 'Go to the list' }).click();
  await expect(work).toBeFocused();
  await expect(work).toBeInViewport();
  await expect(preview).toBeHidden();
  expect(await page.evaluate(() => location.hash)).toBe('#layers=20');
  await work.getByRole('button', { name: 'back to where you were' }).click();
  await expect(citation).toBeFocused();
  await expect(citation).toBeInViewport();
});

test('every work of the list has a link of its own', async ({ page }) => {
  await page.goto('./');
  const works = page.locator('.art-references > li');
  // The chapters are set one by one.
  await expect(works.first()).toBeAttached({ timeout: 45_000 });
  const count = await works.count();
  expect(count).toBeGreaterThan(15);
  for (let i = 0; i < count; i++) expect(await works.nth(i).getByRole('link').count()).toBeGreaterThan(0);
});

for (const width of [320, 390, 768]) {
  test(`no table of the text makes the page scroll at ${width} px; a wider one scrolls in its own box`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('./');
    const tables = page.locator('.art-table');
    expect(await tables.count()).toBeGreaterThan(10);
    const cut = await tables.evaluateAll((all) =>
      all
        .filter((table) => {
          const { left, right } = table.getBoundingClientRect();
          const scrolls = ['auto', 'scroll'].includes(getComputedStyle(table).overflowX);
          const isCut = table.scrollWidth > table.clientWidth && !scrolls;
          return left < 0 || right > document.documentElement.clientWidth || isCut;
        })
        .map((table) => table.textContent!.slice(0, 60)),
    );
    expect(cut).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  });
}
