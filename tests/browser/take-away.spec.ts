import type { NetRecord } from '../../src/state/record.ts';
import { expect, test } from './harness.ts';
import { button, hashOf, instrument, log10Of, open, recordOf, slider, tableOf } from './instrument.ts';

test('Copy link puts the address of now on the clipboard, even before the address bar has it', async ({
  page,
  context,
  address,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#layers=20');
  await slider(page, 'Layers').press('ArrowRight');
  await button(page, 'Copy link').click();
  const told = instrument(page).getByText('Link copied.');
  expect((await told.boundingBox())!.width).toBeGreaterThan(50);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address}#layers=21`);
  await expect.poll(() => hashOf(page)).toBe('#layers=21');
  // It is not the link of the next net.
  await slider(page, 'Layers').press('ArrowRight');
  await expect(told).toHaveCount(0);
});

test('where the clipboard is refused the link stands in a field, selected when it is focused', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await open(page, '#activation=tanh');
  await button(page, 'Copy link').press('Enter');
  const field = instrument(page).getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(page.url());
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  expect(
    await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
  ).toEqual([0, page.url().length]);
});

/** (30), (34) by plain loops: ‖δˡ‖ of a sigmoid net with the quadratic cost; an index counts layers. */
function deltaNorms({ sizes, w, b, x, y }: NetRecord): number[] {
  const L = sizes.length;
  const a: number[][] = [[], [...x[0]!]];
  for (let l = 2; l <= L; l++)
    a[l] = w[l]!.map((row, j) => {
      const z = row.reduce((sum, wjk, k) => sum + wjk * a[l - 1]![k]!, b[l]![j]!);
      return 1 / (1 + Math.exp(-z));
    });
  const norms: number[] = [];
  let delta = a[L]!.map((aj, j) => (aj - y[0]![j]!) * aj * (1 - aj));
  for (let l = L; l >= 2; l--) {
    norms[l] = Math.hypot(...delta);
    delta = a[l - 1]!.map((ak, k) => {
      const back = w[l]!.reduce((sum, row, j) => sum + row[k]! * delta[j]!, 0);
      return back * ak * (1 - ak);
    });
  }
  return norms;
}

test('(30), (34): the gradients of the record follow from its weights, and are those of the data table', async ({
  page,
}) => {
  await open(page, '#layers=9&width=12&scale=2&bias=0.5&seed=5');
  await button(page, 'Rungs').click();
  const record = await recordOf(page);
  expect(record.format).toBe('unstable-gradients/1');
  expect(record.settings).toMatchObject({ layers: 9, width: 12, scale: 2, bias: 0.5, seed: 5 });
  expect(record.sizes).toEqual(Array.from({ length: 9 }, () => 12));
  const norms = deltaNorms(record);
  for (const { layer, deltaNorm, log10 } of record.layers) {
    expect(Math.abs(deltaNorm! / norms[layer]! - 1)).toBeLessThan(1e-12);
    expect(Math.abs(log10.delta! - Math.log10(norms[layer]!))).toBeLessThan(1e-12);
  }
  const rows = await tableOf(page);
  expect(rows).toHaveLength(8);
  for (const [layer, measured, gradW, bound, , b1, b2, b3, lower] of rows) {
    const { log10 } = record.layers.find((one) => String(one.layer) === layer)!;
    for (const [cell, log, slip] of [
      [measured, log10.delta, 0.005],
      [gradW, log10.gradW, 0.005],
      // Rounded up and down, away from what they bound.
      [bound, log10.b0, 0.01],
      [b1, log10.b1, 0.01],
      [b2, log10.b2, 0.01],
      [b3, log10.b3, 0.01],
      [lower, log10.lower, 0.01],
    ] as const)
      expect(Math.abs(log10Of(cell!) - log!), `layer ${layer}: ${cell}`).toBeLessThan(Math.log10(1 + slip));
  }
});

test('the record of a net that is still being computed waits until it is complete', async ({ page }) => {
  await page.goto('./#layers=60&width=100&activation=tanh');
  const { layers, w } = await recordOf(page);
  await expect(instrument(page).getByText('Record saved.')).toBeVisible();
  expect(layers).toHaveLength(59);
  expect(w['60']).toHaveLength(100);
  for (const { log10, weightNorm } of layers) {
    expect(Object.values(log10).every((value) => typeof value === 'number')).toBe(true);
    // (A.8), and the bracket of a norm.
    expect(log10.lower).toBeLessThanOrEqual(log10.delta!);
    expect(log10.delta).toBeLessThanOrEqual(log10.b3! + 1e-12);
    expect(log10.b3).toBeLessThanOrEqual(log10.b2!);
    expect(log10.b1).toBeLessThanOrEqual(log10.b0!);
    expect(weightNorm.lower).toBeLessThanOrEqual(weightNorm.upper);
  }
});
