import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './harness.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Asks axe for faults against WCAG 2.2 AA; a rule that is wrong here is left out by its name, with a reason. */
export async function expectNoViolations(page: Page, without: readonly string[] = []): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(tags)
    .disableRules([...without])
    .analyze();
  expect(passes.length).toBeGreaterThan(0);
  expect(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    ),
  ).toEqual([]);
}

/**
 * Leaves of the article the chapters with these numbers, and of each formula its letters without their boxes, for good:
 * axe's time grows with the square of the page, to some minutes for all of this one.
 */
export async function keepChapters(page: Page, ...numbers: readonly string[]): Promise<void> {
  await page.evaluate((kept) => {
    for (const chapter of document.querySelectorAll('.art-chapter'))
      if (!kept.includes(chapter.querySelector('.art-number')!.textContent)) chapter.remove();
    for (const formula of document.querySelectorAll('.katex-html, .katex math'))
      formula.replaceChildren(formula.textContent);
  }, numbers);
}
