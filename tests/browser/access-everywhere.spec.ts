import type { Page } from '@playwright/test';
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

test('every task of Explore is done by keys alone, and the place of the keyboard is always in sight', async ({
  page,
}) => {
  await page.goto('./#view=explore');
  const task = page.getByRole('region', { name: 'Task' });
  await expect(task).toContainText('Task 1 of');
  const count = Number(/of (\d+)/.exec(await task.innerText())![1]);
  for (let i = 1; i <= count; i++) {
    await expect(task).toContainText(`Task ${i} of ${count}`);
    await task.getByRole('button', { name: /a solution/ }).press('Enter');
    await expect(task.getByRole('status')).toHaveText('Done');
    await task.getByRole('button', { name: 'Back to your net' }).press('Enter');
    if (i < count) await task.getByRole('button', { name: 'Next task' }).press('Enter');
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
