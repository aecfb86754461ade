import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figureIds, figureTitles } from '../../src/model/figures.ts';
import { pythonWith, run } from '../python.ts';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { log10Of } from './instrument.ts';

const beside = figureIds.filter((id) => id !== 'gradient');

/** Nets of which every figure that holds pinned nets has something to draw. */
const net = 'layers=8&activation=relu&scale=1.4142&target=independent&width=12';
const pins =
  'pin=A;layers:8;activation:relu;scale:1.2;target:independent;width:20&pin=B;layers:8;activation:tanh';

test('all figures stand beside the instrument; those that say so hold the pinned nets', async ({ page }) => {
  await page.addInitScript(
    (open) => localStorage.setItem('unstable-gradients/figures', JSON.stringify(open)),
    beside,
  );
  await page.goto(`./#view=explore&${net}&${pins}`);
  const shelf = page.getByRole('region', { name: 'More figures' });
  await page.getByRole('button', { name: 'Choose figures' }).press('Enter');
  const choices = page.getByRole('listbox', { name: 'Figures beside the instrument' }).getByRole('option');
  await expect(choices).toHaveCount(beside.length);
  const options = await choices.allTextContents();
  const holding = beside.filter((_, i) => options[i]!.includes('with pinned nets'));
  await page.keyboard.press('Escape');
  expect(holding.length).toBeGreaterThan(6);
  const others = beside.filter((id) => !holding.includes(id)).map((id) => figureTitles[id]);
  await expect(shelf).toContainText(`Without the pinned nets: ${others.join(', ')}.`);

  const places = shelf.locator('.lay-shelved');
  for (const [i, id] of beside.entries()) {
    const isNamed = async () =>
      (await places.nth(i).locator('svg text').allTextContents()).some(
        (name) => name === 'A' || name === 'B',
      );
    if (holding.includes(id)) {
      // Some are not worked out before they are seen.
      if (!(await isNamed())) await places.nth(i).scrollIntoViewIfNeeded();
      await expect.poll(isNamed, id).toBe(true);
    } else expect(await places.nth(i).locator('[data-series^="ghost"]').count(), id).toBe(0);
  }

  // Its numbers stand below it at a key, and as many of them as a program wants in a file.
  const ledger = places.nth(beside.indexOf('slack'));
  await ledger.getByText('Data table').press('Enter');
  await expect(ledger.getByRole('table')).toContainText('pinned: A');
  const shown = await ledger
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  await ledger.getByRole('button', { name: /^Export/ }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV', exact: true }).click(),
  ]);
  const csv = join(mkdtempSync(join(tmpdir(), 'figures-')), 'ledger.csv');
  await saved.saveAs(csv);
  const [, ...rows] = readFileSync(csv, 'utf8').trim().split('\r\n');
  const numbers = rows.map((row) => row.split(','));
  expect(numbers.map((row) => row.length)).toEqual(shown.map((row) => row.length));
  numbers.forEach((row, i) => {
    row.forEach((field, j) => {
      const text = shown[i]![j]!;
      if (field === '') expect(text).toBe('–');
      else if (Number(field) === 0) expect(text).toBe('0');
      else expect(Math.abs(Math.log10(Number(field)) - log10Of(text))).toBeLessThan(0.0023);
    });
  });
  const python = pythonWith('pandas');
  if (python === null) return;
  const read =
    'import pandas, sys; print(pandas.read_csv(sys.argv[1], float_precision="round_trip")["alignment"].tolist())';
  const back = JSON.parse((await run(python, ['-c', read, csv])).output) as number[];
  expect(back).toEqual(numbers.map((row) => Number(row[1])));
});

test('a figure in a frame answers to the keys that make sense there', async ({ page }) => {
  await page.goto(`./#embed=slack&${net}&pin=A;layers:8;activation:tanh`);
  await expect(page.getByRole('list', { name: 'Pinned nets' })).toContainText(
    /gradient of layer 2 relative to it: ×\d/,
  );
  await page.getByText('Data table').press('Enter');
  await expect(page.getByRole('table')).toBeVisible();
  await expectNoViolations(page);
  const layers = page.getByRole('slider', { name: 'Layers', exact: true });
  await layers.press('ArrowRight');
  await expect(layers).toHaveValue('9');
  await page.keyboard.press('Control+z');
  await expect(layers).toHaveValue('8');
  await page.keyboard.press('Control+y');
  await expect(layers).toHaveValue('9');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Undo the last change of the net');
  await expect(keys).not.toContainText('Search');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('Explore fits its window, with no pinned net and with four', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  const four = `${pins}&pin=C;scale:4&pin=D;activation:elu;scale:1.5`;
  for (const pinned of ['', `&${four}`]) {
    await page.goto(`./#view=explore${pinned}`);
    await expect(page.getByRole('listitem').filter({ hasText: 'now ' })).toHaveCount(pinned === '' ? 0 : 4);
    await expect(page.locator('.lay-shelf .fig-figure')).toHaveCount(2);
    const excess = () =>
      page.evaluate(() =>
        ['.lay-controls', '.lay-bench', '.lay-shelf', 'html'].map((one) => {
          const box = document.querySelector(one)!;
          return box.scrollHeight - box.clientHeight;
        }),
      );
    await expect.poll(excess).toEqual([0, 0, 0, 0]);
  }
  const more = page.getByRole('main').getByRole('button', { name: 'More activations' }).locator('span');
  await page.setViewportSize({ width: 1280, height: 720 });
  expect(await more.evaluate((words) => words.scrollWidth - words.clientWidth)).toBeLessThanOrEqual(0);
  const bench = page.getByRole('region', { name: 'Instrument' });
  await expect.poll(() => bench.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
});
