import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { equations } from '../../src/content/equations/registry.ts';
import { chapterTitles } from '../../src/model/chapters.ts';
import { firstScripts } from './first-scripts.ts';
import { expect, test } from './harness.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const read = (file: string) => readFileSync(resolve(dist, file), 'utf8');

test('the first view needs at most 150 kB of compressed scripts, and neither KaTeX nor the windows that open', () => {
  const scripts = firstScripts(dist);
  // Every script that the page asks for early is among them: none has been overlooked.
  for (const [, file] of read('index.html').matchAll(/modulepreload"[^>]* href="\.\/assets\/([^"]+)"/g))
    expect([...scripts.keys()]).toContain(file);
  const source = [...scripts.values()].join('\n');
  expect(source).not.toContain('KaTeX parse error');
  expect(source).not.toContain('data-react-aria-pressable');
  const bytes = [...scripts.values()].reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
  test.info().annotations.push({ type: 'first scripts, brotli', description: `${bytes} bytes` });
  expect(bytes).toBeLessThanOrEqual(150_000);
});

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });

  test('every chapter and every equation of the article can be read', async ({ page }) => {
    await page.goto('./');
    for (const title of Object.values(chapterTitles))
      await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
    const ids = await page.locator('.art-equation').evaluateAll((all) => all.map(({ id }) => id));
    expect([...ids].sort()).toEqual(
      Object.keys(equations)
        .map((id) => `eq-${id}`)
        .sort(),
    );
    const math = page.locator('.art-equation .katex-display math, .art-equation .tex-display math');
    expect(await math.count()).toBeGreaterThanOrEqual(ids.length);
    await expect(page.locator('noscript')).toBeInViewport();
    await page.getByRole('link', { name: 'Where the proof is generous' }).click();
    await expect(page.getByRole('heading', { name: 'Where the proof is generous' })).toBeInViewport();
  });
});

for (const hash of ['', '#layers=30&activation=tanh', '#chapter=tanh&theme=dark'])
  test(`the article is taken over as it stands, not set again: ${hash || 'no address'}`, async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        if (document.readyState !== 'interactive') return;
        for (const last of document.querySelectorAll('.art-chapter > :last-child'))
          Object.assign(last, { wasBuilt: true });
      });
    });
    await page.goto(`./${hash}`);
    const kept = await page
      .locator('.art-chapter')
      .evaluateAll((all) =>
        all.map(({ lastElementChild }) => lastElementChild !== null && 'wasBuilt' in lastElementChild),
      );
    expect(kept).toEqual(Object.keys(chapterTitles).map(() => true));
    // What the address asked for is where the reader begins.
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  });

test('a chapter whose script cannot be had can be read all the same, and is had when it can be', async ({
  page,
  address,
  faults,
}) => {
  let isMissing = true;
  await page.route(/assets\/08-[^/]*\.js$/, (route) => (isMissing ? route.abort() : route.continue()));
  await page.evaluate((url) => window.location.assign(url), address);
  const opener = page.locator('#eq-edge').getByRole('button', { name: 'sketch' });
  await expect(opener).toBeVisible();
  await expect.poll(() => faults.length).toBeGreaterThan(0);
  await opener.click();
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  isMissing = false;
  await expect(async () => {
    await opener.click();
    await expect(opener).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  faults.splice(0);
});
