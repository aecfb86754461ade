import type { Locator, Page } from '@playwright/test';
import { expect } from './harness.ts';

export const plane = (page: Page): Locator =>
  page.getByRole('slider', { name: /^The net as a point of the plane/ });

/** Opens chapter 8, brings the phase plane into sight and waits until every cell has its colour. */
export async function openPlane(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}&chapter=tanh`);
  await expect(plane(page)).toBeAttached({ timeout: 90_000 });
  await plane(page).scrollIntoViewIfNeeded();
  await expect.poll(() => uncoloured(page), { timeout: 90_000 }).toBe(0);
}

/** Cells of the canvas that have no colour yet; −1 where nothing is drawn. */
export const uncoloured = (page: Page): Promise<number> =>
  page.locator('.chart-plane-cells').evaluate((canvas: HTMLCanvasElement) => {
    if (canvas.width < 2) return -1;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) count++;
    return count;
  });

/** Where the setting stands on the screen, by the frame of the plane, which shows 0 … 4 and 0 … 2. */
export async function placeOf(
  page: Page,
  weightScale: number,
  biasScale: number,
): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await page.locator('.chart-plane-cells').boundingBox())!;
  return { x: x + (width * weightScale) / 4, y: y + height * (1 - biasScale / 2) };
}

/** The two scales that the address holds. */
export async function scalesOf(page: Page): Promise<readonly [number, number]> {
  const hash = new URLSearchParams(await page.evaluate(() => location.hash.slice(1)));
  return [Number(hash.get('scale') ?? 1), Number(hash.get('bias') ?? 0)];
}
