import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { button, gradientFigure, instrument, open, recordOf, slider, tableOf } from './instrument.ts';

test('the band of many nets comes from a worker, follows a slider, and is in the record', async ({
  page,
}) => {
  await open(page, '#layers=40&width=48&runs=150&activation=tanh&target=independent');
  const area = page.locator('.chart-band-area');
  await expect(area).toHaveCount(1);
  await button(page, 'Many nets').click();
  await expect(area).toHaveCount(0);
  await button(page, 'Many nets').click();
  await expect(area).toHaveCount(1);
  const before = await area.getAttribute('d');
  expect(before).not.toContain('NaN');
  await slider(page, 'Weight scale').focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => area.getAttribute('d')).not.toBe(before);
  const { ensemble, typical, settings } = await recordOf(page);
  expect(ensemble).toMatchObject({ runs: 150 });
  expect(ensemble!.log10Delta).toHaveLength(39);
  for (const { p10, p50, p90 } of ensemble!.log10Delta) {
    expect(p50!).toBeGreaterThanOrEqual(p10!);
    expect(p90!).toBeGreaterThanOrEqual(p50!);
  }
  expect(typical!.log10Delta).toHaveLength(39);
  expect(settings.scale).toBeGreaterThan(1);
});

test('a long ensemble tells how far it has come, and a change of the net gives it up', async ({ page }) => {
  await open(page, '#layers=60&width=64&runs=1000&weights=orthogonal');
  await expect(gradientFigure(page)).toContainText(/nets, \d+ %/);
  await instrument(page).getByRole('slider', { name: 'Layers', exact: true }).focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.chart-band-area')).toHaveCount(1);
});

test('theory is drawn beside what is measured, or it is said why not', async ({ page }) => {
  await open(page, '#layers=20');
  await button(page, 'Many nets').click();
  await button(page, 'Theory').click();
  const figure = gradientFigure(page);
  await expect(figure).toContainText('typical (theory)');
  await expect(figure).not.toContainText('Theory is not drawn');
  const rows = await tableOf(page);
  expect(rows[0]!.at(-1)).toMatch(/^\d/);
  await instrument(page).getByRole('radio', { name: 'tanh', exact: true }).check({ force: true });
  await expect(figure.getByText(/^Theory is not drawn here: .*own output/)).toBeVisible();
  expect((await tableOf(page))[0]!.at(-1)).toBe('–');
});

test('many nets of several activations and of every depth follow a slider while it is held down', async ({
  page,
}) => {
  const held = async (name: RegExp, areas: number) => {
    const figure = page.getByRole('figure', { name });
    const area = figure.locator('.chart-area');
    await expect(area).toHaveCount(areas);
    const scale = page.getByRole('slider', { name: 'Weight scale' });
    const box = (await scale.boundingBox())!;
    const at = (share: number) => page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
    await at(0.45);
    await page.mouse.down();
    await at(0.5);
    const before = await area.first().getAttribute('d');
    await at(0.7);
    await expect.poll(() => area.first().getAttribute('d')).not.toBe(before);
    await page.mouse.up();
    for (const one of await area.all()) expect(await one.getAttribute('d')).not.toMatch(/NaN|Infinity/);
    return figure;
  };
  await page.goto('./#embed=activations&layers=24&activation=tanh');
  const bands = await held(/^At the same scales/, 4);
  await bands.getByText('Choose activations').click();
  await expect(bands.getByRole('checkbox', { name: 'tanh', exact: true })).toBeDisabled();
  await bands.getByRole('checkbox', { name: 'GELU' }).uncheck();
  await expect(bands.locator('.chart-area')).toHaveCount(3);
  await bands.getByRole('checkbox', { name: 'Sine' }).check();
  await expect(bands.locator('.chart-label').filter({ hasText: /^Sine$/ })).toHaveCount(1);
  await expect(bands.getByRole('checkbox', { name: 'Softplus' })).toBeDisabled();
  await bands.getByRole('slider').press('End');
  await expect(bands.locator('.chart-reading')).toHaveText(/^Layer 24, median of 64 nets/);
  await expectNoViolations(page);

  await page.goto('about:blank');
  await page.goto('./#embed=depth-sweep&layers=24&activation=tanh&weights=uniform');
  const sweep = await held(/^With depth/, 1);
  await sweep.getByRole('slider').press('ArrowRight');
  await expect(sweep.locator('.chart-reading')).toHaveText(/^25 layers: .*nets sampled at 24 and 30 layers/);
  await expect(sweep).toContainText(/median of \d+ nets at each depth/);
  await expectNoViolations(page);
});
