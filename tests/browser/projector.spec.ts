import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

interface Measured {
  readonly text: string;
  readonly contrast: number;
  readonly size: number;
}

/** Every piece of text on the stage: its contrast as it is painted (its opacity and that of all around it counted), its size. */
const measure = (page: Page): Promise<readonly Measured[]> =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const paint = (ground: string, colour: string, alpha: number): readonly number[] => {
      context.globalAlpha = 1;
      for (const layer of ['white', ground]) {
        context.fillStyle = layer;
        context.fillRect(0, 0, 1, 1);
      }
      context.globalAlpha = alpha;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    };
    // WCAG 2.2, relative luminance.
    const luminance = (rgb: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = rgb.map((c) =>
        c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found: { text: string; contrast: number; size: number }[] = [];
    const walk = document.createTreeWalker(document.querySelector('.lay-present')!, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent!.trim();
      const element = node.parentElement!;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isSaidOnly = element.closest(
        '.ui-hidden, .katex-mathml, .tex-terms, .fig-title, .fig-gradient-title',
      );
      if (text === '' || isSaidOnly || box.width < 2 || box.height < 2 || style.visibility === 'hidden')
        continue;
      let alpha = 1;
      let ground = '';
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { opacity, backgroundColor } = getComputedStyle(around);
        alpha *= Number(opacity);
        if (ground === '' && backgroundColor !== 'rgba(0, 0, 0, 0)') ground = backgroundColor;
      }
      const isDrawn = element instanceof SVGElement;
      if (isDrawn && style.paintOrder.startsWith('stroke')) ground = style.stroke;
      const colour = isDrawn ? style.fill : style.color;
      const [a, b] = [paint(ground, ground, 1), paint(ground, colour, alpha)].map(luminance);
      const contrast = (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05);
      found.push({ text, contrast, size: Number.parseFloat(style.fontSize) });
    }
    return found;
  });

const sizeOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

test('on a projector every text has a contrast of 7 : 1; what is to be read is 28 pixels high, labels 20', async ({
  page,
}) => {
  await page.goto('./#view=present&scene=1');
  await expect(page.locator('.lay-place')).toHaveText('1 / 15');
  for (let scene = 1; scene <= 15; scene++) {
    if (scene > 1) await page.getByRole('button', { name: new RegExp(`^Scene ${scene}:`) }).click();
    await expect(page.locator('.lay-place')).toHaveText(`${scene} / 15`);
    // What is still being computed is dimmed for a moment.
    await expect(async () => {
      const texts = await measure(page);
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter(({ contrast }) => contrast < 7)).toEqual([]);
    }).toPass();
  }
  for (const selector of ['.lay-statement', '.lay-formula', '.lay-ask'])
    expect(await sizeOf(page, selector), selector).toBeGreaterThanOrEqual(28);
  for (const selector of ['.chart .chart-tick', '.chart .chart-label', '.lay-bar .ui-slider', '.lay-place'])
    expect(await sizeOf(page, selector), selector).toBeGreaterThanOrEqual(20);
});
