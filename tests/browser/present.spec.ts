import type { Page } from '@playwright/test';
import { lectures } from '../../src/content/scenes/lectures.ts';
import { pressesOf } from '../../src/state/presentation.ts';
import { readQr } from '../figures/read-qr.ts';
import { expect, test } from './harness.ts';

const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const statement = (page: Page) => page.getByRole('heading', { level: 1 });
const place = (page: Page) => page.locator('.lay-place');

/** The code of the layout is fetched first; keys are heard when it is there. */
async function open(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`./${hash}`);
  await expect(place(page)).toBeVisible();
}

test('a whole lecture by PageDown alone: every scene has its figure, its formula and no fault', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page, '#view=present');
  const { scenes } = lectures.whole;
  await expect(place(page)).toHaveText(`0 / ${scenes.length}`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  const seen = new Set<string>();
  for (let press = 1; press <= pressesOf(lectures.whole); press++) {
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('figure')).toHaveCount(1);
    await expect(page.locator('.lay-scene .ui-failure, .lay-scene .katex-error')).toHaveCount(0);
    seen.add((await place(page).textContent()) ?? '');
  }
  expect(seen.size).toBe(scenes.length);
  await expect(place(page)).toHaveText(`${scenes.length} / ${scenes.length}`);
  // The end stays where it is.
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText(`${scenes.length} / ${scenes.length}`);
  await expect(page.locator('.lay-present')).not.toContainText(/NaN|undefined|\[object/);
});

test('dragging within a scene stays until R; a blackout; a guess that is seen; Esc', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page, '#view=present&scene=8');
  await expect(slider(page, 'Layers')).toHaveValue('14');
  const box = (await slider(page, 'Layers').boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.8 * box.width, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const dragged = await slider(page, 'Layers').inputValue();
  expect(Number(dragged)).toBeGreaterThan(40);
  await expect(page.getByRole('status').filter({ hasText: 'R restores' })).toBeVisible();

  // The arrow turns no knob after a drag: it turns pages.
  await page.keyboard.press('b');
  await expect(page.locator('.lay-dark')).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.locator('.lay-dark')).toHaveCount(0);
  await expect(slider(page, 'Layers')).toHaveValue(dragged);
  await page.keyboard.press('r');
  await expect(slider(page, 'Layers')).toHaveValue('14');
  await page.keyboard.press('ArrowLeft');
  await expect(place(page)).toHaveText('7 / 15');

  await open(page, '#view=present&lecture=short&scene=1');
  const curve = page.locator('.fig-guess [data-series="truth"]');
  await expect(page.getByRole('button', { name: 'Skip the guess and show it' })).toBeVisible();
  await expect(curve).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Guess again' })).toBeVisible();
  await expect(place(page)).toHaveText('1 / 5');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Read' })).toHaveAttribute('aria-current', 'page');

  // From where one came.
  await page.getByRole('link', { name: 'Explore' }).click();
  await page.getByRole('link', { name: 'Present' }).click();
  await expect(place(page)).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Explore' })).toHaveAttribute('aria-current', 'page');
});

test('the QR code is read by another library, and its address restores the net', async ({
  page,
  context,
}) => {
  await open(page, '#view=present&scene=10');
  await page.keyboard.press('q');
  const code = page.getByRole('img', { name: /^QR code of/ });
  await expect(code.locator('path')).toHaveCount(1);
  const box = (await code.boundingBox())!;
  // Large enough for the back of a room: most of the height of the screen.
  expect(box.height).toBeGreaterThan(0.75 * 720);
  const link = readQr((await code.locator('path').getAttribute('d'))!, (await code.getAttribute('viewBox'))!);
  expect(link).toMatch(/#layers=30&activation=tanh$/);
  const phone = await context.newPage();
  await phone.goto(link!);
  await expect(slider(phone, 'Layers')).toHaveValue('30');
  await expect(phone.getByRole('radio', { name: 'tanh', exact: true })).toBeChecked();
  await phone.close();
});

test('the speaker window is in step both ways, and finds its place again after a reload of either', {
  tag: '@firefox',
}, async ({ page }) => {
  await open(page, '#view=present&scene=5');
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await expect(speaker.getByText('In step with the room.')).toBeVisible();
  await expect(speaker.getByRole('region', { name: 'Notes' })).toContainText(
    'Put the second rule into itself',
  );
  await expect(speaker.getByRole('region', { name: 'Next scene' })).toContainText(
    lectures.whole.scenes[5]!.statement,
  );
  await page.keyboard.press('PageDown');
  await expect(speaker.getByText('step 2 of 3')).toBeVisible();
  await speaker.keyboard.press('b');
  await expect(page.locator('.lay-dark')).toBeVisible();
  await speaker.keyboard.press('PageDown');
  await expect(page.locator('.lay-formula-line[data-later]')).toHaveCount(0);
  await expect(page.locator('.lay-dark')).toHaveCount(0);
  await slider(page, 'Layers').focus();
  await page.keyboard.press('End');
  await expect(speaker).toHaveURL(/layers=100/);

  await speaker.reload();
  await expect(speaker.getByText('step 3 of 3')).toBeVisible();
  await page.reload();
  await expect(page.locator('.lay-formula-line[data-later]')).toHaveCount(0);
  await expect(slider(page, 'Layers')).toHaveValue('100');
  await speaker.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('6 / 15');
  await speaker.close();
});

test('own lectures: saved, edited, undone, kept; a broken file is refused with its line; a link brings one', async ({
  page,
  context,
}) => {
  await open(page, '#layers=21&view=present');
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Save what I see as a scene' }).click();
  await page.getByRole('textbox', { name: 'Statement, with $TeX$' }).fill('Here $\\gamma = \\tfrac14$ holds');
  await page.getByRole('button', { name: 'Duplicate scene 1' }).click();
  await page.getByRole('button', { name: 'Delete scene 2' }).click();
  await expect(page.getByRole('button', { name: 'Show scene 2' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(page.getByRole('button', { name: 'Show scene 2' })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this lecture' }).click();
  expect((await download).suggestedFilename()).toBe('lecture.json');

  const broken = `{\n  "format": "unstable-gradients-lecture/1",\n  "title": "T",\n  "scenes": [\n    { "title": "B", "statement": "b", "settings": { "layers": 300 } }\n  ]\n}`;
  await page.locator('input[type="file"]').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(broken),
  });
  await expect(page.getByRole('alert')).toContainText(
    'line 5, scene 1 “B”: layers = 300: layers runs from 2 to 100',
  );

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy a link to it' }).click();
  await expect(page.getByText(/^Link copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await page.reload();
  await expect(place(page)).toHaveText('0 / 2');
  await page.keyboard.press('PageDown');
  await expect(statement(page)).toContainText('holds');
  await expect(slider(page, 'Layers')).toHaveValue('21');

  // Another browser, which has no lectures of its own.
  const other = await context.browser()!.newContext();
  const student = await other.newPage();
  await student.goto(link);
  await expect(student.getByRole('status').filter({ hasText: 'came with the link' })).toBeVisible();
  await student.keyboard.press('PageDown');
  await expect(statement(student)).toContainText('holds');
  await other.close();
});
