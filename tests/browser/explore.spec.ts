import type { Page } from '@playwright/test';
import { embedSnippet } from '../../src/figures/embed-snippet.ts';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';
import { hashOf } from './instrument.ts';

const bench = (page: Page) => page.getByRole('main');
const slider = (page: Page, name: string) => bench(page).getByRole('slider', { name, exact: true });
const press = (page: Page, name: string) =>
  bench(page).getByRole('button', { name, exact: true }).press('Enter');
const pins = (page: Page) => page.getByRole('list', { name: 'Pinned nets' });
const measured = (page: Page) => page.locator('[data-series="gradB"] > .chart-line');
const chart = (page: Page) => page.getByRole('figure', { name: /^Gradient of every layer/ });
const ghost = (page: Page) => chart(page).locator('[data-series="ghost1"] > .chart-line');

test('a net is pinned, compared, renamed, swapped, carried in the address, and removed', async ({ page }) => {
  await page.goto('./#view=explore&activation=tanh');
  const own = await measured(page).getAttribute('d');
  await press(page, 'Pin');
  await expect(pins(page)).toContainText('the net on show');
  await bench(page).getByRole('radio', { name: 'Sigmoid' }).check();
  await expect(pins(page)).toContainText('now activation Sigmoid, was tanh');
  await expect(pins(page)).toContainText(/gradient of layer 2 relative to it: ×\d\.\d+·10⁻⁶/);
  expect(await ghost(page).getAttribute('d')).not.toBe(own);

  const name = page.getByRole('textbox', { name: 'Name of the pinned net A' });
  await name.fill('wide & deep');
  await name.press('Enter');
  await expect(chart(page).locator('.chart-label[data-series="ghost1"]')).toHaveText('wide & deep');
  await expect.poll(() => hashOf(page)).toBe('#view=explore&pin=wide%20%26%20deep;activation:tanh');

  // The pinned curve stands still while the other is dragged, as the axis does.
  const curves = async () => [await measured(page).getAttribute('d'), await ghost(page).getAttribute('d')];
  const [moving, still] = await curves();
  const track = (await slider(page, 'Weight scale').boundingBox())!;
  await page.mouse.move(track.x + 0.5 * track.width, track.y + track.height / 2);
  await page.mouse.down();
  await page.mouse.move(track.x + 0.54 * track.width, track.y + track.height / 2, { steps: 3 });
  const [moved, stood] = await curves();
  expect(stood).toBe(still);
  expect(moved).not.toBe(moving);
  await page.mouse.up();
  await slider(page, 'Weight scale').dblclick();

  await pins(page).getByRole('button', { name: 'Swap with wide & deep' }).click();
  await expect(pins(page)).toContainText('now activation tanh, was Sigmoid');
  await page.reload();
  await expect(pins(page)).toContainText('now activation tanh, was Sigmoid');
  await expectNoViolations(page);

  await pins(page).getByRole('button', { name: 'Remove wide & deep' }).click();
  await expect(pins(page)).toBeHidden();
  await page.goBack();
  await expect(pins(page)).toBeVisible();
});

test('a broken pin is dropped with a word, and the rest is kept', { tag: '@firefox' }, async ({ page }) => {
  await page.goto('./#view=explore&pin=A;layers:30;scale:99&pin=');
  await expect(page.getByRole('status').filter({ hasText: 'pin' })).toContainText(
    'scale runs from 0.05 to 20, in the pin A',
  );
  await expect(pins(page)).toContainText('now layers 12, was 30');
});

test('a task sees for itself when it is done, and its solution can be undone', { tag: '@firefox' }, async ({
  page,
}) => {
  await page.goto('./#view=explore');
  const task = page.getByRole('region', { name: 'Task' });
  await task.getByRole('button', { name: 'Next task' }).click();
  await expect(task).toContainText('Task 2 of 8');
  await expect(task.getByRole('status')).toBeEmpty();
  await slider(page, 'Weight scale').press('PageDown');
  await bench(page).getByRole('radio', { name: 'tanh' }).check();
  while ((await slider(page, 'Weight scale').inputValue()) > '0.42')
    await slider(page, 'Weight scale').press('PageDown');
  await expect(task.getByRole('status')).toHaveText('Done');
  await task.getByRole('button', { name: 'Next task' }).click();
  await expect(task.getByRole('status')).toBeEmpty();
  await task.getByRole('button', { name: 'Hint' }).click();
  await expect(task).toContainText('One kind of matrix shortens none.');
  await task.getByRole('button', { name: /a solution/ }).click();
  await expect(task.getByRole('status')).toHaveText('Done');
  await task.getByRole('button', { name: 'Back to your net' }).click();
  await expect(task.getByRole('status')).toBeEmpty();
});

test('undo and redo by buttons and keys; a drag is one step', { tag: '@firefox' }, async ({ page }) => {
  await page.goto('./#view=explore');
  const layers = slider(page, 'Layers');
  const { x, y, width, height } = (await layers.boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height / 2);
  await page.mouse.down();
  for (const share of [0.3, 0.4, 0.5]) await page.mouse.move(x + width * share, y + height / 2);
  await page.mouse.up();
  const dragged = await layers.inputValue();
  expect(Number(dragged)).toBeGreaterThan(40);
  await press(page, 'New weights');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(layers).toHaveValue('12');
  await expect(bench(page).getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Control+Shift+Z');
  await expect(layers).toHaveValue(dragged);
  await bench(page).getByRole('button', { name: 'Undo' }).click();
  await expect(layers).toHaveValue('12');
});

test('search finds a choice, a figure and a chapter; the list of keys opens and closes', async ({ page }) => {
  await page.goto('./#view=explore');
  await expect(slider(page, 'Layers')).toBeVisible();
  const search = page.getByRole('dialog', { name: 'Search' });
  await page.keyboard.press('/');
  await search.getByRole('searchbox').fill('relu');
  await search.getByRole('menuitem', { name: 'Activation: ReLU' }).click();
  await expect(search).toBeHidden();
  await expect(bench(page).getByRole('radio', { name: 'ReLU' })).toBeChecked();

  await page.keyboard.press('Control+k');
  await search.getByRole('searchbox').fill('singular');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const figure = page.getByRole('dialog', { name: 'Singular values' });
  await expect(figure.getByRole('figure')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(figure).toBeHidden();

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Undo the last change of the net');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await page.getByRole('button', { name: 'Search' }).click();
  await search.getByRole('searchbox').fill('one product');
  const chapters = search.getByRole('group', { name: 'Chapters' });
  await chapters.getByRole('menuitem', { name: 'One product' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'One product' })).toBeFocused();
});

test('a figure in a frame of another page: its controls work and it is as tall as it says', {
  tag: '@firefox',
}, async ({ page, address }) => {
  const link = `${address}#layers=20&embed=depth-sweep`;
  await page.route('**/lesson.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html>${embedSnippet('depth-sweep', link)}` }),
  );
  await page.goto('./lesson.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('figure', { name: /^With depth/ })).toBeVisible();
  await expect(frame.getByRole('banner')).toHaveCount(0);
  await expect(page.locator('iframe')).not.toHaveAttribute('height', '560');
  const excess = () =>
    page.frames()[1]!.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  await expect.poll(excess).toBe(0);
  await frame.getByRole('slider', { name: 'Layers', exact: true }).press('ArrowRight');
  await expect(frame.getByText(/^21 layers: typically/)).toBeAttached();

  await page.goto('./#embed=gradient&controls=none');
  await expect(page.getByRole('figure', { name: /^Gradient/ })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Layers', exact: true })).toHaveCount(0);
  await expectNoViolations(page);
});
