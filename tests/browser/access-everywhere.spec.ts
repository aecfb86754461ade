import type { Page } from '@playwright/test';
import { tasks } from '../../src/figures/tasks.ts';
import { type SettingKey, settingRows } from '../../src/model/settings.ts';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './harness.ts';

const themes = ['light', 'dark', 'projector'] as const;
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

/** Closes what is open over the page. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const theme of themes)
  test(`axe finds nothing in Explore and all that opens from it, ${theme}`, async ({ page }) => {
    test.slow();
    await page.goto(`./#view=explore&activation=tanh&pin=A;layers:20&theme=${theme}`);
    const main = page.getByRole('main');
    await expect(
      page.getByRole('region', { name: 'More figures' }).getByRole('figure').first(),
    ).toBeVisible();
    await expectNoViolations(page);

    await page.getByRole('button', { name: 'Search' }).click();
    await dialog(page, 'Search').getByRole('searchbox').fill('e');
    await expect(dialog(page, 'Search').getByRole('menuitem').first()).toBeVisible();
    // What was found is walked by the arrow keys from the field, and scrolls with them.
    await expectNoViolations(page, ['scrollable-region-focusable']);
    await dialog(page, 'Search').getByRole('searchbox').fill('');
    await close(page);

    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await expect(dialog(page, 'Keys')).toContainText('Undo');
    await expectNoViolations(page);
    await close(page);

    await main.getByRole('button', { name: 'Take away' }).click();
    await expect(dialog(page, 'Take away').getByRole('heading').first()).toBeVisible();
    await expectNoViolations(page);
    await close(page);

    await main
      .getByRole('button', { name: /^Enlarge:/ })
      .first()
      .click();
    await expect(page.getByRole('dialog').getByRole('figure')).toBeVisible();
    await expectNoViolations(page);
    await close(page);

    await main
      .getByRole('button', { name: /^Export:/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: 'Download SVG' })).toBeVisible();
    await expectNoViolations(page);
    await close(page);

    await main.getByRole('button', { name: 'Choose figures' }).click();
    await expect(page.getByRole('option', { name: 'Gradient against depth' })).toBeVisible();
    await expectNoViolations(page);
  });

for (const theme of themes)
  test(`axe finds nothing in a lecture and all that opens from it, ${theme}`, async ({ page }) => {
    test.slow();
    await page.goto(`./#view=present&theme=${theme}`);
    const place = page.locator('.lay-place');
    await expect(place).toBeVisible();
    await expectNoViolations(page);
    for (const key of ['PageDown', 'n', 'q']) {
      await page.keyboard.press(key);
      await expectNoViolations(page);
    }
    await page.keyboard.press('q');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Blackout/ })).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'Save what I see as a scene' }).click();
    await expect(page.getByRole('button', { name: 'Show scene 1' })).toBeVisible();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'no.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{'),
    });
    await expect(page.getByRole('alert')).toBeVisible();
    await expectNoViolations(page);

    await page.getByRole('button', { name: /hand-out/i }).click();
    await expect(page.locator('.lay-handout figure').first()).toBeVisible();
    await expectNoViolations(page);

    await page.goto(`./?#view=speaker&scene=5&theme=${theme}`);
    await expect(page.getByRole('region', { name: 'Notes' })).toBeVisible();
    await expectNoViolations(page);
    await page.goto(`./?#embed=phase-plane&theme=${theme}`);
    await expect(page.getByRole('figure')).toBeVisible();
    await expectNoViolations(page);
  });

/** Brings a slider to a value by steps that become smaller. */
async function slide(page: Page, name: string, to: number): Promise<void> {
  const slider = page.getByRole('main').getByRole('slider', { name, exact: true });
  await slider.focus();
  const press = async (key: string, isWrong: (now: number) => boolean) => {
    for (let i = 0; i < 60 && isWrong(Number(await slider.inputValue())); i++) await page.keyboard.press(key);
  };
  for (const [up, down] of [
    ['PageUp', 'PageDown'],
    ['ArrowRight', 'ArrowLeft'],
    ['Alt+ArrowUp', 'Alt+ArrowDown'],
  ] as const) {
    await press(up, (now) => now < to);
    await press(down, (now) => now > to);
  }
}

/** Brings about one setting by the keys of its control. */
async function setByKeys(page: Page, key: SettingKey, value: string | number): Promise<void> {
  const row = settingRows[key];
  const main = page.getByRole('main');
  if (typeof value === 'number') return slide(page, row.words, value);
  if (row.kind !== 'choice') throw new Error(`${key} has no choices.`);
  const words = row.choices.find(({ id }) => id === value)!.words;
  if (key !== 'activation') {
    await main.getByRole('combobox', { name: row.words }).focus();
    await page.keyboard.type(words);
    return expect(main.getByRole('combobox', { name: row.words })).toHaveValue(value);
  }
  const radio = main.getByRole('radio', { name: words, exact: true });
  if ((await radio.count()) > 0) {
    await main.getByRole('group', { name: row.words }).getByRole('radio', { checked: true }).focus();
    for (let i = 0; i < 4 && !(await radio.isChecked()); i++) await page.keyboard.press('ArrowRight');
    return expect(radio).toBeChecked();
  }
  await main.getByRole('button', { name: 'More activations' }).press('Enter');
  const list = page.getByRole('listbox', { name: row.words });
  const option = list.getByRole('option', { name: new RegExp(`^${words} γ`) });
  await expect(list.getByRole('option', { selected: true })).toBeFocused();
  await page.keyboard.press('Home');
  for (let i = 0; i < 20 && !(await option.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(option).toHaveCount(0);
}

test('every task of Explore is done by the keys of its controls, and the place of the keyboard is always in sight', async ({
  page,
}) => {
  test.slow();
  await page.goto('./#view=explore');
  const task = page.getByRole('region', { name: 'Task' });
  const done = task.getByRole('status');
  const main = page.getByRole('main');
  for (const [i, { id, solution }] of tasks.entries()) {
    await expect(task).toContainText(`Task ${i + 1} of ${tasks.length}`);
    await main.getByRole('button', { name: 'Reset' }).press('Enter');
    for (const [key, value] of Object.entries(solution) as [SettingKey, string | number][])
      if (key !== 'seed') await setByKeys(page, key, value);
    // What of many nets only some do is looked for among other weights.
    for (let draw = 0; 'seed' in solution && draw < 60 && (await done.innerText()) === ''; draw++) {
      await main.getByRole('button', { name: 'New weights' }).press('Enter');
      await page.waitForTimeout(50);
    }
    await expect(done, id).toHaveText('Done');
    if (i < tasks.length - 1) await task.getByRole('button', { name: 'Next task' }).press('Enter');
  }
  await expectFocusInSight(page, 90);
});

test('every scene of the lectures is reached, changed and left by keys alone', async ({ page }) => {
  for (const [hash, scenes] of [
    ['#view=present', 0],
    ['#view=present&lecture=short', 0],
  ] as const) {
    await page.goto(`./?${hash.length}${hash}`);
    const place = page.locator('.lay-place');
    await expect(place).toHaveText(new RegExp(`^${scenes} / \\d+$`));
    const total = Number((await place.innerText()).split('/')[1]);
    let presses = 0;
    while ((await place.innerText()) !== `${total} / ${total}` && presses++ < 80) {
      await page.keyboard.press('ArrowRight');
      // Every control of the scene has a name and a ring.
      if (presses % 9 === 0) await expectFocusInSight(page, 14);
      await page.locator('body').click({ position: { x: 2, y: 2 } });
    }
    await expect(place).toHaveText(`${total} / ${total}`);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Layouts' })).toBeVisible();
});

/**
 * Tab goes on `steps` times. Wherever it arrives: a name, a ring, and nothing of the page in front of all of it
 * (WCAG 2.2, 2.4.7 and 2.4.11).
 */
async function expectFocusInSight(page: Page, steps: number): Promise<void> {
  const faults: string[] = [];
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement;
      if (one === document.body) return null;
      const name =
        one.ariaLabel ?? (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent!.trim();
      const about = `${one.tagName.toLowerCase()}.${one.className} “${name}”`;
      if (name === '' && !one.hasAttribute('aria-labelledby')) return `${about} has no name`;
      const near = [one, ...(one.parentElement?.querySelectorAll('*') ?? []), ...one.querySelectorAll('*')];
      if (!near.some((part) => getComputedStyle(part).outlineStyle !== 'none'))
        return `${about} shows no ring`;
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
      const seen = points.some(([x, y]) => {
        const hit = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
        return hit !== null && (one.contains(hit) || hit.contains(one) || one.parentElement!.contains(hit));
      });
      return seen ? null : `${about} is hidden at ${Math.round(left)}, ${Math.round(top)}`;
    });
    if (fault !== null) faults.push(fault);
  }
  expect([...new Set(faults)]).toEqual([]);
}

test('Tab and Shift+Tab through Read: nothing that has the keyboard is hidden by the header or the instrument', async ({
  page,
}) => {
  await page.goto('./#chapter=the-network');
  await expect(page.locator('[data-chapter="the-network"] h2')).toBeInViewport();
  await page.locator('[data-chapter="the-network"] h2').click();
  await expectFocusInSight(page, 60);
  await page.setViewportSize({ width: 640, height: 360 });
  await expectFocusInSight(page, 25);
});

test('at 400 % of 1280 pixels, which is 320, no layout scrolls sideways, nor at 200 %', async ({ page }) => {
  for (const [width, height] of [
    [320, 256],
    [320, 640],
    [640, 360],
  ] as const)
    for (const hash of [
      '#view=read',
      '#view=explore&layers=100&pin=A;activation:leaky-relu',
      '#view=present&scene=4',
      '#view=present&scene=9',
      '#view=present',
      '#view=speaker&scene=3',
      '#embed=gradient',
    ]) {
      await page.setViewportSize({ width, height });
      await page.goto(`./?${width}${hash}`);
      await expect(page.getByRole('figure').first()).toBeAttached();
      const sideways = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect([width, hash, sideways]).toEqual([width, hash, 0]);
    }
});

test('what is pressed is 24 pixels wide and high, or stands in a line of text', async ({ page }) => {
  for (const hash of [
    '#view=explore&pin=A;layers:20',
    '#view=present&scene=4',
    '#view=speaker',
    '#embed=gradient',
  ]) {
    await page.goto(`./?${hash.length}${hash}`);
    await expect(page.getByRole('button').first()).toBeVisible();
    const small = await page
      .locator('button:visible, select:visible, input:visible, a:visible, [role="option"]:visible')
      .evaluateAll((all) =>
        all
          .filter(
            (one) => !one.closest('p, li, dd, td, .tex-terms') && getComputedStyle(one).display !== 'inline',
          )
          .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.width < 23.9 || box.height < 23.9))
          .map(({ one, box }) => `${one.ariaLabel ?? one.textContent}: ${box.width} × ${box.height}`),
      );
    expect([hash, small]).toEqual([hash, []]);
  }
});
