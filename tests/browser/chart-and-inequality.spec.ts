import { expect, test } from './harness.ts';
import {
  button,
  curvesOf,
  gradientFigure,
  hashOf,
  instrument,
  log10Of,
  open,
  picker,
  readingOf,
  tableOf,
} from './instrument.ts';

const slackLabel = '.chart-slack';

test('a layer is selected by click, drag and keys; chart, reading, inequality and table show it with its slack', async ({
  page,
}) => {
  await open(page);
  const control = picker(page);
  const rows = await tableOf(page);
  const inequality = instrument(page).getByRole('region', { name: /^The inequality/ });
  const shows = async (layer: number) => {
    await expect(control).toHaveAttribute('aria-valuenow', String(layer));
    await expect.poll(() => hashOf(page)).toBe(layer === 2 ? '' : `#layer=${layer}`);
    const [, measured, , bound, slack] = rows.find(([l]) => l === String(layer))!;
    expect(await readingOf(page, 'measured')).toBe(measured);
    expect(await readingOf(page, 'bound')).toBe(bound);
    expect(await readingOf(page, 'slack')).toBe(slack);
    await expect(instrument(page).locator(slackLabel)).toContainText(`slack at l = ${layer}`);
    await expect(gradientFigure(page).locator('tr[aria-current] > th')).toHaveText(String(layer));
    await expect(inequality.getByRole('button', { name: /^largest slope/ })).toHaveAccessibleName(
      `largest slope of the activation: 0.25 to the power ${13 - layer}`,
    );
  };
  await shows(2);
  const box = (await control.boundingBox())!;
  const at = (layer: number) => box.x + 10 + ((layer - 2) / 10) * (box.width - 20);
  await page.mouse.click(at(5), box.y + box.height / 2);
  await page.mouse.move(2, 2);
  await shows(5);
  await page.mouse.move(at(5), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(at(8), box.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(2, 2);
  await shows(8);
  for (const [key, layer] of [
    ['ArrowLeft', 7],
    ['ArrowUp', 8],
    ['ArrowRight', 9],
    ['PageDown', 2],
    ['ArrowDown', 2],
    ['Home', 2],
  ] as const) {
    await control.press(key);
    await shows(layer);
  }
});

test('the slack is the bound over what is measured, at every layer', async ({ page }) => {
  await open(page, '#layers=20&activation=tanh&scale=1.4');
  for (const [layer, measured, , bound, slack] of await tableOf(page)) {
    // Three digits each.
    const difference = log10Of(bound!) - log10Of(measured!) - log10Of(slack!);
    expect(Math.abs(difference), `layer ${layer}`).toBeLessThan(Math.log10(1.016));
  }
});

test('series are shown and hidden by their buttons', async ({ page }) => {
  await open(page);
  const shown = async () => Object.keys(await curvesOf(page)).sort();
  expect(await shown()).toEqual(['bound', 'gradB', 'lower']);
  await button(page, 'Weight gradient').click();
  await expect(button(page, 'Weight gradient')).toHaveAttribute('aria-pressed', 'true');
  expect(await shown()).toEqual(['bound', 'gradB', 'gradW', 'lower']);
  await button(page, 'Rungs').press('Space');
  await expect.poll(shown).toEqual(['b1', 'b2', 'b3', 'bound', 'gradB', 'gradW', 'lower']);
  await button(page, 'Lower bound').press('Enter');
  expect(await shown()).toEqual(['b1', 'b2', 'b3', 'bound', 'gradB', 'gradW']);
  await button(page, 'Weight gradient').click();
  await button(page, 'Rungs').click();
  expect(await shown()).toEqual(['bound', 'gradB']);
});

test('the product of the inequality is accumulated step by step, and ends at the bound', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page, '#layers=8&layer=3');
  await expect(button(page, 'Next step')).toHaveCount(0);
  await button(page, 'Step by step').click();
  const table = instrument(page).getByRole('table', { name: /^The bound accumulated/ });
  const now = table.locator('tr[aria-current="step"]');
  await expect(table.locator('tbody tr')).toHaveCount(6);
  await expect(now.locator('th')).toHaveText('8');
  await expect(button(page, 'Previous step')).toHaveAttribute('aria-disabled', 'true');
  for (const layer of ['7', '6', '5', '4', '3']) {
    await button(page, 'Next step').click();
    await expect(now.locator('th')).toHaveText(layer);
  }
  await expect(button(page, 'Next step')).toHaveAttribute('aria-disabled', 'true');
  const sup = (text: string) => text.replace(/10−?\d+$/, (power) => power.replace('10', '10^'));
  const bound = await instrument(page).locator('.fig-right .fig-slot').innerText();
  expect(sup(await now.locator('td').nth(1).innerText())).toBe(sup(bound));
  await button(page, 'Next step').press('Home');
  await expect(now.locator('th')).toHaveText('8');
  await page.keyboard.press('ArrowRight');
  await expect(now.locator('th')).toHaveText('7');
  // The step at hand lights its matrix in the chart's layer and in the row.
  await expect(now.locator('td[data-lit]')).toHaveCount(1);
  await button(page, 'Step by step').click();
  await expect(table).toBeHidden();
});
