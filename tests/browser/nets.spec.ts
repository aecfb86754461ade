import type { Page } from '@playwright/test';
import { activationIds } from '../../src/core/types.ts';
import { expect, test } from './harness.ts';
import {
  button,
  curvesOf,
  gradientFigure,
  instrument,
  log10Of,
  open,
  picker,
  readingOf,
  slider,
  tableOf,
  verdict,
} from './instrument.ts';

test('the default net opens with certified vanishing, sigmoid at scale 4 is silent, and never "explodes"', async ({
  page,
}) => {
  await open(page);
  await expect(verdict(page)).toContainText(/^Certified vanishing\./);
  await open(page, '#scale=4');
  await expect(verdict(page)).toContainText(/^The bound is silent\./);
  await open(page, '#activation=linear&weights=orthogonal&scale=1.5');
  await expect(verdict(page)).toContainText(/^Certified growth\./);
  await open(page, '#scale=20&activation=tanh');
  await expect(verdict(page)).toContainText(/^The bound is silent\./);
  await expect(instrument(page)).not.toContainText(/explo/i);
});

test('orthogonal linear net of scale 1: all rungs are equal, at every layer', async ({ page }) => {
  await open(page, '#layers=20&activation=linear&weights=orthogonal&scale=1');
  await button(page, 'Rungs').click();
  await expect.poll(async () => (await tableOf(page)).flat().includes('…')).toBe(false);
  for (const [layer, measured, , bound, slack, b1, b2, b3, lower] of await tableOf(page)) {
    expect([bound, b1, b2, b3, lower], `layer ${layer}`).toEqual(Array(5).fill(measured));
    expect(slack).toBe('×1.00');
  }
});

test('a dead ReLU layer: exact zeros stand in the lane of zeros, and the layer is named', async ({
  page,
}) => {
  await open(page, '#layers=40&width=2&activation=relu&bias=0.3');
  const rows = await tableOf(page);
  const dead = rows.filter(([, measured]) => measured === '0').map(([layer]) => Number(layer));
  const stop = Math.max(...dead);
  expect(stop).toBeGreaterThan(2);
  expect(stop).toBeLessThan(40);
  // No error gets past it: every layer before it is dead too.
  expect(dead).toHaveLength(stop - 1);
  await expect(gradientFigure(page).locator('.chart-lane')).toContainText('exactly 0');
  await expect(gradientFigure(page).locator('.chart-lane-note')).toHaveText(
    new RegExp(`no error gets\\s*past layer ${stop}`),
  );
  expect(await readingOf(page, 'measured')).toBe('0');
  await expect(picker(page)).toHaveAttribute(
    'aria-valuetext',
    /^layer 2 of 40, measured exactly zero, bound/,
  );
  // A dot for every layer: M x,y h0, no gap.
  const dots = await gradientFigure(page).locator('.chart-dots').getAttribute('d');
  expect(dots!.match(/M/g)).toHaveLength(39);
});

/** What a person would see as broken: no number, or a hole in a curve. */
async function faultsOf(page: Page, layers: number): Promise<string[]> {
  const faults: string[] = [];
  const seen = `${await instrument(page).innerText()} ${await picker(page).getAttribute('aria-valuetext')}`;
  if (/NaN|Infinity|∞|undefined|unknown|null/.test(seen)) faults.push(seen);
  const curves = await curvesOf(page);
  for (const [series, d] of Object.entries(curves))
    if (/NaN|Infinity/.test(d!)) faults.push(`${series}: ${d}`);
  // One line through all layers, or two where some are exact zeros, which have a lane of their own.
  const isDead = (await tableOf(page)).some(([, measured]) => measured === '0');
  const strokes = curves.gradB!.match(/M/g)!.length;
  if (strokes > (isDead ? 2 : 1)) faults.push(`gradB in ${strokes} pieces`);
  const dots = await gradientFigure(page).locator('.chart-dots').getAttribute('d');
  if (dots!.match(/M/g)!.length !== layers - 1) faults.push(`dots: ${dots}`);
  return faults;
}

test('100 layers at scale 20: for each of the 17 activations neither NaN nor Infinity nor a gap', async ({
  page,
}) => {
  expect(activationIds).toHaveLength(17);
  await open(page, '#layers=100&scale=20');
  await tableOf(page);
  for (const id of activationIds) {
    await open(page, `#layers=100&scale=20&activation=${id}`);
    await expect(gradientFigure(page).locator('tbody tr')).toHaveCount(99);
    expect([id, await faultsOf(page, 100)]).toEqual([id, []]);
  }
});

test('a net of 100 layers of 256 becomes complete, and the page answers keys meanwhile', async ({ page }) => {
  await page.goto('./');
  const plot = page.locator('.fig-gradient-plot');
  await slider(page, 'Layers').press('End');
  await button(page, 'More settings').click();
  await slider(page, 'Width').press('End');
  await expect(plot).toHaveAttribute('aria-busy', 'true');
  for (let layer = 3; layer <= 6; layer++) {
    await picker(page).press('ArrowRight');
    // While it is being answered the work goes on, and it is not waited for.
    await expect(picker(page)).toHaveAttribute('aria-valuenow', String(layer), { timeout: 1000 });
    await expect(plot).toHaveAttribute('aria-busy', 'true');
  }
  await expect(instrument(page).getByText(/^computing, \d+ %$/)).toBeVisible();
  await expect(plot).toHaveAttribute('aria-busy', 'false', { timeout: 45_000 });
  await expect(verdict(page)).toContainText(/^Certified vanishing\./);
  const rows = await tableOf(page);
  expect(rows).toHaveLength(99);
  // The cell of many nets has three numbers: "1.93 (1.90 … 1.97)".
  for (const [layer, ...cells] of rows)
    for (const number of cells.flatMap((cell) => cell.match(/[^(…)]+/g) ?? []))
      expect(log10Of(number.trim()), `layer ${layer}: ${cells.join(', ')}`).not.toBeNaN();
});
