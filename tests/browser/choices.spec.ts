import { expect, test } from './harness.ts';
import { button, hashOf, instrument, open, slider, verdict } from './instrument.ts';

test('the activation is chosen by its segment and by the arrow keys, and γ stands beside it', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page);
  const group = instrument(page).getByRole('group', { name: 'Activation' });
  const gamma = page.locator('.fig-gamma');
  await expect(group.getByRole('radio', { name: 'Sigmoid' })).toBeChecked();
  await expect(gamma).toHaveText('γ = 0.25');
  await group.getByRole('radio', { name: 'tanh' }).click();
  await expect(gamma).toHaveText('γ = 1');
  await expect.poll(() => hashOf(page)).toBe('#activation=tanh');
  await page.keyboard.press('ArrowRight');
  await expect(group.getByRole('radio', { name: 'ReLU' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(group.getByRole('radio', { name: 'GELU' })).toBeFocused();
  await expect(gamma).toHaveText('γ = 1.13');
  await expect.poll(() => hashOf(page)).toBe('#activation=gelu');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => hashOf(page)).toBe('#activation=relu');
});

test('the list of all activations opens, is walked and searched by keys, chooses, and closes', async ({
  page,
}) => {
  await open(page);
  const more = button(page, /^More activations/);
  await more.click();
  const list = page.getByRole('listbox', { name: 'Activation' });
  await expect(list.getByRole('option')).toHaveCount(17);
  await expect(list.getByRole('option', { selected: true })).toHaveText(/^Sigmoid/);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(more).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(list.getByRole('option', { name: /^Sigmoid/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(list.getByRole('option', { name: 'Error function' })).toBeFocused();
  await page.keyboard.type('soft');
  await expect(list.getByRole('option', { name: 'Softplus' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect.poll(() => hashOf(page)).toBe('#activation=softsign');
  await expect(more).toHaveAccessibleName('More activations, Softsign is chosen');
  await expect(more).toHaveText('Softsign');

  await more.click();
  await list.getByRole('option', { name: 'Mish' }).click();
  await expect.poll(() => hashOf(page)).toBe('#activation=mish');
  await expect(page.locator('.fig-gamma')).toHaveText('γ = 1.09');
});

test('each known choice of weights sets what it is known for, and says that it is chosen', async ({
  page,
}) => {
  await open(page, '#activation=tanh');
  await button(page, 'More settings').click();
  const presets = instrument(page).getByRole('group', { name: 'Known choices of weights' });
  for (const [name, address] of [
    ['He', '#activation=tanh&scale=1.4142135623730951'],
    ['Glorot', '#activation=tanh&weights=uniform&fan=average'],
    ['Orthogonal', '#activation=tanh&weights=orthogonal'],
    [
      'PyTorch default',
      `#activation=tanh&scale=${1 / Math.sqrt(3)}&bias=${1 / Math.sqrt(90)}&weights=uniform`,
    ],
    ['LeCun', '#activation=tanh'],
    ['Nielsen', '#bias=1&cost=cross-entropy'],
  ] as const) {
    const preset = presets.getByRole('button', { name, exact: true });
    await preset.click();
    await expect(preset).toHaveAttribute('aria-pressed', 'true');
    await expect(presets.locator('[aria-pressed="true"]')).toHaveCount(1);
    // A step: written at once.
    expect(await hashOf(page)).toBe(address);
  }
  await expect(instrument(page).getByRole('combobox', { name: 'Cost', exact: true })).toHaveValue(
    'cross-entropy',
  );
  await expect(slider(page, 'Bias scale')).toHaveValue('1');
});

test('the other settings are lists that work by keyboard', async ({ page }) => {
  await open(page);
  await button(page, 'More settings').press('Enter');
  await expect(button(page, 'LeCun')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'LeCun')).toBeFocused();
  await instrument(page).getByRole('combobox', { name: 'Distribution of weights' }).press('o');
  await expect.poll(() => hashOf(page)).toBe('#weights=orthogonal');
  await instrument(page).getByRole('combobox', { name: 'Tied weights' }).press('ArrowDown');
  await expect.poll(() => hashOf(page)).toBe('#weights=orthogonal&tied=yes');
  await button(page, 'More settings').click();
  await expect(instrument(page).getByRole('combobox', { name: 'Tied weights' })).toBeHidden();
});

test('New weights draws the next net, Reset brings back the first; the theme stays', async ({ page }) => {
  await open(page, '#theme=dark');
  const first = await verdict(page).innerText();
  await button(page, 'New weights').click();
  await expect.poll(() => hashOf(page)).toBe('#seed=2&theme=dark');
  expect(await verdict(page).innerText()).not.toBe(first);
  await slider(page, 'Layers').press('End');
  await button(page, 'Reset').click();
  await expect.poll(() => hashOf(page)).toBe('#theme=dark');
  expect(await verdict(page).innerText()).toBe(first);
});

test('the theme button goes round, the page takes the colours, the address says which', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const theme = page.locator('header').getByRole('button', { name: /^Theme: / });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen: string[] = [await ground()];
  for (const name of ['light', 'dark', 'projector']) {
    await theme.click();
    await expect.poll(() => hashOf(page)).toBe(`#theme=${name}`);
    await expect(theme).toHaveAccessibleName(new RegExp(`^Theme: ${name}`, 'i'));
    seen.push(await ground());
  }
  expect(seen).toEqual(['rgb(20, 22, 26)', 'rgb(251, 250, 247)', 'rgb(20, 22, 26)', 'rgb(255, 255, 255)']);
  await theme.click();
  await expect.poll(() => hashOf(page)).toBe('');
});
