import type { Page } from '@playwright/test';
import { lectures } from '../../src/content/scenes/lectures.ts';
import { formatLecture } from '../../src/state/lecture-file.ts';
import { expect, test } from './harness.ts';
import { button, hashOf, open, settled, slider, verdict } from './instrument.ts';

/** A net whose norms a worker is asked for. */
const deep = '#layers=60&width=60';
const unfetched = /could not be fetched\. There is no connection, or the page has been renewed/;

/** Keys are heard when its code is there. */
async function openLecture(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator('.lay-place')).toBeVisible();
}

const failure = (page: Page) => page.getByRole('alert').filter({ hasText: unfetched });

test('a part that is no longer on the server says so in its place; the rest lives, and it can be fetched again', async ({
  page,
  faults,
}) => {
  await open(page, '#layers=20');
  await page.waitForLoadState('networkidle');
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404 }));
  for (const name of ['Search', 'Keys', 'Take away']) {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog.getByRole('alert')).toContainText(unfetched);
    await expect(dialog.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(failure(page)).toContainText('This layout could not be fetched');
  // What was on show still is, and works.
  await slider(page, 'Layers').press('ArrowRight');
  await expect(slider(page, 'Layers')).toHaveValue('21');

  await page.unroute('**/assets/**');
  await failure(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'More figures' })).toBeVisible();
  await expect(failure(page)).toHaveCount(0);
  await expect(page.getByRole('slider', { name: 'Layers', exact: true })).toHaveValue('21');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('searchbox')).toBeVisible();
  for (const fault of faults.splice(0)) expect(fault).toMatch(/404|dynamically imported module/);
});

test('a worker that dies is started again, and that is said; without any workers the page computes by itself', {
  tag: '@firefox',
}, async ({ page }) => {
  await page.addInitScript(() => {
    const { Worker } = window;
    const living: Worker[] = [];
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        living.push(this);
      }
    };
    Object.assign(window, {
      crash: () => {
        for (const worker of living) {
          worker.terminate();
          worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
        }
      },
    });
  });
  await page.goto('./');
  await page.evaluate(() => {
    window.location.hash = '#layers=100&width=200';
  });
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  await expect(page.locator('.fig-gradient-plot')).toHaveAttribute('aria-busy', 'true');
  // The worker has said something: that it is there.
  await expect(page.locator('.fig-progress')).toBeVisible();
  await page.evaluate(() => (window as unknown as { crash: () => void }).crash());
  await expect(page.getByText('A background calculation stopped and was started again.')).toBeVisible();
  await page.goto(`./?${deep}`);
  await settled(page);
  const proved = await verdict(page).innerText();

  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
  });
  await page.reload();
  await settled(page);
  expect(await page.evaluate(() => 'Worker' in window)).toBe(false);
  expect(await verdict(page).innerText()).toBe(proved);
});

test('where storage is full or forbidden a lecture and the figures chosen stay until the page is left, and that is said', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await openLecture(page, '#view=present&layers=21');
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Save what I see as a scene' }).click();
  await expect(page.getByText('The browser has no room left for this lecture.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show scene 1' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this lecture' }).click();
  await saved;

  await page.goto('./?#view=explore');
  const shelf = page.getByRole('region', { name: 'More figures' });
  await shelf.getByRole('button', { name: 'Close: Network diagram' }).click();
  await expect(shelf.getByRole('status')).toHaveText(/does not let the page keep anything/);
  await expect(shelf.getByRole('figure')).toHaveCount(1);
});

test('a file or a link that is no lecture is refused with a reason, and the lecture on show stays', async ({
  page,
}) => {
  await openLecture(page, '#view=present&scene=3');
  await page.keyboard.press('l');
  const whole = formatLecture(lectures.short);
  const files: Readonly<Record<string, string | Buffer>> = {
    'half.json': whole.slice(0, whole.length / 2),
    'empty.json': '',
    'picture.json': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]),
    'other.json': '[{"format":"something else"}]',
  };
  for (const [name, text] of Object.entries(files)) {
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.getByRole('alert')).toContainText(`${name} is not taken:`);
  }
  expect(await hashOf(page)).toContain('scene=3');
  await page.goto('./?#view=present&lecture=own&scenes=bm90LWEtbGVjdHVyZQ');
  await expect(page.getByText('The lecture of this link could not be read')).toBeVisible();
});

test('in a frame without any size nothing throws, and what gets a size is drawn', {
  tag: '@firefox',
}, async ({ page, address }) => {
  await page.route('**/lesson.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html>${['view=read', 'view=explore', 'view=present&scene=2', 'embed=phase-plane']
        .map((hash) => `<iframe src="${address}#${hash}" width="0" height="0" style="border: 0"></iframe>`)
        .join('')}`,
    }),
  );
  await page.goto('./lesson.html');
  for (const [i, figure] of [/^Gradient/, /^Gradient/, /./, /./].entries()) {
    const frame = page.frameLocator('iframe').nth(i);
    await page
      .locator('iframe')
      .nth(i)
      .evaluate((one) => Object.assign(one, { width: '900', height: '600' }));
    await expect(frame.getByRole('figure', { name: figure }).first().locator('svg.chart')).toBeVisible();
    await expect(frame.getByRole('alert')).toHaveCount(0);
  }
});

test('a page that slept for a night with a calculation under way finishes it, and writes its address', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto('./#layers=100&width=120');
  await slider(page, 'Layers').press('ArrowLeft');
  // Every timer that has become due fires once, as after a lid is opened.
  await page.clock.fastForward('10:00:00');
  await page.clock.resume();
  await settled(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(verdict(page)).toContainText(/Certified vanishing|Bound silent|Certified growth/);
  await expect.poll(() => hashOf(page)).toBe('#layers=99&width=120');
});

test('at the ends of every setting no number is missing, in any layout', async ({ page }) => {
  test.slow();
  const nets = [
    'layers=100&width=256&scale=0.05',
    'layers=100&width=256&scale=20&activation=relu',
    'layers=100&width=1&scale=20&bias=5',
    'layers=2&width=1&scale=0.05',
    'layers=2&width=256&scale=20&activation=arctan',
    // About 10^-500 in the first layers.
    'layers=100&width=8&scale=0.05&activation=sigmoid&bias=5&skip=none&seed=4294967295',
    'layers=100&width=30&scale=20&activation=linear',
  ];
  const broken = /NaN|undefined|\[object|Infinity/;
  await open(page);
  for (const net of nets)
    for (const view of ['read', 'explore', 'present']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `${net}&view=${view}`);
      await expect(page.getByRole('slider', { name: 'Layers', exact: true }).first()).toHaveValue(
        /^(?:100|2)$/,
      );
      const shown = page.locator(`.lay-${view}`);
      // The largest nets are drawn meanwhile.
      await expect(shown).toBeVisible({ timeout: 60_000 });
      await expect(shown).not.toContainText(broken);
      await expect(page.locator('.ui-failure')).toHaveCount(0);
    }
  await open(page, '?#layers=100&width=8&scale=0.05&bias=5');
  await expect(page.locator('[data-series="gradB"] > .chart-line')).toBeVisible();
  await expect(button(page, 'Copy link')).toBeVisible();
});
