import type { Locator, Page } from '@playwright/test';
import { type QuantityId, quantities } from '../../src/model/quantities.ts';
import { expect } from './harness.ts';
import { button, instrument, open, slider } from './instrument.ts';

/** Where the instrument shows a quantity; the others have nothing there to light. */
export const shownAt: Partial<Record<QuantityId, (page: Page) => Locator>> = {
  layer: (page) => instrument(page).locator('.fig-gradient-reading dt > span').first(),
  gradB: (page) => label(page, 'gradB'),
  gradW: (page) => label(page, 'gradW'),
  bound: (page) => label(page, 'bound'),
  b1: (page) => label(page, 'b1'),
  b2: (page) => label(page, 'b2'),
  b3: (page) => label(page, 'b3'),
  lower: (page) => label(page, 'lower'),
  typical: (page) => label(page, 'typical'),
  band: (page) => label(page, 'band'),
  slack: (page) => instrument(page).locator('.fig-gradient-reading [data-series="slack"] dd > span'),
  gamma: (page) => instrument(page).locator('.fig-gamma'),
  weightNorm: (page) => factor(page, 2),
  errorNorm: (page) => factor(page, 3),
  sigma: (page) => name(page, 'Activation'),
  layers: (page) => name(page, 'Layers'),
  weightScale: (page) => name(page, 'Scale'),
};

/** Where the keyboard meets a quantity in the instrument; all others it meets in the lists of terms alone. */
export const keyedAt: Partial<Record<QuantityId, (page: Page) => Locator>> = {
  gradB: (page) => factor(page, 0),
  gamma: (page) => factor(page, 1),
  weightNorm: (page) => factor(page, 2),
  errorNorm: (page) => factor(page, 3),
  bound: (page) => factor(page, 4),
  gradW: (page) => button(page, 'Weight gradient'),
  b1: (page) => button(page, 'Rungs'),
  lower: (page) => button(page, 'Lower bound'),
  band: (page) => button(page, 'Many nets'),
  typical: (page) => button(page, 'Theory'),
  sigma: (page) => instrument(page).getByRole('radio', { name: 'Sigmoid' }),
  layers: (page) => slider(page, 'Layers'),
  weightScale: (page) => slider(page, 'Weight scale'),
};

const label = (page: Page, id: string): Locator =>
  instrument(page).locator(`.chart-label[data-series="${id}"] > text`);
const factor = (page: Page, i: number): Locator => instrument(page).locator('.fig-line .fig-factor').nth(i);
const name = (page: Page, words: string): Locator =>
  instrument(page).locator('.fig-stage').getByText(words, { exact: false }).first();

export const ids = Object.keys(quantities) as QuantityId[];

/** Names of lines of the chart alone: the text has no symbol for them. */
export const silent: ReadonlySet<QuantityId> = new Set<QuantityId>(['band', 'typical']);

/** The first symbol of a quantity that can be seen in the text, once {@link openWhole} has marked it. */
export const inText = (page: Page, id: QuantityId): Locator => page.locator(`[data-first="${id}"]`);
export const litInText = (page: Page, id: QuantityId): Locator =>
  page.locator(`article [data-term="${id}"][data-lit]`);
export const litInInstrument = (page: Page): Promise<number> =>
  instrument(page).locator('[data-lit]').count();

/** The page with all chapters and all lines of the chart. */
export async function openWhole(page: Page): Promise<void> {
  await open(page, '#layers=8');
  await expect(page.locator('.art-references > li').first()).toBeAttached({ timeout: 60_000 });
  for (const series of ['gradW', 'rungs', 'typical'])
    await instrument(page).locator(`button[data-series="${series}"]`).click();
  // Marked once: to look through thousands of symbols at every step takes a minute.
  await page.evaluate((all) => {
    for (const id of all) {
      const symbols = [...document.querySelectorAll<HTMLElement>(`article [data-term="${id}"]`)];
      const first = symbols.find((symbol) => symbol.checkVisibility());
      if (first) first.dataset.first = id;
    }
  }, ids);
}

/** Puts the keyboard on the first button of the lists of terms that names the quantity. */
export async function focusTerm(page: Page, id: QuantityId): Promise<void> {
  const words = quantities[id].words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = `^${words.replace('layer \\{l\\}', '(the layer|layer .+?)')}(: .*)?$`;
  await page.evaluate((source) => {
    const names = new RegExp(source);
    const all = [...document.querySelectorAll<HTMLElement>('article .tex-terms > button')];
    all.find((one) => names.test(one.getAttribute('aria-label')!) && one.checkVisibility())!.focus();
  }, pattern);
}
