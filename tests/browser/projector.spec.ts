import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

interface Measured {
  readonly text: string;
  readonly contrast: number;
  readonly size: number;
  /** An index, an exponent, or within a formula: smaller than the text around it. */
  readonly raised: boolean;
}

interface Mark {
  readonly mark: string;
  readonly contrast: number;
  readonly width: number;
}

interface Stage {
  readonly texts: readonly Measured[];
  readonly marks: readonly Mark[];
}

/** What carries a number in a figure, or an inequality. What lies on the coloured plane has a casing of its own. */
const carrying = [
  ...['line', 'dots', 'ring', 'rule', 'dimension', 'plot-mark', 'cobweb-step'],
  ...['strip-middle', 'strip-bracket', 'strip-own', 'network-rings'],
]
  .map((name) => `.lay-scene-figure .chart-${name}:not(.chart-plane-inside *)`)
  .join();

/** All texts and marks on the stage: their contrast as painted (their opacity and that of all around counted), their size. */
const measure = (page: Page): Promise<Stage> =>
  page.evaluate((carrying) => {
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
    const contrastOf = (ground: string, colour: string, alpha: number): number => {
      const [a, b] = [paint(ground, ground, 1), paint(ground, colour, alpha)].map(luminance);
      return (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05);
    };
    const around = (element: Element) => {
      let alpha = 1;
      let ground = '';
      for (let one: Element | null = element; one; one = one.parentElement) {
        const { opacity, backgroundColor } = getComputedStyle(one);
        alpha *= Number(opacity);
        if (ground === '' && backgroundColor !== 'rgba(0, 0, 0, 0)') ground = backgroundColor;
      }
      return { alpha, ground };
    };
    const texts: { text: string; contrast: number; size: number; raised: boolean }[] = [];
    const walk = document.createTreeWalker(document.querySelector('.lay-present')!, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent!.trim();
      const element = node.parentElement!;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isSaidOnly = element.closest(
        '.ui-hidden, .katex-mathml, .tex-terms, .fig-title, .fig-gradient-title',
      );
      if (
        text === '' ||
        isSaidOnly ||
        box.width < 2 ||
        box.height < 2 ||
        style.visibility === 'hidden' ||
        style.fontSize === '0px'
      )
        continue;
      const { alpha, ground } = around(element);
      const isDrawn = element instanceof SVGElement;
      const under = isDrawn && style.paintOrder.startsWith('stroke') ? style.stroke : ground;
      texts.push({
        text,
        contrast: contrastOf(under, isDrawn ? style.fill : style.color, alpha),
        size: Number.parseFloat(style.fontSize),
        raised: element.closest('.katex, tspan[class], tspan[style], sup, sub, kbd') !== null,
      });
    }
    const marks = [...document.querySelectorAll(carrying)].map((element) => {
      const { alpha, ground } = around(element);
      const { stroke, strokeWidth } = getComputedStyle(element);
      return {
        mark: element.getAttribute('class')!,
        contrast: contrastOf(ground, stroke, alpha),
        width: Number.parseFloat(strokeWidth),
      };
    });
    return { texts, marks };
  }, carrying);

const sizeOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

for (const [lecture, scenes] of [
  ['whole', 15],
  ['short', 5],
] as const)
  test(`on a projector, the ${lecture} lecture: text of 7 : 1, marks of 3 : 1 and three pixels; what is to be read 28 pixels, labels 20`, async ({
    page,
  }) => {
    await page.goto(`./#view=present&lecture=${lecture}&scene=1`);
    for (let scene = 1; scene <= scenes; scene++) {
      if (scene > 1) await page.getByRole('button', { name: new RegExp(`^Scene ${scene}:`) }).click();
      await expect(page.locator('.lay-place')).toHaveText(`${scene} / ${scenes}`);
      // What is still being computed is dimmed for a moment.
      await expect(async () => {
        const { texts, marks } = await measure(page);
        expect(texts.length).toBeGreaterThan(5);
        expect(texts.filter(({ contrast }) => contrast < 7)).toEqual([]);
        expect(texts.filter(({ size, raised }) => !raised && size < 20)).toEqual([]);
        expect(marks.filter(({ contrast, width }) => contrast < 3 || width < 3)).toEqual([]);
      }).toPass({ timeout: 15_000 });
      for (const selector of ['.lay-statement', '.lay-formula', '.lay-ask'])
        expect(await sizeOf(page, selector), selector).toBeGreaterThanOrEqual(28);
      for (const selector of ['.chart :is(.chart-tick, .chart-axis-title, .chart-number)', '.lay-place'])
        expect(await sizeOf(page, selector), selector).toBeGreaterThanOrEqual(20);
    }
  });
