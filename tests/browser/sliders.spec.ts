import { expect, test } from './harness.ts';
import { button, hashOf, lookAt, open, pointAt, slider, ticksOf } from './instrument.ts';

interface Case {
  readonly name: string;
  readonly key: string;
  readonly isMore?: boolean;
  /** Shares of the track between which the curves stay on the axis, three of them. */
  readonly along?: readonly [number, number, number];
  /** The value at a share of the track, as a person reads it off the ends. */
  readonly at: (share: number) => number;
  readonly initial: number;
  /** The ends of the track. */
  readonly ends: readonly [number, number];
  /** What the keys →, Shift+→, Alt+←, Page Up, Page Down give one after the other, from the initial value on. */
  readonly keyed: readonly number[];
}

const log = (min: number, max: number) => (share: number) => min * (max / min) ** share;

const cases: readonly Case[] = [
  {
    name: 'Layers',
    key: 'layers',
    along: [0.1, 0.11, 0.13],
    at: (share) => Math.round(2 + 98 * share),
    initial: 12,
    ends: [2, 100],
    keyed: [13, 23, 22, 32, 22],
  },
  {
    name: 'Weight scale',
    key: 'scale',
    at: (share) => Number(log(0.05, 20)(share).toPrecision(3)),
    initial: 1,
    ends: [0.05, 20],
    // Steps of a hundredth of a decade, to three digits: 10^0.01, 10^0.11, 10^0.109 …
    keyed: [1.02, 1.28, 1.28, 1.61, 1.28],
  },
  {
    name: 'Width',
    key: 'width',
    isMore: true,
    at: (share) => Math.round(log(1, 256)(share)),
    initial: 30,
    ends: [1, 256],
    keyed: [31, 41, 40, 50, 40],
  },
  {
    name: 'Bias scale',
    key: 'bias',
    isMore: true,
    at: (share) => Number((5 * share).toPrecision(3)),
    initial: 0,
    ends: [0, 5],
    keyed: [0.01, 0.11, 0.109, 0.209, 0.109],
  },
  {
    name: 'Examples',
    key: 'examples',
    isMore: true,
    at: (share) => Math.round(log(1, 1000)(share)),
    initial: 1,
    ends: [1, 1000],
    keyed: [2, 12, 11, 21, 11],
  },
];

for (const { name, key, isMore, along = [0.4, 0.47, 0.62], at, initial } of cases) {
  test(`${name} follows the mouse, its axis stands still until the release, a double click restores`, async ({
    page,
  }) => {
    await open(page);
    if (isMore) await button(page, 'More settings').click();
    const control = slider(page, name);
    await expect(control).toHaveValue(String(initial));
    const [from, through, to] = [
      await pointAt(control, along[0]),
      await pointAt(control, along[1]),
      await pointAt(control, along[2]),
    ];
    const end = String(at(along[2]));
    const before = await lookAt(page, control);
    await page.mouse.move(from.x, from.y);
    // A press beside the thumb fetches it.
    await page.mouse.down();
    await expect(control).toHaveValue(String(at(along[0])));
    await page.mouse.move(through.x, through.y, { steps: 3 });
    await expect(control).toHaveValue(String(at(along[1])));
    const half = await lookAt(page, control);
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await expect(control).toHaveValue(end);
    const held = await lookAt(page, control);
    // Above and below the track it is still held.
    await page.mouse.move(to.x, to.y + 200, { steps: 2 });
    await expect(control).toHaveValue(end);
    expect([half.ticks, held.ticks]).toEqual([before.ticks, before.ticks]);
    for (const what of ['measured', 'bound'] as const) {
      expect(held[what]).not.toBe(before[what]);
      expect(held[what]).not.toBe(half[what]);
    }
    await page.mouse.up();
    await expect.poll(() => hashOf(page)).toBe(`#${key}=${end}`);
    const settledTicks = await ticksOf(page);
    await page.mouse.move(to.x - 30, to.y, { steps: 2 });
    await expect(control).toHaveValue(end);

    await control.dblclick();
    await expect(control).toHaveValue(String(initial));
    await expect.poll(() => hashOf(page)).toBe('');
    expect(await lookAt(page, control)).toEqual(before);
    // The axis is a matter of the settings alone, not of the way there.
    await open(page, `#${key}=${end}`);
    expect(await ticksOf(page)).toEqual(settledTicks);
  });
}

test('each slider by keyboard', async ({ page }) => {
  await open(page);
  await button(page, 'More settings').click();
  for (const { name, key, ends, keyed } of cases) {
    const control = slider(page, name);
    await control.focus();
    const presses = ['ArrowRight', 'Shift+ArrowUp', 'Alt+ArrowLeft', 'PageUp', 'PageDown'];
    for (const [i, press] of presses.entries()) {
      await page.keyboard.press(press);
      await expect(control, `${name}: ${press}`).toHaveValue(String(keyed[i]));
    }
    await expect.poll(() => hashOf(page)).toContain(`${key}=${keyed.at(-1)}`);
    const before = await lookAt(page, control);
    for (const [press, end] of [
      ['End', ends[1]],
      ['ArrowRight', ends[1]],
      ['Home', ends[0]],
      ['ArrowDown', ends[0]],
    ] as const) {
      await page.keyboard.press(press);
      await expect(control, `${name}: ${press}`).toHaveValue(String(end));
    }
    const after = await lookAt(page, control);
    expect([after.measured, after.bound], name).not.toEqual([before.measured, before.bound]);
    await expect(control).toBeFocused();
  }
});

test('a pen takes the thumb at once, as a mouse does, and is held beside the track', async ({ page }) => {
  await open(page);
  const control = slider(page, 'Layers');
  const [from, to] = [await pointAt(control, 0.2), await pointAt(control, 0.5)];
  const session = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: { x: number; y: number }) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      ...at,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
      force: 0.5,
    });
  await page.evaluate(() => {
    window.addEventListener('pointerdown', ({ pointerType }) => {
      document.documentElement.dataset.pointer = pointerType;
    });
  });
  await send('mousePressed', from);
  await expect(control).toHaveValue('22');
  await send('mouseMoved', { x: to.x, y: to.y + 90 });
  await expect(control).toHaveValue('51');
  await send('mouseReleased', { x: to.x, y: to.y + 90 });
  await expect(page.locator('html')).toHaveAttribute('data-pointer', 'pen');
  await expect.poll(() => hashOf(page)).toBe('#layers=51');
});
